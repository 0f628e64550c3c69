import { optionalLine } from '../text/clean'
import { z } from '../text/zod'
import { daySchema } from '../vocabulary'

/** 六有: the six things a consulting room is expected to have (P15), in the order in which inspectors ask. */
export const standardPoints = ['place', 'sign', 'equipment', 'rules', 'funds', 'activity'] as const
export type StandardPoint = (typeof standardPoints)[number]

export const standardNames: Readonly<Record<StandardPoint, string>> = {
  place: '有场所',
  sign: '有标识',
  equipment: '有设施',
  rules: '有制度',
  funds: '有经费',
  activity: '有活动',
}

/** What is looked at under each heading; ours, from several published room standards. */
export const standardQuestions: Readonly<Record<StandardPoint, string>> = {
  place: '固定的议事场所，能围坐，老人进得来',
  sign: '会标、门牌和指引挂在看得见的地方',
  equipment: '投影、话筒、打印机能用，停电有备用办法',
  rules: '议事规则和各项制度上墙、成册',
  funds: '办会、调研的开支有来处',
  activity: '按计划开会，有记录、有反馈',
}

export const standardCheckSchema = z.strictObject({
  point: z.enum(standardPoints),
  /** Null takes the answer back: not looked at. */
  has: z.boolean().nullable(),
  note: optionalLine('情况说明', 200),
  /** 检查日期, or null while nobody has looked. */
  checkedOn: daySchema.nullable(),
})

/** 自查: what was found under one heading, and when somebody last looked. */
export type StandardCheck = Readonly<Omit<z.infer<typeof standardCheckSchema>, 'point'>>
export type RoomStandard = Readonly<Record<StandardPoint, StandardCheck>>

const notLookedAt: StandardCheck = { has: null, note: '', checkedOn: null }

export const firstStandard: RoomStandard = {
  place: notLookedAt,
  sign: notLookedAt,
  equipment: notLookedAt,
  rules: notLookedAt,
  funds: notLookedAt,
  activity: notLookedAt,
}

/** How many of the six are there, how many were looked at, and when somebody looked last (a day, or null). */
export function sumOfStandard(standard: RoomStandard) {
  const checks = standardPoints.map((point) => standard[point])
  const days = checks.flatMap(({ checkedOn }) => (checkedOn ? [checkedOn] : [])).sort()
  return {
    has: checks.filter((check) => check.has === true).length,
    checked: checks.filter((check) => check.has !== null).length,
    all: standardPoints.length,
    lastOn: days.at(-1) ?? null,
  }
}
