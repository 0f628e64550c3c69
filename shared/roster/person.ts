import { accept, type Decision, refuse } from '../decision'
import type { Fact } from '../fact'
import { optionalLine, optionalParagraph, personName, telephone } from '../text/clean'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  commandSchema,
  type DecideContext,
  type FactShapes,
  type FactsOf,
} from '../vocabulary'
import { sideIds } from './sides'

/**
 * 人员: one person of the roster (人才库). Details are copied into a meeting when the person is asked to it; a later
 * change here never changes what an old meeting recorded. Nobody is deleted: who no longer takes part is retired.
 */
export type Person = PersonDetails & {
  readonly id: string
  readonly active: boolean
  /** 身份, as many as somebody has; in the order of `identities`. */
  readonly identities: readonly Identity[]
}

/** 身份 (P7): 两代表一委员, 老党员、老干部、老乡贤, 专业人士. One person may have several beside the side he or she sits on. */
export const identities = [
  'party-delegate',
  'deputy',
  'cppcc-member',
  'old-party-member',
  'old-cadre',
  'elder',
  'professional',
] as const
export type Identity = (typeof identities)[number]
export const identityNames: Readonly<Record<Identity, string>> = {
  'party-delegate': '党代表',
  deputy: '人大代表',
  'cppcc-member': '政协委员',
  'old-party-member': '老党员',
  'old-cadre': '老干部',
  elder: '老乡贤',
  professional: '专业人士',
}

/** 会上角色: what the person usually does at a meeting. */
export const usualRoles = ['attendee', 'chair', 'recorder', 'teller', 'scrutineer', 'observer'] as const
export type UsualRole = (typeof usualRoles)[number]
export const usualRoleNames: Readonly<Record<UsualRole, string>> = {
  attendee: '参会',
  chair: '主持人',
  recorder: '记录员',
  teller: '计票人',
  scrutineer: '监票人',
  observer: '列席',
}

export const genders = ['female', 'male'] as const
export const genderNames: Readonly<Record<(typeof genders)[number], string>> = { female: '女', male: '男' }

const detailsShape = {
  name: personName(),
  gender: z.enum(genders).nullable(),
  /** 代表方 */
  side: z.enum(sideIds, { error: '请选择代表方' }),
  organization: optionalLine('单位', 60),
  /** 职务或身份: 组长, 老党员, 老乡贤. */
  post: optionalLine('职务或身份', 40),
  /** 界别, of members. */
  group: optionalLine('界别', 20),
  /** 片区 */
  district: optionalLine('片区', 20),
  usualRole: z.enum(usualRoles),
  /** 专长, by which professionals are found. */
  expertise: optionalLine('专长', 60),
  telephone: telephone(),
  /** 通常是利益攸关方; each meeting decides again. */
  interestsTouched: z.boolean(),
  /** 备注, for the clerk alone: never on the wall, never in a paper. */
  note: optionalParagraph('备注', 500),
} as const
export const personDetailsSchema = z.strictObject(detailsShape)
/** Everything that is said of a person; text that was left empty is ''. Identity numbers are not kept. */
export type PersonDetails = Readonly<z.infer<typeof personDetailsSchema>>

/** What a form starts from. */
export const blankDetails: PersonDetails = {
  name: '',
  gender: null,
  side: 'masses',
  organization: '',
  post: '',
  group: '',
  district: '',
  usualRole: 'attendee',
  expertise: '',
  telephone: '',
  interestsTouched: false,
  note: '',
}

export const personCommands = {
  'person.add': detailsShape,
  /** Carries the whole form; the fact keeps only what changed. */
  'person.edit': detailsShape,
  'person.setIdentities': { identities: z.array(z.enum(identities)).max(identities.length) },
  'person.retire': { reason: optionalLine('原因', 60) },
  'person.restore': {},
} as const satisfies CommandShapes
export type PersonCommand = CommandsOf<typeof personCommands>
export const personCommandSchema = commandSchema(personCommands)

/** Facts are read without limits: what was once kept stays readable when a limit changes. */
const keptShape = {
  name: z.string(),
  gender: z.enum(genders).nullable(),
  side: z.enum(sideIds),
  organization: z.string(),
  post: z.string(),
  group: z.string(),
  district: z.string(),
  usualRole: z.enum(usualRoles),
  expertise: z.string(),
  telephone: z.string(),
  interestsTouched: z.boolean(),
  note: z.string(),
} as const satisfies Record<keyof PersonDetails, z.ZodType>

export const personFacts = {
  PersonAdded: z.strictObject(keptShape),
  PersonEdited: z.strictObject({ changes: z.strictObject(keptShape).partial() }),
  IdentitiesSet: z.strictObject({ identities: z.array(z.enum(identities)) }),
  PersonRetired: z.strictObject({ reason: z.string() }),
  PersonRestored: z.strictObject({}),
} as const satisfies FactShapes
export type PersonFact = FactsOf<typeof personFacts>

/** Judges one command on the person as he or she stands in the roster. Null is somebody who is not in it yet. */
export function decidePerson(
  person: Person | null,
  command: PersonCommand,
  _context: DecideContext,
): Decision<PersonFact> {
  if (command.type === 'person.add') {
    if (person) return refuse('person.already-there', `${person.name}已经在人才库里，请直接修改。`)
    const { type: _, ...details } = command
    return accept({ type: 'PersonAdded', data: details })
  }
  if (!person) return refuse('person.unknown', '人才库里找不到这个人，请刷新名单后再试。')
  switch (command.type) {
    case 'person.edit': {
      if (!person.active) return refuse('person.retired', `${person.name}已经停用，请先恢复再修改。`)
      const { type: _, ...details } = command
      const changes = changesOf(person, details)
      if (Object.keys(changes).length === 0) return refuse('person.nothing-changed', '内容没有改动，不用保存。')
      return accept({ type: 'PersonEdited', data: { changes } })
    }
    case 'person.setIdentities': {
      if (!person.active) return refuse('person.retired', `${person.name}已经停用，请先恢复再修改。`)
      const said = identities.filter((each) => command.identities.includes(each))
      if (said.join() === person.identities.join()) return refuse('person.nothing-changed', '内容没有改动，不用保存。')
      return accept({ type: 'IdentitiesSet', data: { identities: said } })
    }
    case 'person.retire':
      if (!person.active) return refuse('person.retired', `${person.name}已经停用。`)
      return accept({ type: 'PersonRetired', data: { reason: command.reason } })
    case 'person.restore':
      if (person.active) return refuse('person.active', `${person.name}没有停用，不用恢复。`)
      return accept({ type: 'PersonRestored', data: {} })
  }
}

/** What one fact makes of the person. */
export function evolvePerson(person: Person | null, fact: Pick<Fact, 'stream' | 'type' | 'data'>): Person {
  const known = { type: fact.type, data: fact.data } as PersonFact
  if (known.type === 'PersonAdded')
    return { ...known.data, id: fact.stream.slice('person:'.length), active: true, identities: [] }
  if (!person)
    throw new Error(`stream ${fact.stream} begins with ${fact.type}; the desk lets nothing before PersonAdded`)
  switch (known.type) {
    case 'PersonEdited':
      return withChanges(person, known.data.changes)
    case 'IdentitiesSet':
      return { ...person, identities: known.data.identities }
    case 'PersonRetired':
      return { ...person, active: false }
    case 'PersonRestored':
      return { ...person, active: true }
    default:
      return person
  }
}

/** The details alone, as a form edits them. */
export function detailsOf(person: Person): PersonDetails {
  const { id: _, active: __, identities: ___, ...details } = person
  return details
}

type Changes = Extract<PersonFact, { type: 'PersonEdited' }>['data']['changes']

function changesOf(person: Person, details: PersonDetails): Changes {
  const fields = Object.entries(details) as [keyof PersonDetails, unknown][]
  return Object.fromEntries(fields.filter(([field, value]) => person[field] !== value))
}

function withChanges(person: Person, changes: Changes): Person {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined)
  return { ...person, ...Object.fromEntries(said) }
}
