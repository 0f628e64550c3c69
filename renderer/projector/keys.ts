/**
 * The list with a React key beside each element. A word may come twice (two people of one name): the second is keyed
 * `张伟 2`, so that a row keeps its identity when others leave.
 */
export function keyed<Each>(
  list: readonly Each[],
  wordOf: (each: Each) => string,
): readonly { readonly key: string; readonly each: Each }[] {
  const seen = new Map<string, number>()
  return list.map((each) => {
    const word = wordOf(each)
    const times = (seen.get(word) ?? 0) + 1
    seen.set(word, times)
    return { key: times === 1 ? word : `${word} ${times}`, each }
  })
}
