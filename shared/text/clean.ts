import { cleanLine, cleanName, cleanParagraph, countCharacters } from './characters'
import { z } from './zod'

/*
 * What people type or paste, as it may be kept. Each builder makes a zod schema that first cleans and then judges, so
 * that what is counted is what is kept. Optional text that was left empty is ''.
 */

/** One line that must be filled in. `max` in characters as people count them (code points), after cleaning. */
export function line(label: string, max: number) {
  return text(label, cleanLine).check(filled(label), within(label, max))
}

export function optionalLine(label: string, max: number) {
  return text(label, cleanLine).check(within(label, max))
}

/** Text of several lines that must be filled in; line ends are kept as `\n`. */
export function paragraph(label: string, max: number) {
  return text(label, cleanParagraph).check(filled(label), within(label, max))
}

export function optionalParagraph(label: string, max: number) {
  return text(label, cleanParagraph).check(within(label, max))
}

/** 姓名: `王　宁` typed with a blank is the same person as 王宁; 阿依古丽·买买提 keeps one kind of dot. */
export function personName(label = '姓名', max = 30) {
  return text(label, cleanName).check(filled(label), within(label, max), (payload) => {
    if (payload.value === '' || namePattern.test(payload.value)) return
    issue(payload, `${label}里有不该有的符号，请只填${label}`)
  })
}

/** 联系电话, or '' when there is none: digits with an area code and an extension at most. Full width is made half. */
export function telephone(label = '电话') {
  return text(label, cleanTelephone).check((payload) => {
    const number = payload.value
    if (number === '') return
    if (looksLikeIdNumber(number)) issue(payload, `这像是身份证号，请不要填在${label}里`)
    else if (!telephonePattern.test(number)) issue(payload, `${label}只填数字，例如 13800001234 或 023-61234567`)
  })
}

/** A whole number in a range; `unit` is said in the messages: 分钟, 人, 票. */
export function wholeNumber(label: string, { min, max, unit = '' }: { min: number; max: number; unit?: string }) {
  const said = (number: number) => (unit ? `${number} ${unit}` : `${number}`)
  return z
    .int({ error: `${label}请填整数` })
    .min(min, `${label}至少 ${said(min)}`)
    .max(max, `${label}最多 ${said(max)}`)
}

const telephonePattern = /^\+?\d(?:-?\d){4,17}(?:转\d{1,6})?$/

function cleanTelephone(typed: string): string {
  return cleanLine(typed)
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/[\s()]/g, '')
}

/** 身份证号 in either of its lengths. Such a number is never kept where something else was asked. */
export function looksLikeIdNumber(text: string): boolean {
  return idNumber18.test(text) || idNumber15.test(text)
}

const idNumber18 = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/
const idNumber15 = /^[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/

/** Letters of any script first and foremost; figures for 住户3, a note in brackets, dots and hyphens between parts. */
const namePattern = /^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{M}\p{N} ·.'’\-—()（）]*$/u

type Payload = { value: string; issues: z.core.$ZodRawIssue[] }

function text(label: string, clean: (typed: string) => string) {
  return z.string({ error: `请填写${label}` }).overwrite(clean)
}

function filled(label: string) {
  return (payload: Payload) => {
    if (payload.value === '') issue(payload, `请填写${label}`)
  }
}

function within(label: string, max: number) {
  return (payload: Payload) => {
    const count = countCharacters(payload.value)
    if (count > max) issue(payload, `${label}最多 ${max} 个字，现在 ${count} 个字`)
  }
}

function issue(payload: Payload, message: string): void {
  payload.issues.push({ code: 'custom', input: payload.value, message })
}
