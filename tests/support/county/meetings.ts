import { type StreamId, streamOf } from '#shared/fact'
import type { Invitation } from '#shared/meeting/attendance'
import { type MeetingForm, meetingForms } from '#shared/meeting/forms'
import type { HistoryCommand } from '#shared/meeting/history'
import type { MinutesKind } from '#shared/meeting/minutes'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { addDays, instantAfter, instantOf } from '#shared/text/dates'
import { missingAtGate } from '#shared/topic/gate'
import { oneOf, personNameOf, sentence } from '#tests/bench/written-words'
import type { Appointment } from './appointments'
import type { RoomDesk } from './room-desk'
import { peopleInRoom, personIdOf, rosterPerson, units, venuesOf } from './rooms'
import { plannedTitle } from './topics'

export type MeetingSeed = {
  /** Words and places follow from it: the room's number in thousands, then the meeting's. */
  readonly number: number
  readonly id: string
  readonly topicId: string
  readonly on: string
}

/** Ten days before: created, linked, people asked. On the day: the whole morning. About 95 facts. */
export function meetingAppointments(seed: MeetingSeed, next: () => number): readonly Appointment[] {
  const startsAt = instantOf(seed.on, oneOf(['9:00', '14:30'], next))
  const rolls = Array.from({ length: 64 }, next)
  return [
    { at: instantOf(addDays(seed.on, -10), '15:00'), do: (desk) => prepare(desk, seed, startsAt, dice(rolls)) },
    { at: startsAt, do: (desk) => hold(desk, seed, startsAt, dice(rolls)) },
  ]
}

/** The same rolls again, whatever the other meetings took meanwhile. */
function dice(rolls: readonly number[]): () => number {
  let index = 0
  return () => {
    index += 1
    return rolls[index % rolls.length] ?? 0
  }
}

function prepare(desk: RoomDesk, seed: MeetingSeed, startsAt: string, next: () => number): void {
  const topic = desk.topic(seed.topicId)
  if (topic.reception.state !== 'accepted') return
  const stream = streamOf('meeting', seed.id)
  const at = instantOf(addDays(seed.on, -10), '15:00')
  const venue = oneOf(venuesOf(roomNumberOf(seed)), next)
  const title = plannedTitle(seed.number)
  const details = {
    title: `${title}协商会`,
    topic: `${title}怎么办、谁来办、钱从哪里来`,
    form: oneOf(meetingForms, next),
    venueKind: venue.kind,
    venue: venue.name,
    startsAt,
    chair: personNameOf(seed.number),
    recorder: personNameOf(seed.number + 1),
    tellers: [personNameOf(seed.number + 2), personNameOf(seed.number + 3)],
  }
  desk.do(stream, at, { type: 'meeting.create', details, rules: defaultMeetingRules })
  desk.do(stream, at, { type: 'meeting.linkTopic', topicId: seed.topicId })
  desk.do(stream, at, { type: 'agenda.useTemplate', form: details.form satisfies MeetingForm })
  desk.do(stream, at, { type: 'attendance.invite', people: invitations(desk.room, seed, next) })
}

/** Twelve of the roster; the last one is an observer. */
function invitations(room: string, seed: MeetingSeed, next: () => number): Invitation[] {
  const first = Math.floor(next() * peopleInRoom)
  return Array.from({ length: 12 }, (_, index) => {
    const person = ((first + index) % peopleInRoom) + 1
    const { name, side, organization, post, interestsTouched } = rosterPerson(roomNumberOf(seed), person)
    return {
      ...{ personId: personIdOf(room, person), name, side, organization, post, interestsTouched, telephone: '' },
      standing: index === 11 ? ('observer' as const) : ('member' as const),
      mayVote: index !== 11,
    }
  })
}

/** What the clerk writes in the sixteen turns; five of the entries are outcomes. */
const written: readonly MinutesKind[] = [
  ...(['point', 'suggestion', 'point', 'response', 'commitment', 'point', 'difference', 'consensus'] as const),
  ...(['point', 'response', 'suggestion', 'point', 'todo', 'consensus', 'point', 'private'] as const),
]

function hold(desk: RoomDesk, seed: MeetingSeed, startsAt: string, next: () => number): void {
  if (desk.topic(seed.topicId).reception.state !== 'accepted') return
  const stream = streamOf('meeting', seed.id)
  const floor = new Floor(desk, stream, startsAt)
  const [absent, late, ...punctual] = desk.meeting(seed.id).attendees.map((each) => each.id)
  if (!absent || !late) throw new Error('twelve people are asked to every meeting')
  floor.do(-900, { type: 'attendance.excuse', attendeeId: absent, reason: '有事' })
  floor.do(240, { type: 'attendance.signIn', attendeeIds: punctual })
  const missing = missingAtGate(desk.topic(seed.topicId)).length > 0
  floor.do(600, missing ? { type: 'meeting.openAnyway', reason: '群众要求先商量' } : { type: 'meeting.open' })
  floor.do(60, { type: 'attendance.signIn', attendeeIds: [late] })
  for (const item of desk.meeting(seed.id).agenda.items) {
    floor.do(60 + Math.floor(next() * 120), { type: 'agenda.activate', itemId: item.id })
    if (item.kind !== 'speeches' && item.kind !== 'advice') continue
    if (desk.meeting(seed.id).speaking.speeches.length > 0) continue
    speak(floor, [late, ...punctual], next)
  }
  confirm(floor, seed, desk, next)
  ask(floor, seed, desk, next)
  floor.do(120, { type: 'meeting.close' })
}

function speak(floor: Floor, present: readonly string[], next: () => number): void {
  for (const [turn, kind] of written.entries()) {
    const attendeeId = oneOf(present, next)
    const request = { attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' } as const
    const entryId = floor.do(5, { type: 'speakers.add', ...request })
    const speechId = floor.do(10, { type: 'speakers.call', entryId })
    const said = { kind, text: sentence(next), unit: kind === 'commitment' ? oneOf(units, next) : '', dueOn: null }
    floor.do(40, { type: 'minutes.write', ...said, attendeeId: null, wholeRoom: false })
    if (turn % 3 === 0) {
      floor.do(10, { type: 'speakers.pause', speechId })
      floor.do(20, { type: 'speakers.resume', speechId })
    }
    floor.wait(30 + Math.floor(next() * 100))
    if (turn === written.length - 1) floor.do(5, { type: 'speakers.end', speechId })
  }
}

function confirm(floor: Floor, seed: MeetingSeed, desk: RoomDesk, next: () => number): void {
  for (const entry of desk.meeting(seed.id).minutes.filter(({ kind }) => kind === 'consensus')) {
    floor.do(30, { type: 'consensus.put', entryId: entry.id })
    floor.do(60, { type: 'consensus.confirm', entryId: entry.id, objections: next() < 0.2 ? 1 : 0 })
  }
  floor.do(20, { type: 'consensus.conclude', outcome: next() < 0.7 ? 'reached' : 'mostly' })
}

/** A secret satisfaction poll, counted twice. */
function ask(floor: Floor, seed: MeetingSeed, desk: RoomDesk, next: () => number): void {
  const question = {
    ...({ kind: 'poll', title: satisfactionQuestion, method: 'secret', ballot: { type: 'satisfaction' } } as const),
    ...({ base: 'valid', majority: null, attendance: null, expected: null, comparesWith: null } as const),
  }
  const voteId = floor.do(30, { type: 'votes.prepare', ...question })
  floor.do(30, { type: 'votes.open', voteId })
  const vote = desk.meeting(seed.id).votes.find(({ id }) => id === voteId)
  const issued = vote?.stage === 'open' ? vote.electorate.present : 0
  const content = Math.floor(issued * (0.2 + next() * 0.4))
  const unhappy = Math.floor((issued - content) * next() * 0.5)
  const figures = {
    ...{ issued, received: issued, invalid: 0, abstain: 1 },
    options: [content, issued - content - unhappy - 1, unhappy, 0],
  }
  floor.do(120, { type: 'votes.count', voteId, counter: 'first', figures })
  floor.do(20, { type: 'votes.count', voteId, counter: 'second', figures })
  floor.do(10, { type: 'votes.close', voteId, exceptionReason: '' })
  floor.do(10, { type: 'votes.announce', voteId })
}

export const satisfactionQuestion = '您对这件事现在的情况满意吗'

/** The clock of one morning. */
class Floor {
  #seconds = 0

  constructor(
    private readonly desk: RoomDesk,
    private readonly stream: StreamId,
    private readonly startsAt: string,
  ) {}

  wait(seconds: number): void {
    this.#seconds += seconds
  }

  do(seconds: number, command: HistoryCommand): string {
    this.wait(seconds)
    return this.desk.do(this.stream, instantAfter(this.startsAt, this.#seconds / 60), command)
  }
}

function roomNumberOf(seed: MeetingSeed): number {
  return Math.floor(seed.number / 1000)
}
