import type { FactBody } from '#shared/fact'
import type { AgendaFact } from '#shared/meeting/agenda'
import type { AttendanceFact, Invitation } from '#shared/meeting/attendance'
import { agendaTemplates } from '#shared/meeting/forms'
import { type MinutesFact, minutesKinds } from '#shared/meeting/minutes'
import type { ProceedingsFact } from '#shared/meeting/proceedings'
import { defaultMeetingRules } from '#shared/meeting/rules'
import type { SpeakingFact } from '#shared/meeting/speaking'
import { builtInSides } from '#shared/roster/sides'
import { chance, oneOf, personNameOf, sentence, titleOf } from './written-words'

/** One act of a written meeting: its facts, and when, in seconds from the planned start. */
export type WrittenAct = { readonly seconds: number; readonly bodies: readonly FactBody[] }

export type WrittenMeeting = {
  readonly number: number
  /** Exactly so many facts. */
  readonly facts: number
  readonly people: number
  readonly startsAt: string
  /** A meeting that still runs is left open. */
  readonly isOver: boolean
}

type MeetingBody = ProceedingsFact | AgendaFact | AttendanceFact | SpeakingFact | MinutesFact

/**
 * 写好的会: prepared, signed in, opened, spoken and written down in turns of ten facts, closed. The facts are those the
 * domain's deciders make; they are written here as they stand because ten thousand meetings have to be made in a minute.
 */
export function* writeMeeting({ number, facts, people, startsAt, isOver }: WrittenMeeting): Generator<WrittenAct> {
  const next = chance(number)
  const items = agendaTemplates.special.map((item, index) => ({
    id: `item-${index}`,
    ...item,
    presenter: '',
    depth: 0,
  }))
  const attendees = Array.from({ length: people }, (_, index) => ({
    id: `who-${index}`,
    ...invitation(number + index),
  }))
  let seconds = -3600
  let left = facts - (isOver ? 1 : 0)
  const act = (...bodies: MeetingBody[]): WrittenAct => {
    seconds += 9
    left -= bodies.length
    return { seconds, bodies }
  }

  const { title, topic } = titleOf(number)
  const details = {
    ...({ title, topic, form: 'special', venueKind: 'room', venue: '镇协商议事室', startsAt } as const),
    ...{ chair: personNameOf(1), recorder: personNameOf(2), tellers: [personNameOf(3), personNameOf(4)] },
  }
  yield act({ type: 'MeetingCreated', data: { details, rules: defaultMeetingRules } })
  yield act({ type: 'AgendaReplaced', data: { items } })
  yield act({ type: 'AttendeesInvited', data: { people: attendees } })
  yield act({ type: 'AttendeesSignedIn', data: { attendeeIds: attendees.map(({ id }) => id) } })
  seconds = 0
  yield act({ type: 'MeetingOpened', data: {} })
  const speeches = items.find(({ kind }) => kind === 'speeches') ?? items[0]
  if (!speeches) throw new Error('the template of a special consultation has items')
  yield act({ type: 'AgendaItemActivated', data: { itemId: speeches.id } })

  for (let turn = 1; left > 0; turn += 1) {
    for (const bodies of oneTurn(
      turn,
      speeches.id,
      attendees.map(({ id }) => id),
      next,
    )) {
      // The last turn is cut where the facts are used up.
      if (left > 0) yield act(...bodies.slice(0, left))
    }
  }
  if (isOver) yield act({ type: 'MeetingClosed', data: {} })
}

/** Ten facts: two queue up, one is called (and the one before ends), two entries are written, one is corrected. */
function* oneTurn(
  turn: number,
  itemId: string,
  attendeeIds: readonly string[],
  next: () => number,
): Generator<readonly MeetingBody[]> {
  const attendeeId = oneOf(attendeeIds, next)
  const [entryId, speechId] = [`queued-${turn}`, `speech-${turn}`]
  const request = { attendeeId, kind: 'speech', stance: 'neutral', note: '' } as const
  yield [{ type: 'SpeakerQueued', data: { entryId, itemId, ...request, category: 'other', onTop: false } }]
  const started: SpeakingFact = {
    type: 'SpeechStarted',
    data: { speechId, entryId, itemId, ...request, limitSeconds: 180, warnSeconds: 30 },
  }
  yield turn > 1 ? [{ type: 'SpeechEnded', data: { speechId: `speech-${turn - 1}` } }, started] : [started]
  const kind = oneOf(minutesKinds, next)
  const written = { kind, text: sentence(next), unit: '', dueOn: null } as const
  yield [{ type: 'MinutesWritten', data: { entryId: `entry-${turn}-1`, ...written, itemId, speechId, attendeeId } }]
  yield [{ type: 'SpeechPaused', data: { speechId } }]
  yield [{ type: 'SpeechResumed', data: { speechId } }]
  const second = { ...written, kind: 'point', text: sentence(next) } as const
  yield [{ type: 'MinutesWritten', data: { entryId: `entry-${turn}-2`, ...second, itemId, speechId, attendeeId } }]
  yield [{ type: 'SpeechExtended', data: { speechId, seconds: 60 } }]
  yield [{ type: 'MinutesEdited', data: { entryId: `entry-${turn}-2`, ...second, text: `${second.text}（已核对）` } }]
  yield [{ type: 'MinutesAttributed', data: { entryId: `entry-${turn}-1`, attendeeId } }]
}

function invitation(number: number): Invitation {
  const next = chance(number + 31)
  return {
    personId: null,
    name: personNameOf(number),
    side: oneOf(builtInSides, next).id,
    organization: '东街居民小组',
    post: '居民代表',
    telephone: '',
    standing: 'member',
    interestsTouched: next() < 0.3,
    mayVote: true,
  }
}
