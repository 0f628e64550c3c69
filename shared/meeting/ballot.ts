import { line } from '../text/clean'
import { z } from '../text/zod'

/**
 * 票面: what can be marked. `approval` 赞成/反对, `satisfaction` 满意/基本满意/不满意/不了解, `choice` 单选/多选,
 * `score` 评分. 弃权 is not an option but a count of its own: an unmarked paper is 弃权 (V4).
 */
export const ballotSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('approval') }),
  z.strictObject({ type: z.literal('satisfaction') }),
  z.strictObject({
    type: z.literal('choice'),
    options: z.array(line('选项', 40)).min(2, '至少要有两个选项').max(20, '选项最多 20 个'),
    /** How many options one paper may mark: 1 is 单选. */
    marks: z.int().min(1).max(20),
  }),
  z.strictObject({
    type: z.literal('score'),
    lowest: z.int().min(0).max(10),
    highest: z.int().min(1, '最高分至少 1 分').max(10, '最高分最多 10 分'),
  }),
])
export type Ballot = Readonly<z.infer<typeof ballotSchema>>

export type BallotOption = {
  readonly label: string
  readonly tone: 'good' | 'bad' | 'neutral' | 'plain'
  /** The points of a score; null elsewhere. */
  readonly points: number | null
}

/** The options in the order they are printed and counted. */
export function optionsOf(ballot: Ballot): readonly BallotOption[] {
  switch (ballot.type) {
    case 'approval':
      return [option('赞成', 'good'), option('反对', 'bad')]
    case 'satisfaction':
      return [option('满意', 'good'), option('基本满意', 'plain'), option('不满意', 'bad'), option('不了解', 'neutral')]
    case 'choice':
      return ballot.options.map((label) => option(label, 'plain'))
    case 'score': {
      const span = ballot.highest - ballot.lowest + 1
      return Array.from({ length: Math.max(span, 0) }, (_, index) => ({
        label: `${ballot.highest - index} 分`,
        tone: 'plain',
        points: ballot.highest - index,
      }))
    }
  }
}

/** How many options one paper may mark. */
export function marksOf(ballot: Ballot): number {
  return ballot.type === 'choice' ? ballot.marks : 1
}

function option(label: string, tone: BallotOption['tone']): BallotOption {
  return { label, tone, points: null }
}
