import type { Instant } from '../fact'
import type { Meeting, MeetingCommand } from '../meeting/meeting'
import type { Details } from '../meeting/proceedings'
import type { Question, Vote } from '../meeting/votes'
import { chinaOffset, dayOf, daysFrom } from '../text/dates'
import { saidOf } from './invitation'

/** What is taken along from the old meeting besides its details and rules. */
export type CopyChoice = {
  readonly agenda: boolean
  readonly people: boolean
  readonly checklist: boolean
  readonly votes: boolean
}

/**
 * 照此新建: the commands that make a new meeting like an old one, in the order the desk takes them. What happened at the
 * old one stays there: who came, what was said, what was counted. The checklist's days move with the meeting's day.
 */
export function copyOf(old: Meeting, details: Details, choice: CopyChoice): readonly MeetingCommand[] {
  const days = daysFrom(dayOf(old.details.startsAt), dayOf(details.startsAt))
  return [
    { type: 'meeting.create', details, rules: old.rules },
    ...(choice.agenda ? agendaOf(old) : []),
    ...(choice.people ? peopleOf(old) : []),
    ...(choice.checklist ? checklistOf(old, days) : []),
    ...(choice.votes ? votesOf(old) : []),
  ]
}

/** The details a copy starts from: the same in everything but the day, which is a week on when the old day is past. */
export function detailsForCopy(old: Meeting, now: Instant): Details {
  const weekMs = 7 * 86_400_000
  const planned = Date.parse(old.details.startsAt)
  const weeks = Math.max(1, Math.ceil((Date.parse(now) - planned) / weekMs))
  return { ...old.details, startsAt: new Date(planned + weeks * weekMs).toISOString() }
}

function agendaOf(old: Meeting): readonly MeetingCommand[] {
  return old.agenda.items.map(({ title, kind, minutes, presenter, depth }) => ({
    type: 'agenda.add',
    title,
    kind,
    minutes,
    presenter,
    depth,
    before: null,
  }))
}

/** Who walked in was there by chance and is not asked again unasked. */
function peopleOf(old: Meeting): readonly MeetingCommand[] {
  const people = old.attendees.filter((each) => !each.walkIn).map(saidOf)
  return people.length > 0 ? [{ type: 'attendance.invite', people }] : []
}

function checklistOf(old: Meeting, days: number): readonly MeetingCommand[] {
  const items = old.checklist.map(({ text, dueOn }) => ({ text, dueOn: dueOn && dayLater(dueOn, days) }))
  return items.length > 0 ? [{ type: 'checklist.add', items }] : []
}

function votesOf(old: Meeting): readonly MeetingCommand[] {
  return old.votes
    .filter((vote) => vote.stage !== 'voided')
    .map((vote) => ({ type: 'votes.prepare', ...questionOf(vote), comparesWith: null }))
}

function questionOf(vote: Vote): Question {
  const { kind, title, method, ballot, base, majority, attendance, expected, comparesWith } = vote
  return { kind, title, method, ballot, base, majority, attendance, expected, comparesWith }
}

/** `2026-11-30` and 3 → `2026-12-03`. */
export function dayLater(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00.000Z`) - chinaOffset * 60_000 + days * 86_400_000).toISOString())
}
