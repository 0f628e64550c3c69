import { type Details, detailsSchema } from '#shared/meeting/proceedings'
import { clockTime, dayOf, instantOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { daySchema } from '#shared/vocabulary'

/** 会议概况 as people fill it in: the start is a day and a time. Everything else is judged by the domain's own schema. */
export const detailsFormSchema = detailsSchema.omit({ startsAt: true }).extend({
  day: z.string({ error: '请选择日期' }).check(filledDay),
  time: z
    .string({ error: '请填写开始时间' })
    .overwrite(cleanTime)
    .regex(/^(?:\d|1\d|2[0-3]):[0-5]\d$/, '请按 9:00 或 14:30 的写法填写开始时间'),
})
export type DetailsTyped = z.input<typeof detailsFormSchema>
export type DetailsParsed = z.output<typeof detailsFormSchema>

export function typedDetails(details: Details): DetailsTyped {
  const { startsAt, tellers, ...rest } = details
  return { ...rest, tellers: [...tellers], day: dayOf(startsAt), time: clockTime(startsAt) }
}

export function parsedDetails({ day, time, ...rest }: DetailsParsed): Details {
  return { ...rest, startsAt: instantOf(day, time) }
}

/** 九点半 is typed in many ways: `9：30`, `9.30`, `930`, `09:30`, `9点30`, `9点半`. */
function cleanTime(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[点时]半$/u, ':30')
    .replace(/[点时]$/u, ':00')
    .replace(/分$/u, '')
    .replace(/[.·点时]/u, ':')
  const parts = /^(\d{1,2}):(\d{2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain)
  return parts ? `${Number(parts[1])}:${parts[2]}` : plain
}

function filledDay(payload: { value: string; issues: z.core.$ZodRawIssue[] }): void {
  const issue = (message: string) => payload.issues.push({ code: 'custom', input: payload.value, message })
  if (payload.value === '') issue('请选择日期')
  else if (!daySchema.safeParse(payload.value).success) issue('请按 2026-12-10 的写法填写日期')
}
