import type { Summary } from '#shared/contract/storage'
import type { Decision, Result } from '#shared/decision'
import { refuse } from '#shared/decision'
import { type Fact, kindOf, type StreamId, type StreamKind } from '#shared/fact'
import { decideHistory, evolveHistory, historyCommandSchema, type MeetingHistory } from '#shared/meeting/history'
import { nameWords } from '#shared/order/pinyin'
import { decideRoom, evolveRoom, roomCommandSchema } from '#shared/room/room'
import { decidePerson, evolvePerson, personCommandSchema } from '#shared/roster/person'
import { summarizePerson } from '#shared/roster/summary'
import type { z } from '#shared/text/zod'
import { meetingRow } from '#shared/views/meeting-row'
import type { DecideContext } from '#shared/vocabulary'

/**
 * A kind of stream as the desk needs it: how a command is parsed, judged and remembered, and what of it a list shows.
 * The desk itself knows no meeting and no person.
 */
export type Kind = {
  /** Parses and judges; `state` is what `evolve` made, or null before the first fact. */
  readonly decide: (state: unknown, command: unknown, context: DecideContext) => Decision
  readonly evolve: (state: unknown, fact: Fact) => unknown
  /** Null for a stream that stands in no list. */
  readonly summarize: (stream: StreamId, state: unknown, seq: number) => Summary | null
}

const kinds: Readonly<Record<StreamKind, Kind>> = {
  meeting: kind<MeetingHistory, Parameters<typeof decideHistory>[1]>({
    schema: historyCommandSchema,
    decide: decideHistory,
    evolve: evolveHistory,
    summarize: (stream, { meeting }, seq) => ({
      stream,
      kind: 'meeting',
      seq,
      sort: meeting.details.startsAt,
      words: [...nameWords(meeting.details.title), meeting.details.topic],
      row: meetingRow(meeting),
    }),
  }),
  person: kind({
    schema: personCommandSchema,
    decide: decidePerson,
    evolve: evolvePerson,
    summarize: summarizePerson,
  }),
  room: kind({ schema: roomCommandSchema, decide: decideRoom, evolve: evolveRoom, summarize: () => null }),
}

export function kindFor(stream: StreamId): Kind {
  return kinds[kindOf(stream)]
}

type KindParts<State, Command> = {
  readonly schema: z.ZodType<Command>
  readonly decide: (state: State | null, command: Command, context: DecideContext) => Decision
  readonly evolve: (state: State | null, fact: Fact) => State
  readonly summarize: (stream: StreamId, state: State, seq: number) => Summary | null
}

/**
 * Forgets the state's type: a stream's states are made by its own `evolve` and by nothing else, so what comes in under
 * one kind is what went out of it.
 */
function kind<State, Command>(parts: KindParts<State, Command>): Kind {
  return {
    decide: (state, command, context) => {
      const parsed = parse(parts.schema, command)
      return parsed.ok ? parts.decide(state as State | null, parsed.value, context) : parsed
    },
    evolve: (state, fact) => parts.evolve(state as State | null, fact),
    summarize: (stream, state, seq) => parts.summarize(stream, state as State, seq),
  }
}

function parse<Command>(schema: z.ZodType<Command>, command: unknown): Result<Command> {
  const parsed = schema.safeParse(command)
  if (parsed.success) return { ok: true, value: parsed.data }
  return refuse('desk.bad-command', `没有保存：${parsed.error.issues[0]?.message ?? '填写的内容不对'}。请改好后再试。`)
}
