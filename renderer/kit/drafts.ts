/*
 * 草稿: what was typed and is not kept yet, by the name of its place (`meeting:… details`). In memory alone: leaving a
 * page loses nothing, and what is complete goes to the desk by itself.
 */
const drafts = new Map<string, unknown>()

export function keepDraft(place: string, typed: unknown): void {
  drafts.set(place, typed)
}

/** What was typed here before, or undefined. The caller reads the place it wrote. */
export function draftOf<Typed>(place: string): Typed | undefined {
  return drafts.get(place) as Typed | undefined
}

export function dropDraft(place: string): void {
  drafts.delete(place)
}
