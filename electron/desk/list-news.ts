import type { StreamKind } from '#shared/fact'

/** How long further news of the same kind wait and are told as one, in milliseconds. */
const quietMs = 300

/**
 * 列表有变: tells at once that a list changed, and gathers what comes right after: taking in a county's returns changes
 * the same lists hundreds of times, and every telling makes a page ask for the whole list again.
 */
export class ListNews {
  readonly #waiting = new Map<StreamKind, { again: boolean }>()

  constructor(private readonly tell: (kind: StreamKind) => void) {}

  changed(kinds: Iterable<StreamKind>): void {
    for (const kind of kinds) {
      const waiting = this.#waiting.get(kind)
      if (waiting) waiting.again = true
      else this.#say(kind)
    }
  }

  #say(kind: StreamKind): void {
    this.tell(kind)
    const timer = setTimeout(() => {
      const { again } = this.#waiting.get(kind) ?? { again: false }
      this.#waiting.delete(kind)
      if (again) this.#say(kind)
    }, quietMs)
    timer.unref()
    this.#waiting.set(kind, { again: false })
  }
}
