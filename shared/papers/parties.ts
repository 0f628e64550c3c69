import type { Attendee } from '../meeting/attendance'
import type { Meeting } from '../meeting/meeting'
import { sortByStroke } from '../order/stroke'
import type { Room } from '../room/room'
import { sidesOf } from '../roster/sides'

/** 参加各方: the people of one side who sit at the table, or those who observe; by stroke order of surnames. */
export type Party = { readonly label: string; readonly people: readonly Attendee[] }

/** Members side by side in the order of the sides, then 列席. Nobody, no party. */
export function partiesOf({ attendees }: Pick<Meeting, 'attendees'>, { ownSides }: Room): readonly Party[] {
  const ordered = sortByStroke(attendees, (each) => each.name)
  const sides = sidesOf(ownSides).map(({ id, label }) => ({
    label,
    people: ordered.filter((each) => each.standing === 'member' && each.side === id),
  }))
  const observers = { label: '列席', people: ordered.filter((each) => each.standing === 'observer') }
  return [...sides, observers].filter(({ people }) => people.length > 0)
}

/** `群众8人、商户6人，列席2人`. */
export function partiesInText(parties: readonly Party[]): string {
  const counted = (party: Party) => `${party.label}${party.people.length}人`
  const sides = parties.filter(({ label }) => label !== '列席').map(counted)
  const observers = parties.filter(({ label }) => label === '列席').map(counted)
  return [sides.join('、'), ...observers].filter((words) => words !== '').join('，')
}
