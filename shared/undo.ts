import { type Decision, refuse } from './decision'
import type { Fact } from './fact'
import { z } from './text/zod'

/**
 * 可撤销的步骤: a stream's state and the last acts of the clerk, each with the state as it was before (U1). `before`
 * shares almost everything with what came after, so twenty of them weigh little.
 */
export type Undoable<State> = {
  readonly seq: number
  readonly state: State
  readonly acts: readonly UndoableAct<State>[]
}

/** 一步: one accepted command, known by its first fact. `before` is null for the act that made the stream. */
export type UndoableAct<State> = {
  readonly act: number
  readonly types: readonly string[]
  readonly before: State | null
}

export const mostUndoable = 20

/** U1: `act` names the act, so that two quick presses never take back two. */
export const undoCommands = { 'history.undo': { act: z.int().positive() } } as const
export type UndoCommand = { readonly type: 'history.undo'; readonly act: number }
export type UndoFact = { readonly type: 'ActUndone'; readonly data: { readonly act: number } }

/** The act that Ctrl+Z would take back, or null. */
export function lastAct<State>(kept: Undoable<State> | null): UndoableAct<State> | null {
  const last = kept?.acts.at(-1)
  return last && last.before !== null ? last : null
}

export function decideUndo<State>(kept: Undoable<State> | null, command: UndoCommand): Decision<UndoFact> {
  const last = lastAct(kept)
  if (!last) return refuse('history.nothing-to-undo', '没有可以撤销的步骤。')
  if (last.act !== command.act) return refuse('history.not-last', '这一步已经撤销，或之后又有了新的步骤。')
  return { ok: true, value: [{ type: 'ActUndone', data: { act: last.act } }] }
}

/** Folds one fact with the kind's own `evolve`, and keeps what was before. */
export function evolveUndoable<State>(
  kept: Undoable<State> | null,
  fact: Fact,
  evolve: (state: State | null, fact: Fact) => State,
): Undoable<State> {
  const acts = kept?.acts ?? []
  const last = acts.at(-1)
  if (fact.type === 'ActUndone') {
    if (!kept || !last || last.before === null)
      throw new Error(`${fact.stream}: ActUndone without an act; decideUndo refuses that`)
    return { seq: fact.seq, state: last.before, acts: acts.slice(0, -1) }
  }
  const before = kept?.state ?? null
  const state = evolve(before, fact)
  if (last?.act === fact.act)
    return { seq: fact.seq, state, acts: [...acts.slice(0, -1), { ...last, types: [...last.types, fact.type] }] }
  return {
    seq: fact.seq,
    state,
    acts: [...acts.slice(1 - mostUndoable), { act: fact.act, types: [fact.type], before }],
  }
}
