/*
 * 收尾: forms that keep what is typed by themselves, and what each of them still has to do before the window goes.
 */
const unfinished = new Set<() => Promise<void>>()

/** `finish` is called before the end, until the answered function takes it back. */
export function beforeTheEnd(finish: () => Promise<void>): () => void {
  unfinished.add(finish)
  return () => void unfinished.delete(finish)
}

/** Before the window goes: everything typed that is complete is on its way to the desk, or has arrived. */
export async function finishTyping(): Promise<void> {
  await Promise.all([...unfinished].map((finish) => finish()))
}
