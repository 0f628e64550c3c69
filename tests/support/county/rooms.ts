import { streamOf } from '#shared/fact'
import { meetingForms, venueNames } from '#shared/meeting/forms'
import type { Venue } from '#shared/room/venues'
import { blankDetails } from '#shared/roster/person'
import { addDays, instantAfter, instantOf } from '#shared/text/dates'
import { chance, oneOf, personNameOf } from '#tests/bench/written-words'
import type { RoomDesk } from './room-desk'
import { plannedTitle } from './topics'

const places = [...'青梨龙石新柏清双白金云东南西北长安平和永兴福泉玉山溪']
const landscapes = ['石', '树', '井', '桥', '坪', '湾', '河', '坝', '堰', '岭']

export const peopleInRoom = 24
export const districts = ['东片区', '南片区', '西片区', '北片区'] as const
export const units = ['镇水务站', '镇综合执法办', '镇建设办', '便民服务中心', '县交通局', '县住建局'] as const
export const channels = ['走访', '接待日', '电话', '问卷', '联络组会议'] as const

export function roomIdOf(number: number): string {
  return `county-${String(number).padStart(2, '0')}`
}

/** 青树镇: an invented township; the first 260 are all different. */
export function townshipOf(number: number): string {
  const index = number - 1
  const place = places[index % places.length] ?? '青'
  return `${place}${landscapes[Math.floor(index / places.length + index) % landscapes.length] ?? '石'}镇`
}

/** 场所 of this room: its own, posts and courtyards; larger townships have more. */
export function venuesOf(number: number): readonly Venue[] {
  const township = townshipOf(number)
  const posts = Array.from({ length: 1 + (number % 3) }, (_, index) => ({
    kind: 'post' as const,
    name: `${township}${index + 1}号社情民意驿站`,
  }))
  return [
    { kind: 'room', name: `${township}协商议事室` },
    { kind: 'studio', name: `${township}${venueNames.studio}` },
    ...posts,
    { kind: 'courtyard', name: `${township}东街院坝` },
  ]
}

export function personIdOf(room: string, number: number): string {
  return `${room}-p${number}`
}

/** The first morning: the room's name, its lists and places, the roster, and the plans of two years. */
export function foundRoom(desk: RoomDesk, number: number, day: string): void {
  const at = (minutes: number) => instantAfter(instantOf(day, '9:00'), minutes)
  const stream = streamOf('room', desk.room)
  const township = townshipOf(number)
  desk.do(stream, at(0), { type: 'room.setUp', name: `${township}协商议事室`, township })
  const lists = { units: [...units], districts: [...districts], channels: [...channels] }
  desk.do(stream, at(1), { type: 'room.setLists', ...lists })
  desk.do(stream, at(2), { type: 'room.setVenues', venues: [...venuesOf(number)] })
  for (let person = 1; person <= peopleInRoom; person += 1) {
    const command = { type: 'person.add', ...rosterPerson(number, person) } as const
    desk.do(streamOf('person', personIdOf(desk.room, person)), at(3 + person), command)
  }
  for (const year of [Number(day.slice(0, 4)) + 1, Number(day.slice(0, 4)) + 2]) {
    const plan = streamOf('plan', `${year}-${desk.room}`)
    desk.do(plan, at(60), { type: 'plan.begin', year })
    const entries = Array.from({ length: 12 }, (_, index) => ({
      topicId: null,
      title: plannedTitle(number * 1000 + year + index),
      form: meetingForms[index % meetingForms.length] ?? 'special',
      month: index + 1,
      lead: units[index % units.length] ?? '',
      dueOn: addDays(`${year}-${String(index + 1).padStart(2, '0')}-01`, 24),
      note: '',
    }))
    desk.do(plan, at(61), { type: 'plan.add', entries })
  }
}

const seats = ['masses', 'masses', 'masses', 'merchants', 'departments', 'members', 'professionals', 'village'] as const

/** Who sits for whom: three of eight from the masses, and one of every other side. */
export function rosterPerson(room: number, person: number) {
  const next = chance(room * 131 + person)
  const side = seats[(person - 1) % seats.length] ?? 'masses'
  return {
    ...blankDetails,
    name: `${personNameOf(room * 100 + person)}`,
    side,
    organization: side === 'departments' ? oneOf(units, next) : `${townshipOf(room)}居民小组`,
    post: '代表',
    district: oneOf(districts, next),
    interestsTouched: side === 'masses' || side === 'merchants',
  }
}
