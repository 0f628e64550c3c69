import type { Person } from '../roster/person'
import { type SideId, sideNamed } from '../roster/sides'

/** 议题所涉及的: what of a topic decides who is asked to sit down. */
export type ConcernedTopic = {
  readonly title: string
  readonly area: string
  /** 涉及人群, in words: 东街商户、周边住户. */
  readonly touched: string
  /** 牵头、协办单位. */
  readonly units: readonly string[]
}

/** 提议的参会人: who, with which part, and why in one Chinese phrase. */
export type Proposal = {
  readonly person: Person
  readonly part: ProposalPart
  /** 利益攸关方 in this matter. */
  readonly touched: boolean
  readonly reason: string
}
export const proposalParts = ['touched', 'members', 'departments', 'professionals', 'village', 'others'] as const
export type ProposalPart = (typeof proposalParts)[number]
export const proposalPartNames: Readonly<Record<ProposalPart, string>> = {
  touched: '利益攸关方',
  members: '委员（联络组）',
  departments: '部门',
  professionals: '专业人士',
  village: '村社',
  others: '其他各方',
}

/**
 * 参会人建议 (P7, J2–J5): 政协联络组 + N, so many seats of the roster. At least half go to those whose interests are touched, as
 * far as there are any; a seat each is kept for those who must be there; who sat less in the last year comes first.
 * Nobody twice, nobody who is `taken`, nobody retired, nobody who works at meetings instead of consulting.
 */
export function proposeParticipants(known: {
  /** In the order of the roster, which decides between equals. */
  readonly people: readonly Person[]
  readonly topic: ConcernedTopic
  readonly seats: ReadonlyMap<string, number>
  readonly taken: ReadonlySet<string>
  readonly size: number
}): readonly Proposal[] {
  const { people, topic, seats, taken, size } = known
  const judged = people
    .filter((person) => person.active && !taken.has(person.id) && consulting.includes(person.usualRole))
    .map((person, place) => ({ ...judge(person, topic), place, sat: seats.get(person.id) ?? 0 }))
  const parts = new Map(
    proposalParts.map((part) => [part, judged.filter((each) => each.part === part).sort(byFit)] as const),
  )
  const counts = seatsByPart(new Map([...parts].map(([part, own]) => [part, own.length])), size)
  return proposalParts.flatMap((part) =>
    (parts.get(part) ?? []).slice(0, counts.get(part)).map(
      ({ person, because, sat }): Proposal => ({
        person,
        part,
        touched: part === 'touched',
        reason: [because, sat === 0 ? '近一年没有参加过' : `近一年参加 ${sat} 次`].filter(Boolean).join('，'),
      }),
    ),
  )
}

/** Who consults; who records, counts or only listens is asked by hand. */
const consulting: readonly Person['usualRole'][] = ['attendee', 'chair']

/** Those kept a seat each, in this order: without them nobody speaks for the group, answers, or knows. */
const kept: readonly ProposalPart[] = ['members', 'departments', 'professionals', 'village']

/**
 * J3, J4: for every eight seats one member and one department, for every sixteen one professional and one of the village,
 * never more than half of all; the touched take every other seat. What they cannot fill goes round the kept parts, then
 * to the others.
 */
export function seatsByPart(there: ReadonlyMap<ProposalPart, number>, size: number): ReadonlyMap<ProposalPart, number> {
  const has = (part: ProposalPart) => there.get(part) ?? 0
  const counts = new Map<ProposalPart, number>(proposalParts.map((part) => [part, 0]))
  const give = (part: ProposalPart) => counts.set(part, (counts.get(part) ?? 0) + 1)
  const isFull = (part: ProposalPart) => (counts.get(part) ?? 0) >= has(part)
  const left = () => size - [...counts.values()].reduce((sum, each) => sum + each, 0)
  const wanted = new Map<ProposalPart, number>([
    ['members', Math.ceil(size / 8)],
    ['departments', Math.ceil(size / 8)],
    ['professionals', Math.ceil(size / 16)],
    ['village', Math.ceil(size / 16)],
  ])
  for (let round = 0; round < size; round++)
    for (const part of kept)
      if (round < (wanted.get(part) ?? 0) && !isFull(part) && size - left() < Math.floor(size / 2)) give(part)
  while (left() > 0 && !isFull('touched')) give('touched')
  while (left() > 0 && kept.some((part) => !isFull(part)))
    for (const part of kept) if (left() > 0 && !isFull(part)) give(part)
  while (left() > 0 && !isFull('others')) give('others')
  return counts
}

type Judged = { readonly person: Person; readonly part: ProposalPart; readonly fit: number; readonly because: string }

/** J2: who is touched is read from district, unit and side; the others by what they bring to the matter. */
function judge(person: Person, topic: ConcernedTopic): Judged {
  const touched = touchOf(person, topic)
  if (touched) return { person, part: 'touched', ...touched }
  const { side, expertise, organization, group } = person
  if (side === 'members' || person.identities.includes('cppcc-member')) {
    const same = shares(expertise, topic.title)
    const because = same ? `专长“${expertise}”与议题相近` : group ? `${group}委员` : '联络组委员'
    return { person, part: 'members', fit: same ? 2 : 0, because }
  }
  if (side === 'departments') {
    const leads = organization !== '' && topic.units.some((unit) => contains(unit, organization))
    return {
      person,
      part: 'departments',
      fit: leads ? 3 : 0,
      because: leads ? `“${organization}”牵头或协办` : `${organization || '部门'}，现场回应`,
    }
  }
  if (side === 'professionals' || person.identities.includes('professional')) {
    const same = shares(expertise, topic.title + topic.touched)
    const because = same ? `专长“${expertise}”与议题相近` : expertise ? `专长“${expertise}”` : '专业人士'
    return { person, part: 'professionals', fit: same ? 2 : 0, because }
  }
  if (side === 'village') {
    const near = contains(topic.area, person.district)
    return { person, part: 'village', fit: near ? 2 : 0, because: near ? `“${person.district}”村社干部` : '村社干部' }
  }
  const known = person.identities.some((each) => ['elder', 'old-party-member', 'old-cadre'].includes(each))
  return { person, part: 'others', fit: known ? 1 : 0, because: known ? '老党员、老干部、老乡贤' : '其他群众代表' }
}

/** Departments, members and professionals speak for an office or a trade; they are touched only when it is said of them. */
const spokesmen: readonly SideId[] = ['departments', 'members', 'professionals']

function touchOf(person: Person, topic: ConcernedTopic): { readonly fit: number; readonly because: string } | null {
  const { side, district, organization, post, interestsTouched } = person
  const mayBe = interestsTouched || (!spokesmen.includes(side) && side !== 'village')
  if (!mayBe) return null
  const isHere = contains(topic.area, district)
  const words = topic.touched.split(/[，、,；;。\s]|以及|和|及|与/u).filter((word) => [...word].length >= 2)
  const named = words.find((word) => [organization, post].some((said) => contains(word, said)))
  const kind = words.find((word) => sideNamed(word)?.id === side && (isHere || shares(word, district + organization)))
  if (named) return { fit: 4 + (isHere ? 2 : 0), because: `“${organization || post}”属于涉及人群“${named}”` }
  if (kind) return { fit: 4 + (isHere ? 2 : 0), because: `属于涉及人群“${kind}”` }
  if (isHere) return { fit: 3 + (interestsTouched ? 1 : 0), because: `在涉及范围“${district}”` }
  return interestsTouched ? { fit: 1, because: '平时是利益攸关方' } : null
}

function byFit(
  a: { readonly fit: number; readonly sat: number; readonly place: number },
  b: { readonly fit: number; readonly sat: number; readonly place: number },
): number {
  return b.fit - a.fit || a.sat - b.sat || a.place - b.place
}

/** One phrase within the other; a single character says nothing. */
function contains(one: string, other: string): boolean {
  const [short, long] = [one, other].sort((a, b) => [...a].length - [...b].length) as [string, string]
  return [...short].length >= 2 && long.includes(short)
}

/** Whether two phrases have two characters in a row in common: 电梯安装 and 老旧小区加装电梯. */
function shares(one: string, other: string): boolean {
  const characters = [...one]
  return characters.some((each, index) => {
    const pair = each + (characters[index + 1] ?? '')
    return [...pair].length === 2 && /^\p{Script=Han}{2}$/u.test(pair) && other.includes(pair)
  })
}
