import type { StreamId } from '../fact'
import { permyriad } from '../meeting/tally'
import { type Days, isWithin } from './statistics-period'
import type { SupportCount, TopicRow } from './topic-row'

/** 支持 in counts: for it, of all valid answers. */
export type Votes = { readonly yes: number; readonly of: number }

/** 前后对比 of one question of one topic. */
export type QuestionSupport = {
  readonly stream: StreamId
  readonly room: string
  readonly topic: string
  readonly question: string
  readonly before: SupportCount
  readonly after: SupportCount
}

/** F14: questions asked before and after; those asked only once are counted and compared with nothing. */
export type SupportComparison = {
  /** The greatest gain first. */
  readonly questions: readonly QuestionSupport[]
  readonly askedOnce: number
  /** All answers together; null without a question that was asked twice. */
  readonly pooled: { readonly before: Votes; readonly after: Votes } | null
}

/** A question belongs to the period of its last answers: those after, or those before while there are no others. */
export function supportComparison(topics: readonly TopicRow[], days: Days): SupportComparison {
  const asked = topics.flatMap(({ stream, room, title, polls }) =>
    polls
      .filter(({ before, after }) => isWithin((after ?? before)?.on ?? null, days))
      .map((poll) => ({ stream, room, topic: title, ...poll })),
  )
  const questions = asked.flatMap(({ before, after, ...question }) =>
    before && after ? [{ ...question, before, after }] : [],
  )
  return {
    questions: questions.sort((a, b) => gainOf(b) - gainOf(a)),
    askedOnce: asked.length - questions.length,
    pooled: questions.length > 0 ? { before: sumOf(questions, 'before'), after: sumOf(questions, 'after') } : null,
  }
}

/** In hundredths of a percent. */
function gainOf({ before, after }: QuestionSupport): number {
  return (permyriad(after.yes, after.of) ?? 0) - (permyriad(before.yes, before.of) ?? 0)
}

function sumOf(questions: readonly QuestionSupport[], moment: 'before' | 'after'): Votes {
  return questions.reduce(
    (sum, question) => ({ yes: sum.yes + question[moment].yes, of: sum.of + question[moment].of }),
    { yes: 0, of: 0 },
  )
}
