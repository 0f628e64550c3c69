import { kindFor } from '#electron/desk/kinds'
import type { Beside } from '#shared/beside'
import type { Refusal, Result } from '#shared/decision'
import { type Fact, type Instant, type StreamId, streamOf } from '#shared/fact'
import type { HistoryCommand, MeetingHistory } from '#shared/meeting/history'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { instantOf } from '#shared/text/dates'
import type { Entry } from '#shared/topic/entry'
import type { Line, LineKind } from '#shared/topic/lines'
import { opinionParties, type PlanDraft } from '#shared/topic/session-plan'
import type { SurveyText } from '#shared/topic/survey'
import type { Topic, TopicCommand, TopicHistory } from '#shared/topic/topic'
import { type TopicRow, topicRow } from '#shared/views/topic-row'
import { somebody, someDetails } from '#tests/support/meeting'

const someEntry: Entry = {
  title: '场镇停车难',
  said: '赶场日车乱停，消防车进不来。',
  suggestion: '',
  source: 'masses',
  channel: '走访',
  proposer: '试提出人',
  contact: '',
  area: '东街',
  touched: '东街商户',
  enteredOn: '2026-09-01',
  code: '2026-001',
}

const aPlan: PlanDraft = {
  form: 'special',
  necessity: '群众反映多年',
  lead: '镇规划建设办',
  support: '',
  plannedOn: '2026-09-25',
  place: '镇协商议事室',
  participants: '商户 6 人',
  materials: '',
  division: '',
  safeguards: '',
}

const aSurvey: SurveyText = {
  outline: '停车位缺多少',
  places: '东街、西街',
  startedOn: '2026-09-02',
  endedOn: '2026-09-08',
  members: '试组长等 4 人',
  experts: '',
  methods: '走访 30 户',
  findings: '缺车位 60 个。',
}

/**
 * Topics and their meetings played in a test: real commands through the real schema, decide and evolve of every kind,
 * each judged beside the others, on a day that the test names.
 */
export class PlayedLedger {
  readonly topicStream: StreamId = 'topic:t1'
  #streams = new Map<StreamId, { state: unknown; seq: number }>()
  #now: Instant
  #ids = 0

  constructor(day = '2026-09-01') {
    this.#now = instantOf(day, '9:00')
    this.do(this.topicStream, { type: 'topic.enter', ...someEntry })
    this.topic({ type: 'topic.accept', on: '2026-09-01', opinion: '' })
  }

  /** Another day, at nine. */
  on(day: string): this {
    this.#now = instantOf(day, '9:00')
    return this
  }

  get state(): Topic {
    return this.topicOf(this.topicStream)
  }

  get lines(): readonly Line[] {
    return this.state.lines
  }

  get row(): TopicRow {
    return this.rowOf(this.topicStream)
  }

  rowOf(stream: StreamId): TopicRow {
    return topicRow(this.topicOf(stream), 'room-1')
  }

  topicOf(stream: StreamId): Topic {
    return (this.#stateOf(stream) as TopicHistory).state
  }

  historyOf(stream: StreamId): TopicHistory {
    return this.#stateOf(stream) as TopicHistory
  }

  /** A plan and a survey as a test writes them. */
  readonly aPlan = aPlan
  readonly aSurvey = aSurvey

  /** Drafts, submits and has the plan approved by all three, on one day that is today or before. */
  approve(on: string): void {
    this.topic({ type: 'session.draft', ...aPlan })
    this.topic({ type: 'session.submit', on })
    for (const party of opinionParties)
      this.topic({ type: 'session.opine', party, name: '试签署人', on, agrees: true, text: '同意' })
    this.topic({ type: 'session.approve', on, number: '' })
  }

  meetingOf(stream: StreamId) {
    return (this.#stateOf(stream) as MeetingHistory).meeting
  }

  line(id: string): Line {
    const found = this.lines.find((each) => each.id === id)
    if (!found) throw new Error(`the test asks for the line ${id}, which is not in the ledger`)
    return found
  }

  /** A command on the one topic; answers the id of what it made. */
  topic(command: Said<TopicCommand>): string {
    return this.do(this.topicStream, command as TopicCommand)
  }

  do(stream: StreamId, command: Said<TopicCommand | HistoryCommand>): string {
    const answer = this.#judge(stream, command)
    if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code} ${answer.refusal.message}`)
    return answer.value
  }

  /** Tries on the one topic what must be refused; answers why. */
  refused(command: Said<TopicCommand>): Refusal {
    return this.refusedOn(this.topicStream, command)
  }

  /** The same on another topic or on a meeting. */
  refusedOn(stream: StreamId, command: Said<TopicCommand | HistoryCommand>): Refusal {
    const before = this.#streams.get(stream)?.state
    const answer = this.#judge(stream, command)
    if (answer.ok) throw new Error(`${command.type} was accepted and should not have been`)
    if (before !== this.#streams.get(stream)?.state) throw new Error('a refusal changed the record')
    return answer.refusal
  }

  /** A second topic of the room. */
  enter(stream: StreamId, title: string): StreamId {
    this.do(stream, { type: 'topic.enter', ...someEntry, title })
    this.do(stream, { type: 'topic.accept', on: '2026-09-01', opinion: '' })
    return stream
  }

  /** A meeting on a topic that was opened today, with what was written there; left open for the test to go on. */
  open(
    stream: StreamId,
    entries: readonly (readonly [LineKind | 'point' | 'private', string])[] = [],
    topic: StreamId | null = this.topicStream,
  ): StreamId {
    const details = { ...someDetails, startsAt: this.#now }
    this.do(stream, { type: 'meeting.create', details, rules: { ...defaultMeetingRules, counting: 'one-counter' } })
    if (topic) this.do(stream, { type: 'meeting.linkTopic', topicId: topic.slice('topic:'.length) })
    this.do(stream, { type: 'agenda.useTemplate', form: 'small' })
    const people = ['试甲', '试乙', '试丙', '试丁'].map((name) => somebody({ name }))
    this.do(stream, { type: 'attendance.invite', people })
    const attendeeIds = this.meetingOf(stream).attendees.map((each) => each.id)
    this.do(stream, { type: 'attendance.signIn', attendeeIds })
    this.do(stream, { type: 'meeting.openAnyway', reason: '群众等不及' })
    for (const [kind, text] of entries) this.write(stream, kind, text)
    return stream
  }

  write(stream: StreamId, kind: LineKind | 'point' | 'private', text: string, dueOn: string | null = null): string {
    const about = { unit: kind === 'commitment' ? '镇规划建设办' : '', dueOn, attendeeId: null, wholeRoom: true }
    return this.do(stream, { type: 'minutes.write', kind, text, ...about })
  }

  /** The same, closed, and its outcomes taken into the ledger; answers the lines' ids. */
  taken(stream: StreamId, entries: readonly (readonly [LineKind, string])[]): readonly string[] {
    const before = this.lines.length
    this.open(stream, entries)
    this.do(stream, { type: 'meeting.close' })
    const entryIds = this.meetingOf(stream).minutes.map((entry) => entry.id)
    this.topic({ type: 'lines.take', meetingId: stream.slice('meeting:'.length), entryIds })
    return this.lines.slice(before).map((each) => each.id)
  }

  /** A poll of two options answered and announced in an open meeting; answers its id. */
  poll(stream: StreamId, title: string, counts: readonly [number, number]): string {
    const voteId = this.do(stream, {
      type: 'votes.prepare',
      ...{ kind: 'vote', title, method: 'show-of-hands', ballot: { type: 'approval' }, base: 'present' },
      ...{ majority: 'over-half', attendance: null, expected: null, comparesWith: null },
    })
    this.do(stream, { type: 'votes.open', voteId })
    const total = counts[0] + counts[1]
    const figures = { issued: total, received: total, invalid: 0, options: [...counts], abstain: 0 }
    this.do(stream, { type: 'votes.count', voteId, counter: 'first', figures })
    this.do(stream, { type: 'votes.close', voteId, exceptionReason: '' })
    return voteId
  }

  #stateOf(stream: StreamId): unknown {
    const held = this.#streams.get(stream)
    if (!held) throw new Error(`the test asks for ${stream} before making it`)
    return held.state
  }

  #judge(stream: StreamId, command: unknown): Result<string> {
    const held = this.#streams.get(stream) ?? { state: null, seq: 0 }
    this.#ids += 1
    const id = `id-${this.#ids}`
    const kind = kindFor(stream)
    const parsed = kind.parse(command)
    if (!parsed.ok) return parsed
    const decision = kind.decide(held.state, parsed.value, { at: this.#now, id, beside: this.#beside })
    if (!decision.ok) return decision
    const state = decision.value.reduce<unknown>((before, body, index) => {
      const seq = held.seq + index + 1
      const envelope = { n: seq, room: 'room-1', stream, seq, act: held.seq + 1, at: this.#now, by: 'clerk' }
      const fact: Fact = { ...envelope, prev: '', hash: '', ...body }
      return kind.evolve(before, fact)
    }, held.state)
    this.#streams.set(stream, { state, seq: held.seq + decision.value.length })
    return { ok: true, value: id }
  }

  readonly #beside: Beside = {
    meeting: (id) => (this.#streams.get(streamOf('meeting', id))?.state as MeetingHistory | undefined)?.meeting ?? null,
    topic: (id) => (this.#streams.get(streamOf('topic', id))?.state as TopicHistory | undefined)?.state ?? null,
  }
}

/** A command as a test writes it down: its lists may be constants. */
type Said<Command> = Command extends unknown
  ? { readonly [Field in keyof Command]: Command[Field] extends (infer Each)[] ? readonly Each[] : Command[Field] }
  : never

type ReceiveReply = Extract<TopicCommand, { type: 'replies.receive' }>

/** An answer with nothing in it but what the test says. */
export function anAnswer(lineId: string, given: Partial<ReceiveReply> = {}): ReceiveReply {
  return {
    type: 'replies.receive',
    lineId,
    on: '2026-10-15',
    unit: '镇规划建设办',
    result: 'doing',
    adoption: 'full',
    measures: '',
    leader: '',
    dueOn: null,
    explanation: '',
    toldWhom: '',
    reviewOn: null,
    ...given,
  }
}

/** A report of these lines to the township. */
export function aReport(
  lineIds: readonly string[],
  given: Partial<Extract<TopicCommand, { type: 'lines.report' }>> = {},
): Extract<TopicCommand, { type: 'lines.report' }> {
  return {
    type: 'lines.report',
    lineIds: [...lineIds],
    to: '镇政府',
    paper: 'advice',
    number: '河协〔2026〕3号',
    on: '2026-10-10',
    replyDueOn: '2026-11-09',
    ...given,
  }
}
