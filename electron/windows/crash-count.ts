/**
 * A page that dies is loaded again at once; a page that dies three times within a minute would die a fourth time, and
 * the clerk is better served by a sentence.
 */
export class CrashCount {
  private crashesAtMs: readonly number[] = []

  /** `nowMs` on any clock that never goes back. */
  crashed(nowMs: number): 'try-again' | 'loop' {
    this.crashesAtMs = [...this.crashesAtMs.filter((atMs) => nowMs - atMs < withinMs), nowMs]
    return this.crashesAtMs.length < tooMany ? 'try-again' : 'loop'
  }

  forget(): void {
    this.crashesAtMs = []
  }
}

const tooMany = 3
const withinMs = 60_000
