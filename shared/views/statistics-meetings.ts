import { type MeetingForm, meetingForms, type VenueKind, venueKinds } from '../meeting/forms'
import { type OwnSide, sideOf, sidesOf } from '../roster/sides'
import { dayOf } from '../text/dates'
import type { MeetingFigures } from './meeting-figures'
import type { SideColor } from './scene'
import { type Days, isWithin, type Stretch, stretchesOf } from './statistics-period'
import type { StatisticsRoom } from './statistics-rooms'

/**
 * 平台 (F3): places to consult at. `listed` stand in the rooms' own lists (场所), `used` are those where a meeting of the
 * period was held, `unlisted` those of them that no list has. `all` = listed + unlisted.
 */
export type PlatformCount = {
  readonly listed: number
  readonly used: number
  readonly unlisted: number
  readonly all: number
}
export type PlatformCounts = PlatformCount & {
  readonly kinds: readonly (PlatformCount & { readonly kind: VenueKind })[]
}

export function platformCounts(rooms: readonly StatisticsRoom[], meetings: readonly MeetingFigures[]): PlatformCounts {
  const listed = new Map<string, VenueKind>()
  const used = new Map<string, VenueKind>()
  for (const { id, venues } of rooms) for (const { kind, name } of venues) listed.set(placeKey(id, kind, name), kind)
  for (const { room, venueKind, venue } of meetings) used.set(placeKey(room, venueKind, venue), venueKind)
  const kinds = venueKinds.map((kind) => ({ kind, ...placesOf(kind, listed, used) }))
  return { ...sumOfPlaces(kinds), kinds }
}

function placeKey(room: string, kind: VenueKind, name: string): string {
  return `${room} ${kind} ${name.replace(/\s/gu, '')}`
}

type Places = ReadonlyMap<string, VenueKind>

function placesOf(kind: VenueKind, listed: Places, used: Places): PlatformCount {
  const [ours, theirs] = [namesOf(listed, kind), namesOf(used, kind)]
  const unlisted = theirs.filter((name) => !listed.has(name)).length
  return { listed: ours.length, used: theirs.length, unlisted, all: ours.length + unlisted }
}

function namesOf(places: Places, kind: VenueKind): readonly string[] {
  return [...places].flatMap(([name, each]) => (each === kind ? [name] : []))
}

function sumOfPlaces(counts: readonly PlatformCount[]): PlatformCount {
  const total = (of: (count: PlatformCount) => number) => counts.reduce((sum, count) => sum + of(count), 0)
  return {
    listed: total((count) => count.listed),
    used: total((count) => count.used),
    unlisted: total((count) => count.unlisted),
    all: total((count) => count.all),
  }
}

/** 一方 in the period: seats kept for it, 出席 who came, and how long it spoke, in whole seconds (F5). */
export type SideCount = {
  readonly label: string
  readonly color: SideColor
  readonly seats: number
  readonly came: number
  readonly spokenSeconds: number
}

/** 协商活动 (F4): meetings that were held, counted by the day they were opened. */
export type MeetingCounts = {
  readonly held: number
  /** 未经批准或未调研而开会 (T3). */
  readonly gateWaived: number
  /** From opening to closing, in whole minutes. */
  readonly minutes: number
  /** 共识 that were confirmed, and 承诺 made. */
  readonly confirmed: number
  readonly commitments: number
  readonly forms: Readonly<Record<MeetingForm, number>>
  readonly stretches: readonly (Stretch & { readonly held: number; readonly came: number })[]
  /** 出席人次 and 应到, 列席人次; somebody who came to three meetings counts three times. */
  readonly came: number
  readonly seats: number
  readonly observers: number
  /** 参与人数: different people of the roster who came, those of them who spoke, and 委员 (F6). */
  readonly people: number
  readonly speakers: number
  readonly members: number
  readonly spokenSeconds: number
  readonly sides: readonly SideCount[]
}

/** `meetings` are those of the period. */
export function meetingCounts(
  rooms: readonly StatisticsRoom[],
  meetings: readonly MeetingFigures[],
  days: Days,
): MeetingCounts {
  const total = (of: (meeting: MeetingFigures) => number) => meetings.reduce((sum, meeting) => sum + of(meeting), 0)
  const sides = sideCounts(rooms, meetings)
  const totalOfSides = (of: (side: SideCount) => number) => sides.reduce((sum, side) => sum + of(side), 0)
  return {
    held: meetings.length,
    gateWaived: meetings.filter((meeting) => meeting.gateWaived).length,
    minutes: total((meeting) => meeting.minutes),
    confirmed: total((meeting) => meeting.confirmed),
    commitments: total((meeting) => meeting.commitments),
    forms: countsOf(
      meetingForms,
      meetings.map((meeting) => meeting.form),
    ),
    stretches: inStretches(meetings, days),
    came: totalOfSides((side) => side.came),
    seats: totalOfSides((side) => side.seats),
    observers: total((meeting) => meeting.observers),
    ...peopleCounts(meetings),
    spokenSeconds: totalOfSides((side) => side.spokenSeconds),
    sides,
  }
}

function inStretches(meetings: readonly MeetingFigures[], days: Days): MeetingCounts['stretches'] {
  const dated = meetings.map(({ startsAt, sides }) => ({ on: dayOf(startsAt), came: cameOf(sides) }))
  return stretchesOf(days).map((stretch) => {
    const own = dated.filter(({ on }) => isWithin(on, stretch))
    return { ...stretch, held: own.length, came: own.reduce((sum, { came }) => sum + came, 0) }
  })
}

function cameOf(sides: MeetingFigures['sides']): number {
  return sides.reduce((sum, { came }) => sum + came, 0)
}

/** F6: a person is known by the room's roster; who walked in without standing in it is counted as 人次 only. */
function peopleCounts(meetings: readonly MeetingFigures[]) {
  const [people, speakers, members] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { room, people: came } of meetings) {
    for (const { personId, side, speeches } of came) {
      const person = `${room} ${personId}`
      people.add(person)
      if (speeches > 0) speakers.add(person)
      if (side === 'members') members.add(person)
    }
  }
  return { people: people.size, speakers: speakers.size, members: members.size }
}

/**
 * F5: sides with their rooms' own names; two rooms' own sides are one when they are called the same. A side's time in a
 * meeting is rounded to whole seconds before it is added, so that parts and rooms add up.
 */
function sideCounts(rooms: readonly StatisticsRoom[], meetings: readonly MeetingFigures[]): readonly SideCount[] {
  const ownOf = new Map<string, readonly OwnSide[]>(rooms.map((room) => [room.id, room.ownSides]))
  const counts = new Map<string, SideCount>()
  for (const { room, sides } of meetings) {
    for (const { side, seats, came, spokenMs } of sides) {
      const { label, color } = sideOf(side, ownOf.get(room))
      const before = counts.get(label) ?? { label, color, seats: 0, came: 0, spokenSeconds: 0 }
      counts.set(label, {
        ...before,
        seats: before.seats + seats,
        came: before.came + came,
        spokenSeconds: before.spokenSeconds + Math.round(spokenMs / 1000),
      })
    }
  }
  const rank = new Map(sidesOf([...ownOf.values()].flat()).map(({ label }, index) => [label, index] as const))
  return [...counts.values()].sort((a, b) => (rank.get(a.label) ?? 99) - (rank.get(b.label) ?? 99))
}

/** How often each of the words occurs, every word once, in their order. */
export function countsOf<Word extends string>(
  words: readonly Word[],
  found: readonly Word[],
): Readonly<Record<Word, number>> {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>
  for (const word of found) counts[word] += 1
  return counts
}
