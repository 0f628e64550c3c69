import { startTransition, useEffect, useState } from 'react'

/** The value as it was when a frame was last painted: for what is dear to draw and may come one frame behind the rest. */
export function useAfterPainting<Value>(value: Value): Value {
  const [shown, setShown] = useState({ value })
  useEffect(() => {
    let isLatest = true
    const frame = requestAnimationFrame(() => {
      // What a frame asks for by message comes behind its painting.
      const behind = new MessageChannel()
      behind.port1.onmessage = () => {
        behind.port1.close()
        if (isLatest) startTransition(() => setShown((before) => (before.value === value ? before : { value })))
      }
      behind.port2.postMessage(null)
    })
    return () => {
      isLatest = false
      cancelAnimationFrame(frame)
    }
  }, [value])
  return shown.value
}
