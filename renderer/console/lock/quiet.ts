import { useEffect } from 'react'

/** Without a key or a click for so long the console locks itself; the wall goes on. */
export const lockAfterMs = 5 * 60_000

/** Tells once whenever nobody has touched key, mouse or screen for five minutes. */
export function useQuiet(onQuiet: () => unknown): void {
  useEffect(() => {
    let waiting = setTimeout(onQuiet, lockAfterMs)
    const touched = () => {
      clearTimeout(waiting)
      waiting = setTimeout(onQuiet, lockAfterMs)
    }
    for (const name of touches) window.addEventListener(name, touched, { capture: true, passive: true })
    return () => {
      clearTimeout(waiting)
      for (const name of touches) window.removeEventListener(name, touched, { capture: true })
    }
  }, [onQuiet])
}

const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
