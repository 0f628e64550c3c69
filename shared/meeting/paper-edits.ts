import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { paragraph } from '../text/clean'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import type { Meeting } from './meeting'

/**
 * 文书改写: words of one passage of a paper that the clerk put in the place of the generated ones (D1). `replaced` is what
 * was generated when that was done: as long as it is still what would be generated, nothing has changed underneath (D2).
 */
export type PaperEdit = {
  readonly paper: string
  readonly passage: string
  readonly text: string
  readonly replaced: string
  readonly at: Instant
}

export const maxPassageLength = 20_000

const placeShape = { paper: idSchema, passage: z.string().regex(/^[\w-]{1,100}$/, '段落编号的写法不对') } as const

export const paperEditCommands = {
  'paper.edit': {
    ...placeShape,
    text: paragraph('文字', maxPassageLength),
    /** The generated words as the clerk saw them; kept as they were. */
    replaced: z.string().max(2 * maxPassageLength),
  },
  'paper.revert': { ...placeShape },
} as const satisfies CommandShapes
export type PaperEditCommand = CommandsOf<typeof paperEditCommands>

export const paperEditFacts = {
  PaperEdited: z.strictObject({ ...placeShape, text: z.string(), replaced: z.string() }),
  PaperReverted: z.strictObject({ ...placeShape }),
} as const satisfies FactShapes
export type PaperEditFact = FactsOf<typeof paperEditFacts>

/** D1: papers can be reworded from the first preparation until long after 散会; only a cancelled meeting has none. */
export function decidePaperEdits(
  meeting: Meeting,
  command: PaperEditCommand,
  _context: DecideContext,
): Decision<PaperEditFact> {
  if (meeting.proceedings.phase === 'cancelled')
    return refuse('paper.meeting-cancelled', '会议已经取消，不出文书，也不用改写。')
  const { paper, passage } = command
  const edit = editOf(meeting.paperEdits, paper, passage)
  if (command.type === 'paper.revert') {
    if (!edit) return refuse('paper.not-edited', '这一段没有改过，现在就是自动生成的文字。')
    return accept({ type: 'PaperReverted', data: { paper, passage } })
  }
  const { text, replaced } = command
  if (text === replaced)
    return edit
      ? accept({ type: 'PaperReverted', data: { paper, passage } })
      : refuse('paper.unchanged', '文字没有变化。')
  if (edit?.text === text && edit.replaced === replaced) return refuse('paper.unchanged', '文字没有变化。')
  return accept({ type: 'PaperEdited', data: { paper, passage, text, replaced } })
}

export function evolvePaperEdits(
  edits: readonly PaperEdit[],
  fact: { type: string; data: unknown },
  at: Instant,
): readonly PaperEdit[] {
  const known = fact as PaperEditFact
  switch (known.type) {
    case 'PaperEdited':
      return [...without(edits, known.data.paper, known.data.passage), { ...known.data, at }]
    case 'PaperReverted':
      return without(edits, known.data.paper, known.data.passage)
    default:
      return edits
  }
}

export function editOf(edits: readonly PaperEdit[], paper: string, passage: string): PaperEdit | null {
  return edits.find((each) => each.paper === paper && each.passage === passage) ?? null
}

function without(edits: readonly PaperEdit[], paper: string, passage: string): readonly PaperEdit[] {
  return edits.filter((each) => each.paper !== paper || each.passage !== passage)
}
