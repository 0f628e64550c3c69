/** So that a store that was deleted is noticed within a second (RELIABILITY: noticed ≤ 1 s). */
const lookEveryMs = 500

/**
 * 被删: tells each time a file that was there is there no more. Files that are deleted while they are open make no event and
 * no error. Answers the function that ends looking.
 */
export function tellWhenVanished(isThere: () => Promise<boolean>, onVanished: () => void): () => void {
  let seen = false
  const look = setInterval(async () => {
    const there = await isThere()
    if (seen && !there) onVanished()
    seen = there
  }, lookEveryMs)
  return () => clearInterval(look)
}
