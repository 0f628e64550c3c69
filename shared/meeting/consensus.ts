import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { once } from '../once'
import { optionalLine } from '../text/clean'
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
import type { MinutesEntry, MinutesFact } from './minutes'
import { phaseSentence } from './proceedings'

/** 协商结果: consultation is deliberative; the program never calls it a legal decision (C5). */
export const outcomes = ['reached', 'mostly', 'not-reached'] as const
export type Outcome = (typeof outcomes)[number]
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  reached: '达成共识',
  mostly: '基本达成共识',
  'not-reached': '未达成共识',
}

/** 共识板上一条的状态: 待确认 → 正在确认 → 已确认 or 暂不列入. */
export type ConsensusState = 'proposed' | 'confirming' | 'confirmed' | 'set-aside'
export const consensusStateNames: Readonly<Record<ConsensusState, string>> = {
  proposed: '待确认',
  confirming: '正在确认',
  confirmed: '已确认',
  'set-aside': '暂不列入',
}

/**
 * 共识板: what the room says of the 共识 entries in the minutes. An entry the board says nothing of is proposed;
 * the wording itself stands in the minutes and nowhere else (C1).
 */
export type ConsensusBoard = {
  readonly marks: readonly {
    readonly entryId: string
    readonly state: ConsensusState
    readonly at: Instant
    /** How many objected when it was put to the room. */
    readonly objections: number
    readonly reason: string
  }[]
  readonly outcome: Outcome | null
}

export const consensusCommands = {
  'consensus.put': { entryId: idSchema },
  'consensus.confirm': { entryId: idSchema, objections: z.int().min(0, '人数不能是负数').max(10000) },
  'consensus.setAside': { entryId: idSchema, reason: optionalLine('暂不列入的原因', 60) },
  'consensus.withdraw': { entryId: idSchema },
  'consensus.conclude': { outcome: z.enum(outcomes) },
} as const satisfies CommandShapes
export type ConsensusCommand = CommandsOf<typeof consensusCommands>

export const consensusFacts = {
  ConsensusPut: z.strictObject({ entryId: idSchema }),
  ConsensusConfirmed: z.strictObject({ entryId: idSchema, objections: z.int() }),
  ConsensusSetAside: z.strictObject({ entryId: idSchema, reason: z.string() }),
  ConsensusWithdrawn: z.strictObject({ entryId: idSchema }),
  OutcomeConcluded: z.strictObject({ outcome: z.enum(outcomes) }),
} as const satisfies FactShapes
export type ConsensusFact = FactsOf<typeof consensusFacts>

export const emptyBoard: ConsensusBoard = { marks: [], outcome: null }

export function decideConsensus(
  meeting: Meeting,
  command: ConsensusCommand,
  _context: DecideContext,
): Decision<ConsensusFact> {
  const { phase } = meeting.proceedings
  if (phase !== 'open' && phase !== 'adjourned') return refuse('consensus.meeting-not-open', phaseSentence(phase))
  if (command.type === 'consensus.conclude')
    return accept({ type: 'OutcomeConcluded', data: { outcome: command.outcome } })
  const line = consensusLines(meeting).find((each) => each.entry.id === command.entryId)
  if (!line) return refuse('consensus.no-such-line', '共识板上没有这一条；它可能已被划去或改了类别。')
  const { entryId } = command
  switch (command.type) {
    case 'consensus.put':
      if (line.state === 'confirming') return refuse('consensus.already-put', '这一条正在请大家确认。')
      if (line.state === 'confirmed') return refuse('consensus.confirmed', '这一条已经确认；要重新商量请先撤回。')
      return accept({ type: 'ConsensusPut', data: { entryId } })
    case 'consensus.confirm':
      if (line.state === 'confirmed') return refuse('consensus.confirmed', '这一条已经确认。')
      return accept({ type: 'ConsensusConfirmed', data: { entryId, objections: command.objections } })
    case 'consensus.setAside':
      if (line.state === 'set-aside') return refuse('consensus.set-aside', '这一条已经暂不列入。')
      return accept({ type: 'ConsensusSetAside', data: { entryId, reason: command.reason } })
    case 'consensus.withdraw':
      if (line.state === 'proposed') return refuse('consensus.proposed', '这一条还没有确认，不用撤回。')
      return accept({ type: 'ConsensusWithdrawn', data: { entryId } })
  }
}

export function evolveConsensus(
  board: ConsensusBoard,
  fact: { type: string; data: unknown },
  at: Instant,
): ConsensusBoard {
  const known = fact as ConsensusFact | MinutesFact
  switch (known.type) {
    case 'ConsensusPut': {
      // Only one line is before the room at a time (C2).
      const others = board.marks.filter((mark) => mark.state !== 'confirming')
      return mark({ ...board, marks: others }, known.data.entryId, 'confirming', at)
    }
    case 'ConsensusConfirmed':
      return mark(board, known.data.entryId, 'confirmed', at, known.data.objections)
    case 'ConsensusSetAside':
      return mark(board, known.data.entryId, 'set-aside', at, 0, known.data.reason)
    case 'ConsensusWithdrawn':
    case 'MinutesEdited':
      // C3: what the room confirmed was the old wording.
      return unmarked(board, known.data.entryId)
    case 'OutcomeConcluded':
      return { ...board, outcome: known.data.outcome }
    default:
      return board
  }
}

export type ConsensusLine = {
  readonly number: number
  readonly entry: MinutesEntry
  readonly state: ConsensusState
  readonly objections: number
  readonly reason: string
}

/** The board as it stands: every 共识 entry that is not struck, in the order written, numbered from 1. */
export function consensusLines(meeting: Pick<Meeting, 'minutes' | 'consensus'>): readonly ConsensusLine[] {
  return linesOf(meeting.minutes)(meeting.consensus)
}

/** Asked several times for every fact, by wall, list and page; most facts change neither minutes nor board. */
const linesOf = once((minutes: readonly MinutesEntry[]) => {
  const entries = minutes.filter((entry) => entry.kind === 'consensus' && entry.struck === null)
  return once(({ marks }: ConsensusBoard): readonly ConsensusLine[] => {
    const markOf = new Map(marks.map((mark) => [mark.entryId, mark]))
    return entries.map((entry, index) => {
      const mark = markOf.get(entry.id)
      return {
        number: index + 1,
        entry,
        state: mark?.state ?? 'proposed',
        objections: mark?.objections ?? 0,
        reason: mark?.reason ?? '',
      }
    })
  })
})

/** A board that says nothing of the entry stays the very board it was: most entries reworded are no lines of it. */
function unmarked(board: ConsensusBoard, entryId: string): ConsensusBoard {
  if (!board.marks.some((each) => each.entryId === entryId)) return board
  return { ...board, marks: board.marks.filter((each) => each.entryId !== entryId) }
}

function mark(
  board: ConsensusBoard,
  entryId: string,
  state: ConsensusState,
  at: Instant,
  objections = 0,
  reason = '',
): ConsensusBoard {
  const others = board.marks.filter((each) => each.entryId !== entryId)
  return { ...board, marks: [...others, { entryId, state, at, objections, reason }] }
}
