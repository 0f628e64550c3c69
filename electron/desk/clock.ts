import type { Instant } from '#shared/fact'

/** The two clocks of a machine, in milliseconds: what the wall says, and what only ever runs forward. */
export type MachineClock = { readonly wallMs: () => number; readonly monotonicMs: () => number }

const machineClock: MachineClock = { wallMs: () => Date.now(), monotonicMs: () => performance.now() }

/**
 * 议事台的钟: set once by the wall clock, carried on by the monotonic one, never earlier than the last fact. Lengths are
 * right whatever hands or batteries do to the wall clock; how far that one has jumped since is told apart
 * (RELIABILITY: a wrong clock does not matter).
 */
export class DeskClock {
  readonly #machine: MachineClock
  readonly #startedMs: number
  #anchorMs: number
  /** How far a rehearsal has moved this clock from the wall's; nought in the installed program. */
  #rehearsedMs = 0

  /** `notBefore` is the last instant the journal knows, or null when it is empty. */
  constructor(notBefore: Instant | null, machine: MachineClock = machineClock) {
    this.#machine = machine
    this.#startedMs = machine.monotonicMs()
    this.#anchorMs = Math.max(machine.wallMs(), notBefore === null ? 0 : Date.parse(notBefore))
  }

  now(): Instant {
    return new Date(this.#anchorMs + this.#machine.monotonicMs() - this.#startedMs).toISOString()
  }

  /**
   * 演练: puts the desk's clock forward to `instant`, never back, so that a written meeting keeps its own times.
   * Nothing in the installed program can reach this.
   */
  advanceTo(instant: Instant): void {
    this.#move(Math.max(0, Date.parse(instant) - Date.parse(this.now())))
  }

  /** 演练: the day on which the rehearsed meeting begins, past or coming; only before the first fact is kept. */
  startAt(instant: Instant): void {
    this.#move(Date.parse(instant) - Date.parse(this.now()))
  }

  /** Wall clock minus desk clock, in ms; null while they agree to within two seconds. */
  jumpMs(): number | null {
    const difference = this.#machine.wallMs() + this.#rehearsedMs - Date.parse(this.now())
    return Math.abs(difference) > 2000 ? Math.round(difference) : null
  }

  #move(ms: number): void {
    this.#anchorMs += ms
    this.#rehearsedMs += ms
  }
}
