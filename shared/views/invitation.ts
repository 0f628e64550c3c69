import type { Attendee, Invitation } from '../meeting/attendance'
import type { PersonDetails } from '../roster/person'

/** 请到会上: what is copied from a person of the roster. 列席 follows the usual role, and only members vote. */
export function invitationOf(personId: string | null, person: PersonDetails): Invitation {
  const { name, side, organization, post, telephone, interestsTouched, usualRole } = person
  const standing = usualRole === 'observer' ? 'observer' : 'member'
  return {
    personId,
    name,
    side,
    organization,
    post,
    telephone,
    standing,
    interestsTouched,
    mayVote: standing === 'member',
  }
}

/** What was said of somebody when asked, as the edit command carries it. */
export function saidOf(attendee: Attendee): Invitation {
  const { personId, name, side, organization, post, telephone, standing, interestsTouched, mayVote } = attendee
  return { personId, name, side, organization, post, telephone, standing, interestsTouched, mayVote }
}
