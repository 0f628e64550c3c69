import type { MeetingRules } from '#shared/meeting/rules'
import { meetingRulesSchema } from '#shared/meeting/rules'
import { z } from '#shared/text/zod'

/** 会议规则 as people fill them in: limits in minutes. What is kept is judged by the domain's own schema as well. */
export const rulesFormSchema = meetingRulesSchema.omit({ speechSeconds: true, dialogueSeconds: true }).extend({
  speechMinutes: minutes('发言时限'),
  dialogueMinutes: minutes('互动时限'),
  warnSeconds: z.int({ error: '提醒时间请填整数秒' }).min(0, '提醒时间不能小于 0').max(600, '提醒时间最多 600 秒'),
})
export type RulesTyped = z.input<typeof rulesFormSchema>
export type RulesParsed = z.output<typeof rulesFormSchema>

export function typedRules({ speechSeconds, dialogueSeconds, ...rest }: MeetingRules): RulesTyped {
  return { ...rest, speechMinutes: speechSeconds / 60, dialogueMinutes: dialogueSeconds / 60 }
}

export function parsedRules({ speechMinutes, dialogueMinutes, ...rest }: RulesParsed): MeetingRules {
  return {
    ...rest,
    speechSeconds: Math.round(speechMinutes * 60),
    dialogueSeconds: Math.round(dialogueMinutes * 60),
  }
}

function minutes(label: string) {
  return z
    .number({ error: `请填写${label}` })
    .min(0.5, `${label}至少半分钟`)
    .max(60, `${label}最多 60 分钟`)
}
