import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { once } from '../once'
import { sideIds } from '../roster/sides'
import { optionalLine, personName, telephone } from '../text/clean'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import type { Meeting } from './meeting'
import { type MeetingRules, needed, reaches } from './rules'

/**
 * 参会人: who is asked to this meeting, copied from the roster (人才库) at that time, and when they came and went.
 * `standing` member 出席 counts into 应到; observer 列席 does not.
 */
export type Attendee = {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly side: (typeof sideIds)[number]
  readonly organization: string
  readonly post: string
  readonly telephone: string
  readonly standing: 'member' | 'observer'
  /** 利益攸关方. */
  readonly interestsTouched: boolean
  readonly mayVote: boolean
  readonly walkIn: boolean
  /** 代理人: who sits in for this person, or '' (N4). */
  readonly proxy: string
  /** 请假, with the reason; a person on leave who comes after all is simply signed in (N3). */
  readonly leave: { readonly reason: string; readonly at: Instant } | null
  /** 到、离、再到; the last stay is open while the person is in the room. */
  readonly stays: readonly { readonly from: Instant; readonly to: Instant | null }[]
}

export const maxAttendees = 1000

const invitationShape = {
  personId: idSchema.nullable(),
  name: personName(),
  side: z.enum(sideIds),
  organization: optionalLine('单位', 60),
  post: optionalLine('身份', 40),
  telephone: telephone(),
  standing: z.enum(['member', 'observer']),
  interestsTouched: z.boolean(),
  mayVote: z.boolean(),
} as const
export const invitationSchema = z.strictObject(invitationShape)
/** What is said of a person when he or she is asked to the meeting. */
export type Invitation = Readonly<z.infer<typeof invitationSchema>>

const someIds = z.array(idSchema).min(1, '请先选人').max(maxAttendees)

export const attendanceCommands = {
  'attendance.invite': { people: z.array(invitationSchema).min(1, '请先选人').max(maxAttendees) },
  'attendance.edit': { attendeeId: idSchema, ...invitationShape },
  'attendance.remove': { attendeeIds: someIds },
  'attendance.signIn': { attendeeIds: someIds },
  'attendance.leave': { attendeeId: idSchema },
  'attendance.excuse': { attendeeId: idSchema, reason: optionalLine('请假原因', 60) },
  'attendance.withdrawExcuse': { attendeeId: idSchema },
  'attendance.setProxy': { attendeeId: idSchema, proxy: optionalLine('代理人', 30) },
  /** 现场加人: somebody who was not asked comes in and is signed in at once (N2). */
  'attendance.walkIn': { ...invitationShape },
} as const satisfies CommandShapes
export type AttendanceCommand = CommandsOf<typeof attendanceCommands>

const invitedSchema = z.strictObject({ id: idSchema, ...invitationShape })
export const attendanceFacts = {
  AttendeesInvited: z.strictObject({ people: z.array(invitedSchema) }),
  AttendeeEdited: z.strictObject({ attendeeId: idSchema, ...invitationShape }),
  AttendeesRemoved: z.strictObject({ attendeeIds: someIds }),
  AttendeesSignedIn: z.strictObject({ attendeeIds: someIds }),
  AttendeeLeft: z.strictObject({ attendeeId: idSchema }),
  AttendeeExcused: z.strictObject({ attendeeId: idSchema, reason: z.string() }),
  ExcuseWithdrawn: z.strictObject({ attendeeId: idSchema }),
  ProxySet: z.strictObject({ attendeeId: idSchema, proxy: z.string() }),
  WalkedIn: z.strictObject({ person: invitedSchema }),
} as const satisfies FactShapes
export type AttendanceFact = FactsOf<typeof attendanceFacts>

export function decideAttendance(
  meeting: Meeting,
  command: AttendanceCommand,
  context: DecideContext,
): Decision<AttendanceFact> {
  const { phase } = meeting.proceedings
  if (phase === 'cancelled') return refuse('attendance.meeting-cancelled', '会议已经取消，不再登记参会人。')
  switch (command.type) {
    case 'attendance.invite':
      return decideInvite(meeting, command.people, context)
    case 'attendance.walkIn': {
      if (phase === 'closed') return refuse('attendance.meeting-over', '会议已经散会，不能再现场加人。')
      const { type: _, ...person } = command
      const known = meeting.attendees.find((each) => isSamePerson(each, person))
      if (known) return refuse('attendance.already-invited', `${known.name}已经在名单里，请直接签到。`)
      if (meeting.attendees.length >= maxAttendees) return tooMany()
      return accept({ type: 'WalkedIn', data: { person: { id: context.id, ...person } } })
    }
    case 'attendance.remove':
      return decideRemove(meeting, command.attendeeIds)
    case 'attendance.signIn':
      return decideSignIn(meeting, command.attendeeIds)
  }
  const attendee = attendeeOf(meeting, command.attendeeId)
  if (!attendee) return refuse('attendance.no-such-person', '名单里已经没有这个人，请看最新的名单。')
  switch (command.type) {
    case 'attendance.edit': {
      const { type: _, ...data } = command
      return accept({ type: 'AttendeeEdited', data })
    }
    case 'attendance.leave':
      if (!isPresent(attendee)) return refuse('attendance.not-present', `${attendee.name}现在不在场，不用登记离场。`)
      return accept({ type: 'AttendeeLeft', data: { attendeeId: attendee.id } })
    case 'attendance.excuse':
      if (isPresent(attendee))
        return refuse('attendance.is-present', `${attendee.name}已经签到在场；要走请登记离场，签错了请撤销。`)
      return accept({ type: 'AttendeeExcused', data: { attendeeId: attendee.id, reason: command.reason } })
    case 'attendance.withdrawExcuse':
      if (!attendee.leave) return refuse('attendance.not-excused', `${attendee.name}没有请假。`)
      return accept({ type: 'ExcuseWithdrawn', data: { attendeeId: attendee.id } })
    case 'attendance.setProxy':
      return accept({ type: 'ProxySet', data: { attendeeId: attendee.id, proxy: command.proxy } })
  }
}

function decideInvite(
  meeting: Meeting,
  people: readonly Invitation[],
  context: DecideContext,
): Decision<AttendanceFact> {
  const fresh = people.filter((person) => !meeting.attendees.some((each) => isSamePerson(each, person)))
  if (fresh.length === 0) return refuse('attendance.already-invited', '选中的人都已经在名单里了。')
  if (meeting.attendees.length + fresh.length > maxAttendees) return tooMany()
  const invited = fresh.map((person, index) => ({ id: `${context.id}-${index + 1}`, ...person }))
  return accept({ type: 'AttendeesInvited', data: { people: invited } })
}

/** N6: who was in the room, spoke or is quoted in the minutes stays in the record. */
function decideRemove(meeting: Meeting, ids: readonly string[]): Decision<AttendanceFact> {
  const known = ids.filter((id) => attendeeOf(meeting, id))
  if (known.length === 0) return refuse('attendance.no-such-person', '名单里已经没有这些人，请看最新的名单。')
  const bound = known.map((id) => attendeeOf(meeting, id)).find((each) => each && isInRecord(meeting, each))
  if (bound)
    return refuse(
      'attendance.in-record',
      `${bound.name}已经签到或发过言，要留在记录里；没来的可以登记请假，签错了请用撤销。`,
    )
  return accept({ type: 'AttendeesRemoved', data: { attendeeIds: known } })
}

function decideSignIn(meeting: Meeting, ids: readonly string[]): Decision<AttendanceFact> {
  if (meeting.proceedings.phase === 'closed') return refuse('attendance.meeting-over', '会议已经散会，不能再签到。')
  const arriving = ids.filter((id) => {
    const attendee = attendeeOf(meeting, id)
    return attendee && !isPresent(attendee)
  })
  if (arriving.length === 0) return refuse('attendance.already-present', '选中的人都已经签到在场。')
  return accept({ type: 'AttendeesSignedIn', data: { attendeeIds: arriving } })
}

export function evolveAttendees(
  attendees: readonly Attendee[],
  fact: { type: string; data: unknown },
  at: Instant,
): readonly Attendee[] {
  const known = fact as AttendanceFact
  switch (known.type) {
    case 'AttendeesInvited':
      return [...attendees, ...known.data.people.map((person) => newAttendee(person, false))]
    case 'WalkedIn':
      return [...attendees, { ...newAttendee(known.data.person, true), stays: [{ from: at, to: null }] }]
    case 'AttendeeEdited': {
      const { attendeeId, ...fields } = known.data
      return change(attendees, attendeeId, (each) => ({ ...each, ...fields }))
    }
    case 'AttendeesRemoved':
      return attendees.filter((each) => !known.data.attendeeIds.includes(each.id))
    case 'AttendeesSignedIn': {
      const arriving = new Set(known.data.attendeeIds)
      return attendees.map((each) =>
        arriving.has(each.id) ? { ...each, stays: [...each.stays, { from: at, to: null }] } : each,
      )
    }
    case 'AttendeeLeft':
      return change(attendees, known.data.attendeeId, (each) => ({
        ...each,
        stays: each.stays.map((stay) => (stay.to === null ? { ...stay, to: at } : stay)),
      }))
    case 'AttendeeExcused':
      return change(attendees, known.data.attendeeId, (each) => ({ ...each, leave: { reason: known.data.reason, at } }))
    case 'ExcuseWithdrawn':
      return change(attendees, known.data.attendeeId, (each) => ({ ...each, leave: null }))
    case 'ProxySet':
      return change(attendees, known.data.attendeeId, (each) => ({ ...each, proxy: known.data.proxy }))
    default:
      return attendees
  }
}

export function attendeeOf(meeting: Pick<Meeting, 'attendees'>, id: string | null): Attendee | undefined {
  return id === null ? undefined : byId(meeting.attendees).get(id)
}

const byId = once((attendees: readonly Attendee[]) => new Map(attendees.map((each) => [each.id, each])))

/** N1: present is who came and has not left. */
export function isPresent(attendee: Attendee): boolean {
  return attendee.stays.at(-1)?.to === null
}

/** Whether the person was in the room at that instant; can be asked of any instant afterwards (N5). */
export function wasPresent(attendee: Attendee, at: Instant): boolean {
  return attendee.stays.some((stay) => stay.from <= at && (stay.to === null || at < stay.to))
}

/** 应到 / 实到 / 请假 / 列席, and whether the quorum stands (N1, N7). */
export type AttendanceCount = {
  readonly expected: number
  readonly present: number
  readonly excused: number
  readonly observersPresent: number
  /** How many must be present, or null when the room asks for no quorum. */
  readonly needed: number | null
  readonly isQuorate: boolean
}

/** Counted now, or for the people present at `at` when it is given. */
export function countAttendance(
  attendees: readonly Attendee[],
  rules: MeetingRules,
  at: Instant | null = null,
): AttendanceCount {
  const here = (each: Attendee) => (at === null ? isPresent(each) : wasPresent(each, at))
  const members = attendees.filter((each) => each.standing === 'member')
  const present = members.filter(here).length
  return {
    expected: members.length,
    present,
    excused: members.filter((each) => each.leave !== null && each.stays.length === 0).length,
    observersPresent: attendees.filter((each) => each.standing === 'observer' && here(each)).length,
    needed: rules.quorum === 'none' ? null : needed(rules.quorum, members.length),
    isQuorate: rules.quorum === 'none' || reaches(rules.quorum, present, members.length),
  }
}

function newAttendee(person: z.infer<typeof invitedSchema>, walkIn: boolean): Attendee {
  return { ...person, walkIn, proxy: '', leave: null, stays: [] }
}

/** Ids tell two people apart; where one of them has none, name, unit and side do. */
export function isSamePerson(
  attendee: Attendee,
  person: Pick<Invitation, 'personId' | 'name' | 'organization' | 'side'>,
): boolean {
  if (person.personId !== null && attendee.personId !== null) return attendee.personId === person.personId
  return attendee.name === person.name && attendee.organization === person.organization && attendee.side === person.side
}

function isInRecord(meeting: Meeting, attendee: Attendee): boolean {
  const { speaking, minutes, votes } = meeting
  const speeches = [...speaking.speeches, speaking.current, speaking.host]
  return (
    attendee.stays.length > 0 ||
    speeches.some((speech) => speech?.attendeeId === attendee.id) ||
    minutes.some((entry) => entry.attendeeId === attendee.id) ||
    votes.some((vote) => vote.stage !== 'prepared' && vote.eligibleIds.includes(attendee.id))
  )
}

function change(attendees: readonly Attendee[], id: string, by: (each: Attendee) => Attendee): readonly Attendee[] {
  return attendees.map((each) => (each.id === id ? by(each) : each))
}

function tooMany() {
  return refuse('attendance.too-many', `一场会议最多登记 ${maxAttendees} 人。`)
}
