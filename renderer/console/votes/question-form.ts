import { bases } from '#shared/meeting/tally'
import { type Question, thresholds, type Vote, voteCommands, voteMethods } from '#shared/meeting/votes'
import { z } from '#shared/text/zod'

const ballotTypes = ['approval', 'satisfaction', 'choice', 'score'] as const

/** 表决事项 as it is filled in: numbers as text, options one to a line; the domain's own schema judges it. */
export const questionFormSchema = z
  .strictObject({
    kind: z.enum(['vote', 'poll']),
    title: z.string(),
    method: z.enum(voteMethods),
    ballot: z.strictObject({
      type: z.enum(ballotTypes),
      options: z.string(),
      marks: z.string(),
      lowest: z.string(),
      highest: z.string(),
    }),
    base: z.enum(bases),
    majority: z.enum(['none', ...thresholds]),
    attendance: z.enum(['none', ...thresholds]),
    expected: z.string(),
    comparesWith: z.string(),
  })
  .transform(asQuestion)
  .pipe(z.strictObject(voteCommands['votes.prepare']))
export type QuestionTyped = z.input<typeof questionFormSchema>

/** The question as the form shows it. */
export function typedQuestion({
  ballot,
  majority,
  attendance,
  expected,
  comparesWith,
  ...rest
}: Question): QuestionTyped {
  return {
    kind: rest.kind,
    title: rest.title,
    method: rest.method,
    base: rest.base,
    ballot: {
      type: ballot.type,
      options: ballot.type === 'choice' ? ballot.options.join('\n') : '',
      marks: ballot.type === 'choice' ? String(ballot.marks) : '1',
      lowest: ballot.type === 'score' ? String(ballot.lowest) : '1',
      highest: ballot.type === 'score' ? String(ballot.highest) : '5',
    },
    majority: majority ?? 'none',
    // V1: a 测评 asks for more than half in any case, so that choice is not offered twice.
    attendance: attendance === null || (rest.kind === 'poll' && attendance === 'over-half') ? 'none' : attendance,
    expected: expected === null ? '' : String(expected),
    comparesWith: comparesWith ?? '',
  }
}

/** The question of a vote alone, without what became of it. */
export function questionOf(vote: Vote): Question {
  const { kind, title, method, ballot, base, majority, attendance, expected, comparesWith } = vote
  return { kind, title, method, ballot, base, majority, attendance, expected, comparesWith }
}

/** Votes on the same paper can be held side by side: the same kind of answers, word for word (L7). */
export function comparableWith(ballot: QuestionTyped['ballot'], votes: readonly Vote[]): readonly Vote[] {
  const wanted = JSON.stringify(asBallot(ballot))
  return votes.filter((vote) => vote.stage !== 'voided' && JSON.stringify(inOrder(vote.ballot)) === wanted)
}

type Typed = {
  readonly [Field in 'title' | 'expected' | 'comparesWith']: string
} & Pick<Question, 'kind' | 'method' | 'base'> & {
    readonly ballot: Readonly<Record<'options' | 'marks' | 'lowest' | 'highest', string>> & {
      readonly type: (typeof ballotTypes)[number]
    }
    readonly majority: (typeof thresholds)[number] | 'none'
    readonly attendance: (typeof thresholds)[number] | 'none'
  }

function asQuestion({ ballot, majority, attendance, expected, comparesWith, ...rest }: Typed): Question {
  return {
    ...rest,
    ballot: asBallot(ballot),
    majority: majority === 'none' || ballot.type !== 'approval' ? null : majority,
    attendance: attendance === 'none' ? null : attendance,
    expected: expected.trim() === '' ? null : asNumber(expected),
    comparesWith: comparesWith === '' ? null : comparesWith,
  }
}

function asBallot({ type, options, marks, lowest, highest }: Typed['ballot']): Question['ballot'] {
  switch (type) {
    case 'choice':
      return { type, options: linesOf(options), marks: asNumber(marks) }
    case 'score':
      return { type, lowest: asNumber(lowest), highest: asNumber(highest) }
    default:
      return { type }
  }
}

/** The same fields in the same order as `asBallot` writes them. */
function inOrder(ballot: Question['ballot']): Question['ballot'] {
  switch (ballot.type) {
    case 'choice':
      return { type: ballot.type, options: ballot.options, marks: ballot.marks }
    case 'score':
      return { type: ballot.type, lowest: ballot.lowest, highest: ballot.highest }
    default:
      return ballot
  }
}

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Full-width figures count; what is no number becomes none, and the schema says what is wanted. */
function asNumber(typed: string): number {
  const figures = typed.normalize('NFKC').trim()
  return figures === '' ? Number.NaN : Number(figures)
}
