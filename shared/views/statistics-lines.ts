import { daysFrom } from '../text/dates'
import type { Line } from '../topic/lines'
import { type Adoption, adoptions, replyResultNames, replyResults } from '../topic/replies'
import { type Lamp, lamps } from './lamps'
import { countsOf } from './statistics-meetings'

/** 办理情况 of a line, by its last answer: where it stands before one, and what it said. */
export const lineResults = ['unreported', 'waiting', ...replyResults, 'dropped'] as const
export type LineResult = (typeof lineResults)[number]
export const lineResultNames: Readonly<Record<LineResult, string>> = {
  unreported: '待报送',
  waiting: '待反馈',
  ...replyResultNames,
  dropped: '不再跟踪',
}

/** 台账 (F7): the lines agreed in the period, as they stand today. */
export type LineCounts = {
  readonly agreed: number
  /** F9: on the day of looking. */
  readonly lamps: Readonly<Record<Lamp, number>>
  /** F10. */
  readonly results: Readonly<Record<LineResult, number>>
  /** 采纳 by the last answer, of the lines that have one and are followed (F11). */
  readonly adoptions: Readonly<Record<Adoption, number>>
  readonly replied: number
  readonly firstReply: FirstReply
}

/** 首次反馈 (F12): whole days from the report to the first answer; `waiting` were reported and have none. */
export type FirstReply = {
  readonly answered: number
  readonly medianDays: number | null
  readonly longestDays: number | null
  readonly waiting: number
  /** How long the one that waits longest has waited until today. */
  readonly longestWaitDays: number | null
}

/** `lampFor` reads the lamp of a line on the day of looking; `today` is that day. */
export function lineCounts(lines: readonly Line[], today: string, lampFor: (line: Line) => Lamp): LineCounts {
  const answered = lines.flatMap((line) => (line.dropped === null ? line.replies.slice(-1) : []))
  return {
    agreed: lines.length,
    lamps: countsOf(lamps, lines.map(lampFor)),
    results: countsOf(lineResults, lines.map(resultOf)),
    adoptions: countsOf(
      adoptions,
      answered.map((reply) => reply.adoption),
    ),
    replied: answered.length,
    firstReply: firstReplyOf(lines, today),
  }
}

function resultOf(line: Line): LineResult {
  if (line.dropped) return 'dropped'
  if (!line.report) return 'unreported'
  return line.replies.at(-1)?.result ?? 'waiting'
}

function firstReplyOf(lines: readonly Line[], today: string): FirstReply {
  const waits = lines.flatMap((line) => {
    const [first] = line.replies
    return line.report && first ? [daysFrom(line.report.on, first.on)] : []
  })
  const open = lines.flatMap((line) =>
    line.report && line.replies.length === 0 && line.dropped === null ? [daysFrom(line.report.on, today)] : [],
  )
  return {
    answered: waits.length,
    medianDays: median(waits),
    longestDays: most(waits),
    waiting: open.length,
    longestWaitDays: most(open),
  }
}

/** F12: of an even number the mean of the two in the middle, half up. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : Math.floor((low + high + 1) / 2)
}

function most(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((longest, each) => (longest === null || each > longest ? each : longest), null)
}
