import { streamOf } from '#shared/fact'
import { meetingForms } from '#shared/meeting/forms'
import { addDays, instantOf } from '#shared/text/dates'
import { threeZeros } from '#shared/topic/closing'
import { topicSources } from '#shared/topic/entry'
import { adoptions } from '#shared/topic/replies'
import { plannedReview } from '#shared/topic/reviews'
import { opinionParties } from '#shared/topic/session-plan'
import type { TopicCommand } from '#shared/topic/topic'
import { oneOf, personNameOf, sentence, titleOf } from '#tests/bench/written-words'
import type { Appointment } from './appointments'
import { satisfactionQuestion } from './meetings'
import type { RoomDesk } from './room-desk'
import { channels, districts, units } from './rooms'

export type TopicSeed = { readonly number: number; readonly id: string; readonly on: string }

/** 东街停车场选址. */
export function plannedTitle(number: number): string {
  return titleOf(number).title.replace(/协商会.*$/u, '')
}

/** Before the meeting of this day: entered, received, surveyed, planned. After it: reported, answered, looked at again. */
export function topicAppointments(seed: TopicSeed, room: string, next: () => number): readonly Appointment[] {
  const calendar = new Calendar(seed, room)
  beforeMeeting(calendar, seed, next)
  afterMeeting(calendar, seed, next)
  return calendar.appointments
}

function beforeMeeting(calendar: Calendar, seed: TopicSeed, next: () => number): void {
  const entry = {
    title: plannedTitle(seed.number),
    said: sentence(next),
    suggestion: '',
    source: oneOf(topicSources, next),
    channel: oneOf(channels, next),
    proposer: personNameOf(seed.number + 40),
    contact: '',
    area: oneOf(districts, next),
    touched: '周边住户',
    enteredOn: addDays(seed.on, -75),
    code: `${seed.on.slice(0, 4)}-${seed.number % 1000}`,
  }
  calendar.on(-75, () => ({ type: 'topic.enter', ...entry }))
  const mark = () => 1 + Math.floor(next() * 5)
  const score = { small: mark(), wide: mark(), close: mark() }
  calendar.on(-72, () => ({ type: 'topic.score', score }))
  if (next() < 0.25) calendar.on(-71, () => ({ type: 'topic.markShowpiece', showpiece: true, reason: '关心的人不多' }))
  const fate = next()
  if (fate < 0.06) calendar.on(-68, (_, on) => ({ type: 'topic.decline', on, reason: '不属于本级职权' }))
  // What was declined goes no further, nor does what still waits.
  if (fate < 0.08) return
  calendar.on(-65, (_, on) => ({ type: 'topic.accept', on, opinion: '同意受理' }))
  const before = rollCounts(next, 0.2, 0.5)
  calendar.on(-60, () => ({
    type: 'polls.ask',
    question: supportQuestion,
    options: [
      { label: '支持', supports: true },
      { label: '不支持', supports: false },
    ],
  }))
  calendar.on(-59, (desk, on) => record(desk, seed, { on, moment: 'before', counts: before }))
  const found = sentence(next)
  calendar.on(-40, (_, on) => ({
    type: 'survey.write',
    ...{ outline: '走访住户，问清各方顾虑', places: '现场和周边住户', members: '联络组和村社干部', experts: '' },
    ...{ methods: '走访 30 户，座谈 1 次', findings: found, startedOn: addDays(on, -10), endedOn: on },
  }))
  const lead = oneOf(units, next)
  const form = oneOf(meetingForms, next)
  calendar.on(-35, () => ({
    type: 'session.draft',
    ...{ form, lead, plannedOn: seed.on, support: '', necessity: '群众反映集中', place: '' },
    ...{ participants: '', materials: '', division: '', safeguards: '' },
  }))
  calendar.on(-33, (_, on) => ({ type: 'session.submit', on }))
  if (next() < 0.05) return
  for (const party of opinionParties)
    calendar.on(-30, (_, on) => ({
      ...{ type: 'session.opine', party, name: personNameOf(seed.number + 50), on, agrees: true, text: '同意' },
    }))
  calendar.on(-25, (_, on) => ({ type: 'session.approve', on, number: '' }))
}

/** The lines of one meeting do not all go the same way: some wait, some stop, most are done and looked at. */
function afterMeeting(calendar: Calendar, seed: TopicSeed, next: () => number): void {
  const meetingId = seed.id.replace(/-t(\d+)$/u, '-m$1')
  calendar.after(1, (desk) => ({
    type: 'lines.take',
    meetingId,
    entryIds: desk.meeting(meetingId).minutes.map(({ id }) => id),
  }))
  const reportOn = 4 + Math.floor(next() * 12)
  const reported = next() < 0.95
  if (reported)
    calendar.after(reportOn, (desk, on) => ({
      type: 'lines.report',
      lineIds: desk.topic(seed.id).lines.map(({ id }) => id),
      ...{ to: oneOf(units, () => 0.3), paper: 'opinion', number: '', on, replyDueOn: addDays(on, 30) },
    }))
  for (let index = 0; index < 5; index += 1) {
    const unit = oneOf(units, next)
    const dueIn = 60 + Math.floor(next() * 120)
    calendar.line(2, index, (line) => ({
      ...{ type: 'lines.edit', lineId: line.id, text: line.text, unit, support: '', leader: '' },
      dueOn: addDays(seed.on, dueIn),
    }))
    if (reported) answerLine(calendar, index, unit, reportOn, next)
  }
  const supported = rollCounts(next, 0.6, 0.95)
  calendar.after(300, (desk, on) => record(desk, seed, { on, moment: 'after', counts: supported }))
  if (next() < 0.5)
    calendar.after(2, (desk) => {
      const voteId = desk.meeting(meetingId).votes[0]?.id
      return voteId ? { type: 'polls.take', meetingId, voteId, moment: 'before', pollId: null } : null
    })
  const satisfied = rollCounts(next, 0.5, 0.9)
  calendar.after(301, (desk, on) => {
    const poll = desk.topic(seed.id).polls.find(({ question }) => question === satisfactionQuestion)
    if (!poll) return null
    const [yes = 0, no = 0] = satisfied
    const counts = [yes, Math.floor(no / 2), no - Math.floor(no / 2), 0]
    return { type: 'polls.record', pollId: poll.id, moment: 'after', on, source: '入户问卷', counts, abstain: 2 }
  })
  calendar.after(310, (desk, on) =>
    threeZeros(desk.topic(seed.id)).every(({ missing }) => missing.length === 0)
      ? { type: 'topic.close', on, summary: '' }
      : null,
  )
}

function answerLine(calendar: Calendar, index: number, unit: string, reportOn: number, next: () => number): void {
  const fate = next()
  const wait = 5 + Math.floor(next() * 40)
  const adoption = oneOf(adoptions, next)
  const answer = {
    unit,
    adoption,
    measures: '',
    leader: '',
    dueOn: null,
    explanation: '',
    toldWhom: '',
    reviewOn: null,
  }
  const answered = reportOn + wait
  if (fate < 0.05) return
  if (fate < 0.15) {
    calendar.line(answered, index, (line, on) => ({
      ...{ type: 'replies.receive', lineId: line.id, on, ...answer, result: 'cannot' },
      ...{ explanation: '今年没有资金', toldWhom: '提出人和周边住户' },
    }))
    return
  }
  const isSlow = fate < 0.55
  if (isSlow)
    calendar.line(answered, index, (line, on) => ({
      ...{ type: 'replies.receive', lineId: line.id, on, ...answer, result: 'doing' },
      ...{ leader: personNameOf(index + 3), dueOn: addDays(on, 90) },
    }))
  if (fate < 0.2) return
  const done = answered + (isSlow ? 40 + Math.floor(next() * 60) : 0)
  calendar.line(done, index, (line, on) => ({
    ...{ type: 'replies.receive', lineId: line.id, on, ...answer, result: 'done', reviewOn: addDays(on, 90) },
  }))
  calendar.line(done + 5, index, (line, on) => ({
    ...{ type: 'replies.tell', lineIds: [line.id], on, whom: '提出人和周边住户', how: '上门' },
  }))
  const isKept = next() < 0.9
  calendar.line(done + 90, index, (line, on) => {
    const reviewId = plannedReview(line)?.id
    if (!reviewId) return null
    const look = { type: 'reviews.hold', lineId: line.id, reviewId, on, who: '联络组', text: '现场查看' } as const
    return isKept
      ? { ...look, finding: 'kept', againOn: null }
      : { ...look, finding: 'partly', againOn: addDays(on, 60) }
  })
}

export const supportQuestion = '您支持办这件事吗'

function record(
  desk: RoomDesk,
  seed: TopicSeed,
  round: { readonly on: string; readonly moment: 'before' | 'after'; readonly counts: readonly number[] },
): TopicCommand | null {
  const poll = desk.topic(seed.id).polls.find(({ question }) => question === supportQuestion)
  if (!poll) return null
  return { type: 'polls.record', pollId: poll.id, ...round, counts: [...round.counts], source: '入户问卷', abstain: 3 }
}

function rollCounts(next: () => number, least: number, most: number): readonly number[] {
  const asked = 60 + Math.floor(next() * 140)
  const yes = Math.floor(asked * (least + next() * (most - least)))
  return [yes, asked - yes]
}

type Making = (desk: RoomDesk, on: string) => TopicCommand | null
type LineMaking = (line: ReturnType<RoomDesk['topic']>['lines'][number], on: string) => TopicCommand | null

/** Collects what is to be done about one topic, in days from its meeting. */
class Calendar {
  readonly appointments: Appointment[] = []

  constructor(
    private readonly seed: TopicSeed,
    private readonly room: string,
  ) {}

  on(days: number, make: Making): void {
    const { id, on } = this.seed
    const day = addDays(on, days)
    const at = instantOf(day, '16:30')
    this.appointments.push({
      at,
      do: (desk) => {
        const command = make(desk, day)
        if (command) desk.do(streamOf('topic', id), at, command)
      },
    })
  }

  /** Only of a topic that was consulted on. */
  after(days: number, make: Making): void {
    const { id } = this.seed
    this.on(days, (desk, on) => (desk.topic(id).reception.state === 'accepted' ? make(desk, on) : null))
  }

  /** Of one line, by its place. */
  line(days: number, index: number, make: LineMaking): void {
    const { id } = this.seed
    this.after(days, (desk, on) => {
      const line = desk.topic(id).lines[index]
      return line && desk.room === this.room ? make(line, on) : null
    })
  }
}
