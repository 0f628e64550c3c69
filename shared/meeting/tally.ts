import { z } from '../text/zod'
import { type Ballot, marksOf, optionsOf } from './ballot'
import { reaches, type Threshold, thresholdName } from './rules'

/**
 * 计票: the figures one counter typed, or that a roll-call adds up to. All whole numbers.
 * 发出 issued, 收回 received, 无效 invalid, one count per option, 弃权 abstain. 有效 is received − invalid.
 */
export const figuresSchema = z.strictObject({
  issued: count('发出'),
  received: count('收回'),
  invalid: count('无效'),
  options: z.array(count('票数')).max(20),
  abstain: count('弃权'),
})
export type Figures = Readonly<z.infer<typeof figuresSchema>>

/** 计票基数: what a majority is measured against; printed with every result (V6). */
export const bases = ['expected', 'present', 'issued', 'received', 'valid'] as const
export type Base = (typeof bases)[number]
export const baseNames: Readonly<Record<Base, string>> = {
  expected: '应到人数',
  present: '实到人数',
  issued: '发出票数',
  received: '收回票数',
  valid: '有效票数',
}

/** Who could vote, frozen when the vote was opened (V2). */
export type Electorate = { readonly expected: number; readonly present: number }

/** An identity of V3/V4 with its two sides, as it stands on the tally sheet. */
export type Identity = {
  readonly name: string
  readonly arithmetic: string
  readonly holds: boolean
  /** 收回 > 发出 cannot be talked away: the vote is void and done again (V3). */
  readonly isFatal: boolean
}

/** V3, V4: what must hold before a result may be sealed and announced, each with its arithmetic in figures. */
export function identitiesOf(figures: Figures, ballot: Ballot, electorate: Electorate): readonly Identity[] {
  const { issued, received, invalid, options, abstain } = figures
  const valid = validOf(figures)
  const marked = sum(options)
  const marks = marksOf(ballot)
  const common: readonly Identity[] = [
    {
      name: '发出不多于有权且实到',
      arithmetic: `发出 ${issued} ≤ 有权且实到 ${electorate.present}`,
      holds: issued <= electorate.present,
      isFatal: false,
    },
    {
      name: '收回不多于发出',
      arithmetic: `收回 ${received} ≤ 发出 ${issued}`,
      holds: received <= issued,
      isFatal: true,
    },
    {
      name: '收回等于有效加无效',
      arithmetic: `收回 ${received} = 有效 ${valid} + 无效 ${invalid}`,
      holds: valid >= 0,
      isFatal: false,
    },
  ]
  if (marks === 1)
    return [
      ...common,
      {
        name: '有效等于各项加弃权',
        arithmetic: `有效 ${valid} = ${[...options, abstain].join(' + ')}`,
        holds: valid === marked + abstain,
        isFatal: false,
      },
    ]
  const cast = valid - abstain
  return [
    ...common,
    {
      name: '各项合计不多于未弃权的有效票可选之数',
      arithmetic: `各项合计 ${marked} ≤ （有效 ${valid} − 弃权 ${abstain}）× ${marks}，且不少于 ${cast}，每项不多于 ${cast}`,
      holds: cast >= 0 && marked <= cast * marks && marked >= cast && options.every((each) => each <= cast),
      isFatal: false,
    },
  ]
}

/** 有效 = 收回 − 无效; negative when the figures cannot be right. */
export function validOf(figures: Figures): number {
  return figures.received - figures.invalid
}

/** The number a base stands for. */
export function baseNumber(base: Base, figures: Figures, electorate: Electorate): number {
  switch (base) {
    case 'expected':
      return electorate.expected
    case 'present':
      return electorate.present
    case 'issued':
      return figures.issued
    case 'received':
      return figures.received
    case 'valid':
      return Math.max(validOf(figures), 0)
  }
}

/** Part of whole in hundredths of a percent, half up: 30 of 35 is 8571. Null when there is no whole (V7). */
export function permyriad(part: number, whole: number): number | null {
  if (whole <= 0) return null
  return Math.floor((part * 20000 + whole) / (2 * whole))
}

/** 85.71% as it is printed beside a count. */
export function percentText(hundredths: number | null): string {
  if (hundredths === null) return '—'
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`
}

export type TallyLine = {
  readonly label: string
  readonly tone: 'good' | 'bad' | 'neutral' | 'plain'
  readonly count: number
  readonly permyriad: number | null
}

/** 表决结果: the one computation that the wall, the minutes, the tally sheet and the console all show. */
export type Tally = {
  readonly lines: readonly TallyLine[]
  readonly base: { readonly name: string; readonly number: number }
  readonly valid: number
  readonly verdict: { readonly text: string; readonly passed: boolean; readonly arithmetic: string } | null
  /** 满意率 = (满意 + 基本满意) / 有效, for a satisfaction poll (V7). */
  readonly satisfaction: { readonly permyriad: number | null; readonly arithmetic: string } | null
  /** 平均分 in hundredths of a point, half up, for a score. */
  readonly average: number | null
}

export function tallyOf(
  figures: Figures,
  ballot: Ballot,
  base: Base,
  majority: Threshold | null,
  electorate: Electorate,
): Tally {
  const options = optionsOf(ballot)
  const number = baseNumber(base, figures, electorate)
  const lineOf = (label: string, tone: TallyLine['tone'], each: number): TallyLine => ({
    label,
    tone,
    count: each,
    permyriad: permyriad(each, number),
  })
  const lines = [
    ...options.map((option, index) => lineOf(option.label, option.tone, figures.options[index] ?? 0)),
    lineOf('弃权', 'neutral', figures.abstain),
  ]
  const valid = validOf(figures)
  return {
    lines,
    base: { name: baseNames[base], number },
    valid,
    verdict: verdictOf(ballot, figures, majority, number),
    satisfaction: satisfactionOf(ballot, figures, valid),
    average: averageOf(ballot, figures),
  }
}

/** V6: over half is 2·yes > base, two thirds 3·yes ≥ 2·base; the arithmetic is said in figures. */
function verdictOf(ballot: Ballot, figures: Figures, majority: Threshold | null, base: number): Tally['verdict'] {
  if (ballot.type !== 'approval' || majority === null) return null
  const yes = figures.options[0] ?? 0
  const passed = reaches(majority, yes, base)
  const arithmetic =
    majority === 'over-half'
      ? `${yes} × 2 = ${2 * yes} ${passed ? '>' : '≤'} ${base}`
      : `${yes} × 3 = ${3 * yes} ${passed ? '≥' : '<'} ${base} × 2 = ${2 * base}`
  return { text: passed ? '通过' : '未通过', passed, arithmetic: `${thresholdName(majority)}：${arithmetic}` }
}

function satisfactionOf(ballot: Ballot, figures: Figures, valid: number): Tally['satisfaction'] {
  if (ballot.type !== 'satisfaction') return null
  const [satisfied = 0, mostly = 0] = figures.options
  return {
    permyriad: permyriad(satisfied + mostly, valid),
    arithmetic: `（满意 ${satisfied} + 基本满意 ${mostly}）÷ 有效 ${valid}`,
  }
}

function averageOf(ballot: Ballot, figures: Figures): number | null {
  if (ballot.type !== 'score') return null
  const papers = sum(figures.options)
  if (papers === 0) return null
  const points = sum(optionsOf(ballot).map((option, index) => (option.points ?? 0) * (figures.options[index] ?? 0)))
  return Math.floor((points * 200 + papers) / (2 * papers))
}

export function sameFigures(a: Figures, b: Figures): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function inOrder(figures: Figures): readonly unknown[] {
  return [figures.issued, figures.received, figures.invalid, figures.options, figures.abstain]
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function count(label: string) {
  return z.int(`${label}请填整数`).min(0, `${label}不能是负数`).max(100000, `${label}太大了`)
}
