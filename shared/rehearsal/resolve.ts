import { agendaNumbers } from '../meeting/agenda'
import type { Meeting } from '../meeting/meeting'

export type Spoken = { readonly type: string; readonly [field: string]: unknown }

/**
 * Turns a script's words into ids, on the meeting as it stands at that moment, and fills in what scripts leave out.
 * A word that names nothing stays as it is: the desk's refusal then says what is wrong.
 */
export function resolve(meeting: Meeting, spoken: Spoken): Spoken {
  const whole: Spoken = { ...usual(spoken.type), ...spoken }
  return Object.fromEntries(
    Object.entries(whole).map(([field, value]) => [field, resolveField(meeting, whole.type, field, value)]),
  ) as Spoken
}

function resolveField(meeting: Meeting, type: string, field: string, value: unknown): unknown {
  if (field === 'attendeeIds' && value === 'everybody') return meeting.attendees.map((each) => each.id)
  if (field === 'attendeeIds' && Array.isArray(value)) return value.map((each) => personId(meeting, each))
  if (field === 'choice' && typeof value === 'object' && value !== null && 'voteId' in value)
    return { ...value, voteId: voteId(meeting, value.voteId) }
  if (typeof value !== 'string') return value
  switch (field) {
    case 'attendeeId':
      return personId(meeting, value)
    case 'itemId':
      return type.startsWith('checklist.') ? checklistId(meeting, value) : itemId(meeting, value)
    case 'before':
      return type.startsWith('agenda.') ? itemId(meeting, value) : waitingId(meeting, value)
    case 'entryId':
      return type.startsWith('speakers.') ? waitingId(meeting, value) : entryId(meeting, value)
    case 'voteId':
    case 'comparesWith':
      return voteId(meeting, value)
    case 'speechId':
      return value === 'last'
        ? (meeting.speaking.speeches.at(-1)?.id ?? value)
        : (meeting.speaking.current?.id ?? value)
    default:
      return value
  }
}

function personId(meeting: Meeting, name: unknown): unknown {
  return meeting.attendees.find((each) => each.name === name)?.id ?? name
}

function itemId(meeting: Meeting, words: string): string {
  const { items } = meeting.agenda
  const place = agendaNumbers(items).indexOf(words)
  return (items[place] ?? items.find((item) => item.title.startsWith(words)))?.id ?? words
}

function checklistId(meeting: Meeting, words: string): string {
  return meeting.checklist.find((item) => item.text.startsWith(words))?.id ?? words
}

function waitingId(meeting: Meeting, name: string): string {
  const person = personId(meeting, name)
  const waiting = meeting.speaking.queues.flatMap((queue) => queue.waiting)
  return waiting.find((entry) => entry.attendeeId === person)?.id ?? name
}

function entryId(meeting: Meeting, words: string): string {
  return meeting.minutes.findLast((entry) => entry.text.startsWith(words))?.id ?? words
}

function voteId(meeting: Meeting, title: unknown): unknown {
  return meeting.votes.findLast((vote) => vote.title === title)?.id ?? title
}

/** What a clerk leaves at its usual value. */
function usual(type: string): Readonly<Record<string, unknown>> {
  switch (type) {
    case 'speakers.add':
    case 'speakers.callNow':
      return { kind: 'speech', category: 'other', stance: 'neutral', note: '' }
    case 'minutes.write':
      return { kind: 'point', unit: '', dueOn: null, attendeeId: null, wholeRoom: false }
    case 'minutes.edit':
      return { unit: '', dueOn: null }
    case 'votes.prepare':
      return {
        kind: 'vote',
        method: 'show-of-hands',
        ballot: { type: 'approval' },
        base: 'present',
        majority: 'over-half',
        attendance: null,
        expected: null,
        comparesWith: null,
      }
    case 'votes.close':
      return { exceptionReason: '' }
    case 'consensus.confirm':
      return { objections: 0 }
    case 'consensus.setAside':
    case 'minutes.strike':
    case 'meeting.adjourn':
    case 'attendance.excuse':
      return { reason: '' }
    case 'agenda.add':
      return { kind: 'other', minutes: null, presenter: '', depth: 0, before: null }
    case 'attendance.walkIn':
      return { ...guest, standing: 'observer', mayVote: false }
    case 'speakers.pause':
    case 'speakers.resume':
    case 'speakers.end':
    case 'speakers.extend':
      return { speechId: 'current' }
    case 'speakers.requeueLast':
      return { speechId: 'last' }
    default:
      return {}
  }
}

/** An invitation's usual values; name and side are always said. */
export const guest = {
  personId: null,
  organization: '',
  post: '',
  telephone: '',
  standing: 'member',
  interestsTouched: false,
  mayVote: true,
} as const
