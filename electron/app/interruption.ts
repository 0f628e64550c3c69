import type { Desk } from '#electron/desk/desk'
import type { PreviousLife } from '#electron/journal/lock'
import type { Interruption } from '#shared/contract/desk'
import type { Fact, Instant, StreamId } from '#shared/fact'
import { attendeeOf } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import { spokenMs } from '#shared/meeting/speaking'

type PastLife = {
  readonly previous: PreviousLife | null
  readonly lastOpened: StreamId | null
  readonly lastAt: Instant | null
}

/** 中断: whether the program died in a running meeting, until the clerk has said whether the gap counts. */
export class InterruptedMeeting {
  #stream: StreamId | null

  constructor(
    private readonly past: PastLife,
    private readonly desk: Pick<Desk, 'view'>,
    private readonly now: () => Instant,
  ) {
    this.#stream = past.previous?.ended === 'died' ? past.lastOpened : null
  }

  /** Whoever acts in the meeting has gone on with it, whatever was answered to the question. */
  kept(facts: readonly Fact[]): void {
    if (facts.some((fact) => fact.stream === this.#stream)) this.#stream = null
  }

  async question(): Promise<Interruption | null> {
    const stream = this.#stream
    if (!stream) return null
    const { state } = await this.desk.view(stream)
    const meeting = (state as MeetingHistory | null)?.meeting
    if (!meeting || !['open', 'adjourned'].includes(meeting.proceedings.phase)) {
      this.#stream = null
      return null
    }
    return interruptionOf(stream, meeting, this.past.previous, this.past.lastAt, this.now())
  }
}

/**
 * 中断: what to tell the clerk of a meeting that was running when the program ended. The last sign of life is the later
 * of the lock's last beat and the last fact, because after a power cut the beats may not have reached the disk.
 */
export function interruptionOf(
  stream: StreamId,
  meeting: Meeting,
  previous: PreviousLife | null,
  lastFactAt: Instant | null,
  now: Instant,
): Interruption {
  const signs = [previous?.aliveAt, lastFactAt].filter((at) => typeof at === 'string').filter((at) => at <= now)
  const from = signs.sort().at(-1) ?? now
  const { current } = meeting.speaking
  return {
    stream,
    title: meeting.details.title,
    from,
    to: now,
    speaker: attendeeOf(meeting, current?.attendeeId ?? null)?.name ?? null,
    spokenMs: current ? spokenMs(current, from) : 0,
  }
}
