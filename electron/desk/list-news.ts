import type { StreamKind } from '#shared/fact'

/** How long further news of the same kind wait and are told as one, in milliseconds. */
const quietMs = 300

/**
 * 列表有变: tells at once that a list changed, and gathers what comes right after: taking in a county's returns changes
 * the same lists hundreds of times, and every telling makes a page ask for the whole list again.
 */
export class ListNews {
  readonly #waiting = new Map<StreamKind, { again: boolean }>()
  /** What changed during a work that is told once, at its end; null when there is none. */
  #held: Set<StreamKind> | null = null

  constructor(private readonly tell: (kind: StreamKind) => void) {}

  changed(kinds: Iterable<StreamKind>): void {
    for (const kind of kinds) {
      if (this.#held) {
        this.#held.add(kind)
        continue
      }
      const waiting = this.#waiting.get(kind)
      if (waiting) waiting.again = true
      else this.#say(kind)
    }
  }

  /** Tells nothing until the work is done: a list of thousands read again and again would be most of the work. */
  async quietly<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#held = new Set()
    try {
      return await work()
    } finally {
      const kinds = this.#held
      this.#held = null
      this.changed(kinds)
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
