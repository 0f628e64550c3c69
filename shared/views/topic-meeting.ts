import type { Instant } from '../fact'
import type { VenueKind } from '../meeting/forms'
import type { Details } from '../meeting/proceedings'
import { firstCharacters } from '../text/characters'
import { addDays, dayOf, instantOf } from '../text/dates'
import type { Topic } from '../topic/topic'

/**
 * 为这个议题开会: the details of a new meeting as the topic's plan has them; what the plan leaves open is the room, and
 * tomorrow at nine. Everything can be changed on the meeting's own page.
 */
export function meetingForTopic(
  { entry, plan }: Pick<Topic, 'entry' | 'plan'>,
  roomName: string,
  now: Instant,
): Details {
  const tomorrow = addDays(dayOf(now), 1)
  const planned = plan?.draft.plannedOn ?? null
  const place = plan?.draft.place ?? ''
  const necessity = plan?.draft.necessity ?? ''
  return {
    title: firstCharacters(/协商会$/.test(entry.title) ? entry.title : `${entry.title}协商会`, 60),
    topic: firstCharacters(necessity === '' ? entry.title : `${entry.title}。${necessity}`, 500),
    form: plan?.draft.form ?? 'special',
    venueKind: venueKindOf(place, roomName),
    venue: place || roomName,
    startsAt: instantOf(planned !== null && planned > dayOf(now) ? planned : tomorrow, '9:00'),
    chair: '',
    recorder: '',
    tellers: [],
  }
}

/** What a place is, by its words; a guess that the clerk sees before anything is made. */
function venueKindOf(place: string, roomName: string): VenueKind {
  if (place === '' || place === roomName || place.includes('议事室')) return 'room'
  return hints.find(([word]) => place.includes(word))?.[1] ?? 'other'
}

const hints: readonly (readonly [string, VenueKind])[] = [
  ['委员工作室', 'studio'],
  ['驿站', 'post'],
  ['广场', 'square'],
  ['院坝', 'courtyard'],
  ['线上', 'online'],
]
