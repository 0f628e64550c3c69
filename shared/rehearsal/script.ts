import type { Instant } from '../fact'
import { instantSchema } from '../fact'
import { invitationSchema } from '../meeting/attendance'
import { detailsSchema } from '../meeting/proceedings'
import { defaultMeetingRules, meetingRulesSchema } from '../meeting/rules'
import { z } from '../text/zod'

/**
 * 演练脚本: a written meeting. Its steps are the domain's own commands with times; where a command names something by id
 * the script says it in words (a person's name, an item's number or title, a vote's title, the beginning of an entry).
 */
export const scriptSchema = z.strictObject({
  format: z.literal('yishitai-rehearsal/1', { error: '这不是本程序的演练脚本（format 应为 yishitai-rehearsal/1）' }),
  title: z.string().min(1, '请填写演练名称').max(80),
  room: z.strictObject({ name: z.string().min(1).max(40), township: z.string().min(1).max(40) }),
  details: detailsSchema.omit({ startsAt: true }),
  startsAt: instantSchema,
  rules: meetingRulesSchema.partial().transform((given) => ({ ...defaultMeetingRules, ...given })),
  people: z
    .array(invitationSchema.partial().extend({ name: invitationSchema.shape.name, side: invitationSchema.shape.side }))
    .max(1000),
  steps: z
    .array(
      z.strictObject({
        /** From the planned start: `0:00`, `12:30`, `1:02:30`, `-10:00`. */
        at: z.string().regex(/^-?(\d+:)?\d{1,3}:\d{2}$/, '时间请写成 12:30 或 1:02:30'),
        do: z.union([z.looseObject({ type: z.string() }), z.array(z.looseObject({ type: z.string() })).min(1)]),
        /** The code this step must be refused with: rehearsing what goes wrong is part of rehearsing. */
        refused: z.string().optional(),
        /** Takes pictures of console and wall under this name. */
        look: z.string().max(40).optional(),
      }),
    )
    .min(1, '脚本里没有步骤')
    .max(20_000),
})
export type Script = z.output<typeof scriptSchema>
export type Step = Script['steps'][number]

/** Seconds from the planned start. */
export function secondsOf(at: string): number {
  const sign = at.startsWith('-') ? -1 : 1
  const seconds = at
    .replace('-', '')
    .split(':')
    .reduce((total, part) => total * 60 + Number(part), 0)
  return sign * seconds
}

/** The instant of a step of a meeting that starts at `startsAt`. */
export function instantOfStep(startsAt: Instant, step: Step): Instant {
  return new Date(Date.parse(startsAt) + secondsOf(step.at) * 1000).toISOString()
}

export function commandsOf(step: Step): readonly { readonly type: string; readonly [field: string]: unknown }[] {
  return Array.isArray(step.do) ? step.do : [step.do]
}

/** The line (from 1) on which step `index` begins in the script's text; 1 when it cannot be told. */
export function lineOfStep(text: string, index: number): number {
  const opening = text.search(/"steps"\s*:\s*\[/)
  if (opening < 0) return 1
  let depth = 0
  let inString = false
  let found = -1
  for (let place = text.indexOf('[', opening) + 1; place < text.length; place += 1) {
    const character = text[place]
    if (inString) {
      if (character === '\\') place += 1
      else if (character === '"') inString = false
      continue
    }
    if (character === '"') inString = true
    if (character === '{' || character === '[') {
      if (depth === 0) found += 1
      if (depth === 0 && found === index) return text.slice(0, place).split('\n').length
      depth += 1
    }
    if (character === '}' || character === ']') depth -= 1
  }
  return 1
}
