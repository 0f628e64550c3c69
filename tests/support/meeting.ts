import { sealFacts } from '#electron/journal/seal'
import { nothingBeside } from '#shared/beside'
import type { Refusal } from '#shared/decision'
import type { Fact, Instant } from '#shared/fact'
import type { Invitation } from '#shared/meeting/attendance'
import {
  decideHistory,
  evolveHistory,
  type HistoryCommand,
  historyCommandSchema,
  lastUndoable,
  type MeetingHistory,
} from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import type { Details } from '#shared/meeting/proceedings'
import { defaultMeetingRules, type MeetingRules } from '#shared/meeting/rules'

export const nineOClock = '2026-11-21T01:00:00.000Z'

export const someDetails: Details = {
  title: '场镇公共停车场建设协商会',
  topic: '场镇公共停车场建在哪里、怎么建、怎么收费',
  form: 'special',
  venueKind: 'room',
  venue: '镇协商议事室',
  startsAt: nineOClock,
  chair: '试主持',
  recorder: '试记录',
  tellers: ['试计票', '试监票'],
}

/**
 * A meeting played in a test: real commands through the real schema, decide and evolve, with a clock that the test
 * moves. The desk without journal and windows.
 */
export class PlayedMeeting {
  history: MeetingHistory | null = null
  readonly facts: Fact[] = []
  #ms = Date.parse(nineOClock)
  #ids = 0

  constructor(rules: Partial<MeetingRules> = {}) {
    this.do({ type: 'meeting.create', details: someDetails, rules: { ...defaultMeetingRules, ...rules } })
  }

  get meeting(): Meeting {
    if (!this.history) throw new Error('the meeting was created in the constructor')
    return this.history.meeting
  }

  get now(): Instant {
    return new Date(this.#ms).toISOString()
  }

  /** Lets time pass. */
  wait(seconds: number): this {
    this.#ms += seconds * 1000
    return this
  }

  /** Does what must be accepted; answers the id of what it made. */
  do(command: HistoryCommand): string {
    const answer = this.#decide(command)
    if ('refusal' in answer) throw new Error(`${command.type} was refused: ${answer.refusal.message}`)
    return answer.id
  }

  /** Tries what must be refused; answers why. */
  refused(command: HistoryCommand): Refusal {
    const before = this.history
    const answer = this.#decide(command)
    if (!('refusal' in answer)) throw new Error(`${command.type} was accepted and should not have been`)
    if (before !== this.history) throw new Error('a refusal changed the meeting')
    return answer.refusal
  }

  undo(): void {
    const act = lastUndoable(this.history)
    if (!act) throw new Error('there is nothing to undo')
    this.do({ type: 'history.undo', act: act.act })
  }

  /** Invites and signs in people of one side each; answers their ids. */
  seat(...names: readonly string[]): readonly string[] {
    const before = this.meeting.attendees.length
    this.do({ type: 'attendance.invite', people: names.map((name) => somebody({ name })) })
    const ids = this.meeting.attendees.slice(before).map((each) => each.id)
    this.do({ type: 'attendance.signIn', attendeeIds: [...ids] })
    return ids
  }

  /** Uses the form's template and opens; answers the agenda items' ids. */
  open(): readonly string[] {
    this.do({ type: 'agenda.useTemplate', form: 'special' })
    this.do({ type: 'meeting.open' })
    return this.meeting.agenda.items.map((item) => item.id)
  }

  #decide(command: HistoryCommand): { refusal: Refusal } | { id: string } {
    this.#ids += 1
    const id = `id-${this.#ids}`
    const parsed = historyCommandSchema.parse(command)
    const decision = decideHistory(this.history, parsed, { at: this.now, id, beside: nothingBeside })
    if (!decision.ok) return { refusal: decision.refusal }
    const last = this.facts.at(-1)
    const sealed = sealFacts(decision.value, {
      n: this.facts.length + 1,
      tip: { seq: last?.seq ?? 0, hash: last?.hash ?? '' },
      room: 'room-1',
      stream: 'meeting:m1',
      at: this.now,
      by: 'clerk',
    })
    this.facts.push(...sealed)
    this.history = sealed.reduce<MeetingHistory | null>(evolveHistory, this.history)
    return { id }
  }
}

export function somebody(given: Partial<Invitation> = {}): Invitation {
  return {
    personId: null,
    name: '王小宁',
    side: 'masses',
    organization: '东街居民小组',
    post: '临街商户',
    telephone: '',
    standing: 'member',
    interestsTouched: false,
    mayVote: true,
    ...given,
  }
}
