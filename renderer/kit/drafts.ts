/*
 * 草稿: what was typed and is not kept yet, by the name of its place (`meeting:… details`). Leaving a page loses nothing, and
 * what is complete goes to the desk by itself. Whoever listens is told a moment after each change, so that a draft
 * outlives the page and the program as well.
 */
const drafts = new Map<string, unknown>()
let listener: ((all: string) => void) | null = null
let telling: ReturnType<typeof setTimeout> | null = null

export function keepDraft(place: string, typed: unknown): void {
  drafts.set(place, typed)
  tellSoon()
}

/** What was typed here before, or undefined. The caller reads the place it wrote. */
export function draftOf<Typed>(place: string): Typed | undefined {
  return drafts.get(place) as Typed | undefined
}

export function dropDraft(place: string): void {
  if (drafts.delete(place)) tellSoon()
}

/** What an earlier page told last; what was typed since is newer and stays. */
export function takeDrafts(all: string): void {
  if (all === '') return
  for (const [place, typed] of Object.entries<unknown>(JSON.parse(all)))
    if (!drafts.has(place)) drafts.set(place, typed)
}

/** From now on `tell` hears all drafts as one text, '' when there are none, at most `afterMs` behind the typing. */
export function tellDrafts(tell: (all: string) => void): void {
  listener = tell
}

const afterMs = 200

/** Begun by the first key and not put off by the next, so that quick typing is told as well. */
function tellSoon(): void {
  if (!listener || telling) return
  telling = setTimeout(() => {
    telling = null
    listener?.(drafts.size === 0 ? '' : JSON.stringify(Object.fromEntries(drafts)))
  }, afterMs)
}
