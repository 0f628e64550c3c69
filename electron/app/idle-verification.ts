import { setTimeout as wait } from 'node:timers/promises'
import type { Journal } from '#electron/journal/journal'
import type { Verdict } from '#electron/journal/reading'
import type { JournalCheck } from '#shared/contract/safety'
import type { Instant } from '#shared/fact'

export type IdleVerificationParts = {
  readonly journal: Pick<Journal, 'verify' | 'head'>
  /** Only ever runs forward, in milliseconds. */
  readonly monotonicMs: () => number
  readonly now: () => Instant
  readonly note: (sentence: string) => void
  /** One sentence for the clerk, when the journal does not hold. */
  readonly warn: (sentence: string) => void
}

/**
 * 空闲核对: after two minutes without a command the whole journal is read again, in small portions, every line against the
 * running hash. A disk that goes bad is noticed while its neighbour still has what it lost, not at the next start months
 * later. A command puts it off at once.
 */
export class IdleVerification {
  #quietSinceMs: number
  #running: AbortController | null = null
  #last: JournalCheck = null
  #lastMs = 0

  constructor(private readonly parts: IdleVerificationParts) {
    this.#quietSinceMs = parts.monotonicMs()
  }

  /** What the last whole check found, or null before the first. */
  get last(): JournalCheck {
    return this.#last
  }

  /** Somebody works: whatever is being read stops, and the quiet time begins anew. */
  touched(): void {
    this.#quietSinceMs = this.parts.monotonicMs()
    this.#running?.abort()
  }

  /** To be called every few seconds. Resolves when a check that was due is over. */
  async look(): Promise<void> {
    if (this.#running || !this.#isDue()) return
    const running = new AbortController()
    this.#running = running
    try {
      // A pause that is longer than the step before it: at most a third of one processor core.
      this.#keep(
        await this.parts.journal.verify(
          () => {},
          running.signal,
          () => wait(3),
        ),
      )
    } finally {
      this.#running = null
    }
  }

  stop(): void {
    this.#running?.abort()
  }

  /** Anew when there are facts nobody has checked, and otherwise twice a day. */
  #isDue(): boolean {
    const { monotonicMs, journal } = this.parts
    if (journal.head.n === 0 || monotonicMs() - this.#quietSinceMs < quietMs) return false
    if (this.#last?.state === 'damaged') return false
    return this.#last?.facts !== journal.head.n || monotonicMs() - this.#lastMs > againAfterMs
  }

  #keep(verdict: Verdict): void {
    const { now, note, warn, monotonicMs } = this.parts
    if (verdict.state === 'stopped') return
    this.#lastMs = monotonicMs()
    if (verdict.state === 'whole') {
      this.#last = { state: 'whole', at: now(), facts: verdict.facts }
      note(`journal checked in idle time: ${verdict.facts} facts in ${verdict.segments} segments are whole`)
      return
    }
    this.#last = { state: 'damaged', at: now(), facts: verdict.goodN }
    note(`journal checked in idle time: segment ${verdict.segment} does not hold after fact ${verdict.goodN}`)
    warn(
      `空闲核对发现第 ${verdict.segment} 段记录有损坏，前 ${verdict.goodN} 条完好。请在散会并导出文书后，关闭程序再打开一次，程序会自动修复。`,
    )
  }
}

const quietMs = 2 * 60_000
const againAfterMs = 12 * 60 * 60_000
