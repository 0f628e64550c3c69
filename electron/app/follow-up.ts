import type { Instant } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { Room } from '#shared/room/room'
import { dayOf } from '#shared/text/dates'
import { type FollowUpLine, followUpBoard, followUpMeetingOf } from '#shared/views/follow-up'
import type { TopicRow } from '#shared/views/topic-row'

type FollowUpParts = {
  /** This room's topics as the list has them. */
  readonly topics: () => Promise<readonly TopicRow[]>
  readonly room: () => Promise<Room | null>
  readonly now: () => Instant
  readonly show: (lines: readonly FollowUpLine[]) => void
  readonly log: (error: unknown) => void
}

/**
 * 上次议题办理情况 for the wall (T15): computed when a meeting comes onto it, when a topic changes and when the day does, and
 * never in the way of a command. A meeting whose agenda does not ask for it costs nothing.
 */
export class FollowUp {
  readonly #parts: FollowUpParts
  #meeting: Meeting | null = null
  #computedFor = ''
  #round = 0

  constructor(parts: FollowUpParts) {
    this.#parts = parts
  }

  /** The meeting on the wall, as it stands now; told after each of its facts. */
  attend(meeting: Meeting | null): void {
    this.#meeting = meeting
    this.look()
  }

  /** A topic, or the room with its thresholds, has changed. */
  changed(): void {
    this.#computedFor = ''
    this.look()
  }

  /** Computes anew if the meeting, its topic or the day is another than last time. */
  look(): void {
    const question = this.#question()
    if (question === this.#computedFor) return
    this.#computedFor = question
    this.#round += 1
    const round = this.#round
    // Nobody waits for this; a later round makes an earlier one's answer worthless.
    void this.#compute().then(
      (lines) => round === this.#round && this.#parts.show(lines),
      (error: unknown) => this.#parts.log(error),
    )
  }

  /** What the answer depends on, in one text. */
  #question(): string {
    const meeting = this.#meeting
    if (!meeting?.agenda.items.some((item) => item.kind === 'follow-up')) return 'nothing'
    const today = dayOf(this.#parts.now())
    const { id, topicId, day } = followUpMeetingOf(meeting, today)
    return [id, topicId ?? '', day, today].join(' ')
  }

  async #compute(): Promise<readonly FollowUpLine[]> {
    const meeting = this.#meeting
    const room = await this.#parts.room()
    if (!meeting || !room || this.#question() === 'nothing') return []
    const today = dayOf(this.#parts.now())
    return followUpBoard(followUpMeetingOf(meeting, today), await this.#parts.topics(), today, room.ledger)
  }
}
