import { type Attendee, attendeeOf } from '../meeting/attendance'
import type { Meeting } from '../meeting/meeting'
import { sortByStroke } from '../order/stroke'
import { spacedName } from '../order/surname'
import type { Room } from '../room/room'
import { type OwnSide, sideOf } from '../roster/sides'

/**
 * 到会名单 as papers need it: who came, who was on leave, who was missing, who sat in. Each list by stroke order of
 * surnames; a count on a paper is always the length of the list it stands beside.
 */
export type AttendanceLists = {
  /** 应到: all members, those on leave included (N1). */
  readonly expected: readonly Attendee[]
  /** 实到: members who came at any time. */
  readonly came: readonly Attendee[]
  /** 请假, and did not come after all (N3). */
  readonly excused: readonly Attendee[]
  /** 缺席: neither came nor asked for leave. */
  readonly missing: readonly Attendee[]
  /** 列席 who came. */
  readonly observers: readonly Attendee[]
}

export function attendanceLists(meeting: Meeting): AttendanceLists {
  const ordered = sortByStroke(meeting.attendees, (each) => each.name)
  const expected = ordered.filter((each) => each.standing === 'member')
  const away = expected.filter((each) => !hasCome(each))
  return {
    expected,
    came: expected.filter(hasCome),
    excused: away.filter((each) => each.leave !== null),
    missing: away.filter((each) => each.leave === null),
    observers: ordered.filter((each) => each.standing === 'observer' && hasCome(each)),
  }
}

export function hasCome(attendee: Attendee): boolean {
  return attendee.stays.length > 0
}

/** `李　明（街道党工委委员）、王小宁（区政协委员，由张三代理）`; 无 for nobody. */
export function namesInText(people: readonly Attendee[], { ownSides }: Sides): string {
  if (people.length === 0) return '无'
  return people.map((each) => inBrackets(spacedName(each.name), [workOf(each, ownSides), proxyOf(each)])).join('、')
}

/** `赵　敏（青石社区，外出就医）`. */
export function excusesInText(people: readonly Attendee[], { ownSides }: Sides): string {
  if (people.length === 0) return '无'
  return people
    .map((each) => inBrackets(spacedName(each.name), [workOf(each, ownSides), each.leave?.reason ?? '']))
    .join('、')
}

/** 单位和身份 in one phrase; a person without either is named by the side he or she sits on, the room's own ones too. */
export function workOf(attendee: Attendee, ownSides: readonly OwnSide[]): string {
  return `${attendee.organization}${attendee.post}` || sideOf(attendee.side, ownSides).label
}

/** `王小宁（花园社区居民代表）`, for the running text; 全场 for what nobody in particular said. */
export function speakerInText({ meeting, room }: Known, attendeeId: string | null): string {
  const attendee = attendeeOf(meeting, attendeeId)
  return attendee ? inBrackets(attendee.name, [workOf(attendee, room.ownSides)]) : '全场'
}

/** `（王小宁，花园社区居民代表）`, behind what was said. */
export function saidBy({ meeting, room }: Known, attendeeId: string | null): string {
  const attendee = attendeeOf(meeting, attendeeId)
  return attendee ? `（${attendee.name}，${workOf(attendee, room.ownSides)}）` : ''
}

/** What names and sides are read from. */
type Sides = Pick<Room, 'ownSides'>
type Known = { readonly meeting: Meeting; readonly room: Sides }

function proxyOf(attendee: Attendee): string {
  return attendee.proxy ? `由${attendee.proxy}代理` : ''
}

function inBrackets(name: string, said: readonly string[]): string {
  const words = said.filter((each) => each !== '')
  return words.length > 0 ? `${name}（${words.join('，')}）` : name
}
