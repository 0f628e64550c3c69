import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line, optionalLine, paragraph } from '../text/clean'
import { dayOf } from '../text/dates'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import type { Line } from './lines'
import type { Topic } from './topic'

/** 回头看的结论. */
export const findings = ['kept', 'partly', 'not'] as const
export type Finding = (typeof findings)[number]
export const findingNames: Readonly<Record<Finding, string>> = {
  kept: '办到了',
  partly: '办了一部分',
  not: '没有办到',
}

/** 回头看 (P14): planned when an answer says done, held on the spot later. */
export type Review = {
  readonly id: string
  readonly dueOn: string
  readonly held: {
    readonly on: string
    readonly who: string
    readonly finding: Finding
    readonly text: string
  } | null
}

export const reviewCommands = {
  'reviews.plan': { lineId: idSchema, dueOn: daySchema },
  'reviews.move': { lineId: idSchema, reviewId: idSchema, dueOn: daySchema },
  /** `againOn`: when the work was not found kept, by when it has to be, and then looked at again. */
  'reviews.hold': {
    lineId: idSchema,
    reviewId: idSchema,
    on: daySchema,
    who: line('查看人', 60),
    finding: z.enum(findings),
    text: paragraph('查看情况', 1000),
    againOn: daySchema.nullable(),
  },
  'reviews.cancel': { lineId: idSchema, reviewId: idSchema, reason: optionalLine('取消原因', 100) },
} as const satisfies CommandShapes
export type ReviewCommand = CommandsOf<typeof reviewCommands>

export const reviewFacts = {
  ReviewPlanned: z.strictObject({ reviewId: idSchema, lineId: idSchema, dueOn: z.string() }),
  ReviewMoved: z.strictObject({ reviewId: idSchema, lineId: idSchema, dueOn: z.string() }),
  ReviewHeld: z.strictObject({
    reviewId: idSchema,
    lineId: idSchema,
    on: z.string(),
    who: z.string(),
    finding: z.enum(findings),
    text: z.string(),
  }),
  ReviewCancelled: z.strictObject({ reviewId: idSchema, lineId: idSchema, reason: z.string() }),
} as const satisfies FactShapes
export type ReviewFact = FactsOf<typeof reviewFacts>

/** T11: a review that does not find the work kept plans the next one, so that nothing is finished half done. */
export function decideReviews(topic: Topic, command: ReviewCommand, context: DecideContext): Decision<ReviewFact> {
  const found = topic.lines.find((each) => each.id === command.lineId)
  if (!found) return refuse('lines.unknown', '台账里找不到这一条，请刷新后再试。')
  if (found.dropped) return refuse('reviews.dropped', '这一条已经不再跟踪，要回头看请先恢复。')
  if (command.type === 'reviews.plan') {
    if (!found.report) return refuse('reviews.not-reported', '这一条还没有报送，不用安排回头看。')
    const planned = plannedReview(found)
    if (planned) return refuse('reviews.planned', `已经安排在 ${planned.dueOn} 回头看，要改日子请直接改那一次。`)
    const early = beforeAnswer(found, command.dueOn)
    if (early) return early
    return accept({ type: 'ReviewPlanned', data: { reviewId: context.id, lineId: found.id, dueOn: command.dueOn } })
  }
  const review = found.reviews.find((each) => each.id === command.reviewId)
  if (!review) return refuse('reviews.unknown', '这次回头看已经取消，请刷新后再试。')
  if (review.held) return refuse('reviews.held', `这次回头看已经在 ${review.held.on} 做过了。`)
  const at = { lineId: found.id, reviewId: review.id }
  switch (command.type) {
    case 'reviews.move':
      return (
        beforeAnswer(found, command.dueOn) ?? accept({ type: 'ReviewMoved', data: { ...at, dueOn: command.dueOn } })
      )
    case 'reviews.cancel':
      return accept({ type: 'ReviewCancelled', data: { ...at, reason: command.reason } })
    case 'reviews.hold': {
      if (command.on > dayOf(context.at)) return refuse('reviews.date-to-come', '日期还没有到，请填实际查看的日子。')
      const reply = found.replies.at(-1)
      if (reply && command.on < reply.on)
        return refuse('reviews.before-reply', '回头看的日子早于办理反馈的日子，请核对。')
      const held: ReviewFact = {
        type: 'ReviewHeld',
        data: { ...at, on: command.on, who: command.who, finding: command.finding, text: command.text },
      }
      if (command.finding === 'kept') return accept<ReviewFact>(held)
      if (command.againOn === null || command.againOn <= command.on)
        return refuse('reviews.no-second-look', '没有完全办到的要再看一次，请把下次回头看定在这次之后。')
      // Another look is planned already: the second look is that one.
      if (found.reviews.some((each) => each.id !== review.id && each.held === null)) return accept<ReviewFact>(held)
      const again = { reviewId: context.id, lineId: found.id, dueOn: command.againOn }
      return accept<ReviewFact>({ type: 'ReviewPlanned', data: again }, held)
    }
  }
}

/** A look comes after the answer it looks at, or after the report while there is none. */
function beforeAnswer(line: Line, dueOn: string) {
  const since = line.replies.at(-1)?.on ?? line.report?.on
  return since !== undefined && dueOn < since
    ? refuse('reviews.before-reply', '回头看的日子早于报送或办理反馈的日子，请核对。')
    : null
}

export function evolveReviews(
  lines: readonly Line[],
  fact: { type: string; data: unknown },
  _at: Instant,
): readonly Line[] {
  const known = fact as ReviewFact
  switch (known.type) {
    case 'ReviewPlanned':
      return inLine(lines, known.data.lineId, (reviews) => [
        ...reviews,
        { id: known.data.reviewId, dueOn: known.data.dueOn, held: null },
      ])
    case 'ReviewMoved':
      return inLine(lines, known.data.lineId, (reviews) =>
        reviews.map((each) => (each.id === known.data.reviewId ? { ...each, dueOn: known.data.dueOn } : each)),
      )
    case 'ReviewHeld': {
      const { lineId, reviewId, ...held } = known.data
      return inLine(lines, lineId, (reviews) =>
        reviews.map((each) => (each.id === reviewId ? { ...each, held } : each)),
      )
    }
    case 'ReviewCancelled':
      return inLine(lines, known.data.lineId, (reviews) => reviews.filter((each) => each.id !== known.data.reviewId))
    default:
      return lines
  }
}

function inLine(
  lines: readonly Line[],
  lineId: string,
  change: (reviews: readonly Review[]) => readonly Review[],
): readonly Line[] {
  return lines.map((each) => (each.id === lineId ? { ...each, reviews: change(each.reviews) } : each))
}

/** The next look that is planned, or undefined. */
export function plannedReview(line: Pick<Line, 'reviews'>): Review | undefined {
  return line.reviews.filter((each) => each.held === null).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
}
