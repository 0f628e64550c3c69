import type { Summary } from '#shared/contract/storage'
import type { Decision, Result } from '#shared/decision'
import { refuse } from '#shared/decision'
import { isErased } from '#shared/erasure'
import { type Fact, kindOf, type StreamId, type StreamKind, streamOf } from '#shared/fact'
import {
  decideHistory,
  evolveHistory,
  type HistoryCommand,
  historyCommandSchema,
  type MeetingHistory,
} from '#shared/meeting/history'
import { nameWords } from '#shared/order/pinyin'
import { decidePlan, evolvePlanHistory, type PlanCommand, type PlanHistory, planCommandSchema } from '#shared/plan/plan'
import { decideRoom, evolveRoom, type Room, type RoomCommand, roomCommandSchema } from '#shared/room/room'
import { decidePerson, evolvePerson, personCommandSchema } from '#shared/roster/person'
import { summarizePerson } from '#shared/roster/summary'
import type { z } from '#shared/text/zod'
import {
  decideTopic,
  evolveTopicHistory,
  type TopicCommand,
  type TopicHistory,
  topicCommandSchema,
} from '#shared/topic/topic'
import { meetingFigures } from '#shared/views/meeting-figures'
import { meetingRow } from '#shared/views/meeting-row'
import { minutesRow } from '#shared/views/minutes-search'
import { topicRow } from '#shared/views/topic-row'
import type { DecideContext } from '#shared/vocabulary'

/**
 * A kind of stream as the desk needs it: how a command is parsed, judged and remembered, and what of it the lists show.
 * The desk itself knows no meeting and no person.
 */
export type Kind = {
  readonly parse: (command: unknown) => Result<unknown>
  /** The other streams a parsed command is judged by; none for most. */
  readonly beside: (state: unknown, command: unknown) => readonly StreamId[]
  /** `state` is what `evolve` made, or null before the first fact; `command` is what `parse` answered. */
  readonly decide: (state: unknown, command: unknown, context: DecideContext) => Decision
  readonly evolve: (state: unknown, fact: Fact) => unknown
  /** One row for each list the stream stands in; `tip` is its last fact. */
  readonly summarize: (state: unknown, tip: Fact) => readonly Summary[]
}

const kinds: Readonly<Record<StreamKind, Kind>> = {
  meeting: kind({
    schema: historyCommandSchema,
    beside: besideMeeting,
    decide: decideHistory,
    evolve: evolveHistory,
    summarize: summarizeMeeting,
  }),
  topic: kind({
    schema: topicCommandSchema,
    beside: besideTopic,
    decide: decideTopic,
    evolve: evolveTopicHistory,
    summarize: summarizeTopic,
  }),
  plan: kind<PlanHistory, PlanCommand>({
    schema: planCommandSchema,
    beside: alone,
    decide: decidePlan,
    evolve: evolvePlanHistory,
    summarize: ({ state }, { stream, seq, room }) => [
      { stream, kind: 'plan', room, seq, sort: String(state.year), words: [String(state.year)], row: state },
    ],
  }),
  person: kind({
    schema: personCommandSchema,
    beside: alone,
    decide: decidePerson,
    evolve: evolvePerson,
    summarize: (person, tip) => [summarizePerson(person, tip)],
  }),
  room: kind({
    schema: roomCommandSchema,
    beside: besideRoom,
    decide: decideRoom,
    evolve: evolveRoom,
    summarize: (theRoom, { stream, seq, room }) => [
      { stream, kind: 'room', room, seq, sort: theRoom.name, words: [theRoom.name], row: theRoom },
    ],
  }),
}

export function kindFor(stream: StreamId): Kind {
  return kinds[kindOf(stream)]
}

function alone(): readonly StreamId[] {
  return []
}

/** T3: opening asks the topic; linking asks whether there is such a topic. */
function besideMeeting(history: MeetingHistory | null, command: HistoryCommand): readonly StreamId[] {
  const topicId = command.type === 'meeting.linkTopic' ? command.topicId : (history?.meeting.topicId ?? null)
  const asks = ['meeting.linkTopic', 'meeting.open', 'meeting.openAnyway'].includes(command.type)
  return asks && topicId !== null ? [streamOf('topic', topicId)] : []
}

/** K2: how long a meeting is kept, its deletion and what of it went out are judged by the meeting. */
function besideRoom(_: Room | null, command: RoomCommand): readonly StreamId[] {
  switch (command.type) {
    case 'room.keepMeeting':
    case 'room.eraseMeeting':
    case 'room.noteUnmasked':
      return [streamOf('meeting', command.meetingId)]
    default:
      return []
  }
}

function besideTopic(_: TopicHistory | null, command: TopicCommand): readonly StreamId[] {
  switch (command.type) {
    case 'lines.take':
    case 'polls.take':
      return [streamOf('meeting', command.meetingId)]
    case 'topic.mergeInto':
      return [streamOf('topic', command.topicId)]
    default:
      return []
  }
}

/** A title is read by the dictionary when it is another than last time, and not with every fact of its meeting. */
let lastTitle: { readonly title: string; readonly words: readonly string[] } | null = null
function titleWords(title: string): readonly string[] {
  if (lastTitle?.title !== title) lastTitle = { title, words: nameWords(title) }
  return lastTitle.words
}

function summarizeMeeting({ meeting }: MeetingHistory, { stream, seq, room }: Fact): readonly Summary[] {
  const { phase } = meeting.proceedings
  const isOver = phase === 'closed' || phase === 'cancelled'
  const list: Summary = {
    stream,
    kind: 'meeting',
    room,
    seq,
    sort: meeting.details.startsAt,
    words: [...titleWords(meeting.details.title), meeting.details.topic],
    row: meetingRow(meeting, room),
  }
  const figures = meetingFigures(meeting, room)
  return [
    { ...list, part: isOver ? 'over' : 'ahead' },
    ...(figures ? [{ ...list, kind: 'figures', sort: figures.startsAt, words: [], row: figures } as const] : []),
    // While a meeting runs its words are searched at the desk: rewriting them all with each line would take longer.
    ...(isOver ? [{ ...list, kind: 'minutes', words: [], row: minutesRow(meeting) } as const] : []),
  ]
}

function summarizeTopic({ state: topic }: TopicHistory, { stream, seq, room }: Fact): readonly Summary[] {
  const { title, enteredOn, said, proposer, area, code } = topic.entry
  const others = [said, proposer, area, code, ...topic.lines.map((line) => line.text)].filter(Boolean)
  return [
    {
      stream,
      kind: 'topic',
      room,
      seq,
      sort: `${enteredOn} ${code}`,
      words: [...nameWords(title), ...others],
      row: topicRow(topic, room),
    },
  ]
}

type KindParts<State, Command> = {
  readonly schema: z.ZodType<Command>
  readonly beside: (state: State | null, command: Command) => readonly StreamId[]
  readonly decide: (state: State | null, command: Command, context: DecideContext) => Decision
  readonly evolve: (state: State | null, fact: Fact) => State
  readonly summarize: (state: State, tip: Fact) => readonly Summary[]
}

/**
 * Forgets the types: a stream's states are made by its own `evolve` and its commands by its own `parse`, so what comes
 * in under one kind is what went out of it.
 */
function kind<State, Command>(parts: KindParts<State, Command>): Kind {
  return {
    parse: (command) => parse(parts.schema, command),
    beside: (state, command) => parts.beside(state as State | null, command as Command),
    decide: (state, command, context) => parts.decide(state as State | null, command as Command, context),
    // Of a deleted meeting nothing is left to fold, and nothing to list (K4).
    evolve: (state, fact) => (isErased(fact) ? (state ?? null) : parts.evolve(state as State | null, fact)),
    summarize: (state, tip) => (state === null ? [] : parts.summarize(state as State, tip)),
  }
}

function parse<Command>(schema: z.ZodType<Command>, command: unknown): Result<Command> {
  const parsed = schema.safeParse(command)
  if (parsed.success) return { ok: true, value: parsed.data }
  return refuse('desk.bad-command', `没有保存：${parsed.error.issues[0]?.message ?? '填写的内容不对'}。请改好后再试。`)
}
