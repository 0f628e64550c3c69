import { accept, type Decision, refuse } from '../decision'
import type { Fact } from '../fact'
import { z } from '../text/zod'
import { type CommandsOf, commandSchema, type DecideContext } from '../vocabulary'
import { decideMeeting, evolveMeeting, type Meeting, meetingCommands } from './meeting'
import { wallFacts } from './wall'

/**
 * 会议连同可撤销的步骤: the meeting and the last acts of the clerk, each with the meeting as it was before (U1).
 * `before` shares almost everything with `meeting`, so twenty of them weigh little.
 */
export type MeetingHistory = {
  readonly seq: number
  readonly meeting: Meeting
  readonly acts: readonly Act[]
}

/** 一步: one accepted command, known by its first fact. */
export type Act = {
  readonly act: number
  readonly facts: readonly Pick<Fact, 'type' | 'data'>[]
  /** Null when the meeting did not exist before: its creation cannot be undone. */
  readonly before: Meeting | null
}

export const undoDepth = 20

/** U1: takes back the last act; `act` names it, so that two quick presses never take back two. */
export const historyCommands = { ...meetingCommands, 'history.undo': { act: z.int().positive() } } as const
export type HistoryCommand = CommandsOf<typeof historyCommands>
export const historyCommandSchema = commandSchema(historyCommands)

export const historyFacts = { ActUndone: z.strictObject({ act: z.int().positive() }) } as const

export function decideHistory(
  history: MeetingHistory | null,
  command: HistoryCommand,
  context: DecideContext,
): Decision {
  if (command.type !== 'history.undo') return decideMeeting(history?.meeting ?? null, command, context)
  const last = lastUndoable(history)
  if (!last) return refuse('history.nothing-to-undo', '没有可以撤销的步骤。封票、公布这样的步骤不能撤销。')
  if (last.act !== command.act) return refuse('history.not-last', '这一步已经撤销，或之后又有了新的步骤。')
  return accept({ type: 'ActUndone', data: { act: last.act } })
}

export function evolveHistory(history: MeetingHistory | null, fact: Fact): MeetingHistory {
  if (fact.type === 'ActUndone') return undo(history, fact)
  const before = history?.meeting ?? null
  const meeting = evolveMeeting(before, fact)
  const acts = history?.acts ?? []
  if (fact.type in wallFacts) return { seq: fact.seq, meeting, acts }
  const entry = { type: fact.type, data: fact.data }
  const last = acts.at(-1)
  const grown =
    last?.act === fact.act
      ? [...acts.slice(0, -1), { ...last, facts: [...last.facts, entry] }]
      : [...acts.slice(-(undoDepth - 1)), { act: fact.act, facts: [entry], before }]
  return { seq: fact.seq, meeting, acts: grown }
}

/** The act that Ctrl+Z would take back, or null. What was sealed, announced or closed is never taken back (U2). */
export function lastUndoable(history: MeetingHistory | null): Act | null {
  const last = history?.acts.at(-1)
  if (!last || last.before === null) return null
  return last.facts.some((fact) => sealing.has(fact.type)) ? null : last
}

const sealing: ReadonlySet<string> = new Set([
  'VoteClosed',
  'VoteAnnounced',
  'VoteVoided',
  'VoteCorrected',
  'MeetingCancelled',
  'MeetingContinued',
])

/** U3: the wall stays as it is; only the meeting goes back. */
function undo(history: MeetingHistory | null, fact: Fact): MeetingHistory {
  const last = history?.acts.at(-1)
  if (!history || !last?.before) throw new Error(`${fact.stream}: ActUndone without an act; decideHistory refuses that`)
  return {
    seq: fact.seq,
    meeting: { ...last.before, wall: history.meeting.wall },
    acts: history.acts.slice(0, -1),
  }
}
