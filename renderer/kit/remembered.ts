import { useCallback, useState } from 'react'

/**
 * 记住的看法: how the clerk likes to look at a list, kept on this machine between starts: which view, which columns. A matter
 * of the screen alone; what cannot be read back is the first way again.
 */
export function useRemembered<Choice>(
  place: string,
  first: Choice,
  isChoice: (kept: unknown) => kept is Choice,
): readonly [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useState<Choice>(() => {
    const kept = recall(place)
    return isChoice(kept) ? kept : first
  })
  const choose = useCallback(
    (next: Choice) => {
      setChoice(next)
      try {
        localStorage.setItem(place, JSON.stringify(next))
      } catch {
        // A full or forbidden storage forgets the choice and hinders nobody.
      }
    },
    [place],
  )
  return [choice, choose]
}

function recall(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null')
  } catch {
    return null
  }
}
