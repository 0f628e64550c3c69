import { optionsOf } from '#shared/meeting/ballot'
import type { Electorate, Figures } from '#shared/meeting/tally'
import type { Question } from '#shared/meeting/votes'
import { z } from '#shared/text/zod'

/** 票数 as one counter types them. */
export type CountTyped = {
  readonly issued: string
  readonly received: string
  readonly invalid: string
  readonly options: string[]
  readonly abstain: string
}

export type Counted = Pick<Question, 'method' | 'ballot'> & { readonly electorate: Electorate }

/**
 * What a counter types, as figures. Where no papers go out, everybody who may vote counts as 发出 and 收回, so that the
 * identities hold hands against heads (V3, V4).
 */
export function countSchema({ method, ballot, electorate }: Counted): z.ZodType<Figures, CountTyped> {
  const inPapers = method === 'secret'
  const ofPapers = (label: string) => (inPapers ? figure(label) : z.string().transform(() => 0))
  const papers = z.strictObject({
    issued: ofPapers('发出'),
    received: ofPapers('收回'),
    invalid: ofPapers('无效'),
    options: z.array(figure('票数')).length(optionsOf(ballot).length, '每个选项都要填票数'),
    abstain: figure('弃权'),
  })
  return papers.transform(
    (typed): Figures => (inPapers ? typed : { ...typed, issued: electorate.present, received: electorate.present }),
  )
}

export function blankCount({ ballot }: Pick<Counted, 'ballot'>): CountTyped {
  return { issued: '', received: '', invalid: '', options: optionsOf(ballot).map(() => ''), abstain: '' }
}

export function typedCount(figures: Figures): CountTyped {
  const { issued, received, invalid, options, abstain } = figures
  return {
    issued: String(issued),
    received: String(received),
    invalid: String(invalid),
    options: options.map(String),
    abstain: String(abstain),
  }
}

/** One field as a number, or 0 while it is none: for stepping and for the strokes beside it. */
export function asCount(typed: string | undefined): number {
  const figures = halfWidth(typed ?? '')
  return /^\d{1,6}$/.test(figures) ? Number(figures) : 0
}

function figure(label: string) {
  return z
    .string()
    .overwrite(halfWidth)
    .regex(/^\d{1,6}$/, `${label}请填整数，没有的填 0`)
    .transform(Number)
}

function halfWidth(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[票人]$/u, '')
    .trim()
}
