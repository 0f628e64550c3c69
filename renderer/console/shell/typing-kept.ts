import { create } from 'zustand'
import { longestTyping } from '#shared/contract/typing'
import { ask } from '../../bridge/ask'

/** 没写完的话: whether all of it is kept beside the journal, or has become too long for that. */
const useTypingKept = create<{ readonly isTooLong: boolean }>()(() => ({ isTooLong: false }))

export function useIsTypingTooLong(): boolean {
  return useTypingKept(({ isTooLong }) => isTooLong)
}

/** Hands it to main. What is too long stays in the page, main keeps the one before, and the status line says so. */
export function keepTyping(text: string): void {
  const isTooLong = text.length > longestTyping
  useTypingKept.setState({ isTooLong })
  if (!isTooLong) void ask('typing.keep', { text })
}
