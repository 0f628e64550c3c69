import { startTransition, useEffect, useState } from 'react'

/** The value as it was when a frame was last painted: for what is dear to draw and may come one frame behind the rest. */
export function useAfterPainting<Value>(value: Value): Value {
  const [shown, setShown] = useState({ value })
  useEffect(
    () =>
      afterPainting(() => startTransition(() => setShown((before) => (before.value === value ? before : { value })))),
    [value],
  )
  return shown.value
}

/** Runs once the next frame is painted: for work that nobody should wait for with an empty page. Answers how to call it off. */
export function afterPainting(run: () => void): () => void {
  let isWanted = true
  const frame = requestAnimationFrame(() => {
    // What a frame asks for by message comes behind its painting.
    const behind = new MessageChannel()
    behind.port1.onmessage = () => {
      behind.port1.close()
      if (isWanted) run()
    }
    behind.port2.postMessage(null)
  })
  return () => {
    isWanted = false
    cancelAnimationFrame(frame)
  }
}
