import { kindFor } from '#electron/desk/kinds'
import type { Beside } from '#shared/beside'
import type { ConsoleBridge, ConsoleContract } from '#shared/contract/console'
import type { Ack, Beginning, KeptFacts, Status, StreamState } from '#shared/contract/desk'
import type { EventName, InputOf, PayloadOf, RequestName } from '#shared/contract/door'
import { textOfState } from '#shared/contract/state-text'
import type { ListKind, Summary } from '#shared/contract/storage'
import { ok, type Result, refuse } from '#shared/decision'
import { type Fact, type FactBody, type Instant, kindOf, type StreamId, streamOf } from '#shared/fact'
import type { Invitation } from '#shared/meeting/attendance'
import type { HistoryCommand, MeetingHistory } from '#shared/meeting/history'
import { defaultMeetingRules, type MeetingRules } from '#shared/meeting/rules'
import { matchesWords } from '#shared/order/match'
import { nameWords } from '#shared/order/pinyin'
import type { PlanCommand, PlanHistory } from '#shared/plan/plan'
import type { Room, RoomCommand } from '#shared/room/room'
import type { Person, PersonCommand } from '#shared/roster/person'
import { dayOf } from '#shared/text/dates'
import type { TopicCommand, TopicHistory } from '#shared/topic/topic'
import { inParts } from '#shared/views/list-parts'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { StatisticsQuestion } from '#shared/views/statistics'
import { statisticsPage } from '#shared/views/statistics-page'
import type { TopicRow } from '#shared/views/topic-row'

/**
 * The desk's end of the console's door, inside the test: the real domain behind the real contract, without Electron.
 * The clock is the test's: `desk.now` is written by hand, `desk.pass(seconds)` moves it.
 */
export type TestDesk = {
  now: Instant
  readonly roomStream: StreamId
  /** The stream of the one meeting most tests need. */
  readonly meeting: StreamId
  readonly pass: (seconds: number) => void
  /** One command as if the clerk had given it; throws when it is refused, because the test wanted it accepted. */
  readonly does: (
    stream: StreamId,
    command: HistoryCommand | RoomCommand | PersonCommand | TopicCommand | PlanCommand,
  ) => Ack
  readonly history: (stream?: StreamId) => MeetingHistory
  readonly topic: (stream: StreamId) => TopicHistory
  readonly room: () => Room
  /** Everybody in the roster. */
  readonly people: () => readonly Person[]
  /** Every request the page made, in order. */
  readonly asked: { readonly name: string; readonly input: unknown }[]
  /** The commands among them that were accepted. */
  readonly accepted: () => readonly string[]
  readonly tell: <Name extends EventName<ConsoleContract>>(
    name: Name,
    payload: PayloadOf<ConsoleContract, Name>,
  ) => void
  /** Answers a request that this desk does not know by itself: drives, papers, displays; or refuses it, with `refuse`. */
  readonly answers: Partial<Record<RequestName<ConsoleContract>, (input: unknown) => unknown>>
  readonly beginning: () => Beginning
}

/** Streams are followed by the page for a moment after a test is over, so every desk has its own. */
let desks = 0

export const quietStatus: Status = {
  saved: { n: 0, at: null },
  journal: { state: 'ok', message: '日志正常' },
  storage: { state: 'ready', message: '存储正常' },
  projector: { state: 'none', message: '大屏：没有接上' },
  drives: [],
  disk: { freeBytes: null, isLow: false },
  clockJumpMs: null,
}

/** Sits a fresh desk at the door. The room is set up; nothing else has happened. */
export function sitDesk(startAt: Instant = '2026-11-21T01:00:00.000Z'): TestDesk {
  desks += 1
  const testRoom = `test-${desks}`
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const streams = new Map<StreamId, { state: unknown; seq: number }>()
  const accepted: string[] = []
  let n = 0
  let ids = 0

  const tell = (name: string, payload: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }

  function judge(stream: StreamId, command: unknown): Result<Ack> {
    const held = streams.get(stream) ?? { state: null, seq: 0 }
    ids += 1
    const id = `id-${ids}`
    const kind = kindFor(stream)
    const parsed = kind.parse(command)
    if (!parsed.ok) return parsed
    const decision = kind.decide(held.state, parsed.value, { at: desk.now, id, beside })
    if (!decision.ok) return decision
    const facts = decision.value.map((body, index) => factOf(stream, body, held.seq + 1 + index, held.seq + 1))
    streams.set(stream, {
      state: facts.reduce((state, fact) => kind.evolve(state, fact), held.state),
      seq: held.seq + facts.length,
    })
    accepted.push((command as { type: string }).type)
    const kept: KeptFacts = { stream, facts, sentAt: desk.now }
    tell('facts.kept', kept)
    return ok({ n, seq: held.seq + facts.length, at: desk.now, id })
  }

  const beside: Beside = {
    meeting: (id) => (streams.get(streamOf('meeting', id))?.state as MeetingHistory | undefined)?.meeting ?? null,
    topic: (id) => (streams.get(streamOf('topic', id))?.state as TopicHistory | undefined)?.state ?? null,
  }

  /** All are kept or none; what was tried is taken back without a word. */
  function judgeAll(asks: readonly { stream: StreamId; command: unknown }[]): Result<Ack> {
    const before = new Map(streams)
    let last: Result<Ack> = refuse('desk.nothing-asked', '没有要保存的内容。')
    for (const { stream, command } of asks) {
      last = judge(stream, command)
      if (last.ok) continue
      for (const [each] of streams) streams.delete(each)
      for (const [each, held] of before) streams.set(each, held)
      return last
    }
    return last
  }

  function statesOf(prefix: string): readonly (readonly [StreamId, unknown])[] {
    return [...streams].flatMap(([stream, { state }]) => (stream.startsWith(prefix) ? [[stream, state] as const] : []))
  }

  function factOf(stream: StreamId, body: FactBody, seq: number, act: number): Fact {
    n += 1
    return factAt(stream, body, seq, act)
  }

  function factAt(stream: StreamId, body: FactBody, seq: number, act: number): Fact {
    return {
      n,
      room: testRoom,
      stream,
      seq,
      act,
      at: desk.now,
      by: 'clerk',
      ...body,
      prev: '',
      hash: `${n}`.padStart(64, '0'),
    }
  }

  const roomStream: StreamId = streamOf('room', testRoom)
  const meetingStream: StreamId = `meeting:test-${desks}`
  const desk: TestDesk = {
    now: startAt,
    roomStream,
    meeting: meetingStream,
    pass: (seconds) => {
      desk.now = new Date(Date.parse(desk.now) + seconds * 1000).toISOString()
    },
    does: (stream, command) => {
      const answer = judge(stream, command)
      if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code} ${answer.refusal.message}`)
      return answer.value
    },
    history: (stream = meetingStream) => {
      const state = streams.get(stream)?.state
      if (!state) throw new Error(`the test asks for ${stream} before creating it`)
      return state as MeetingHistory
    },
    topic: (stream) => {
      const state = streams.get(stream)?.state
      if (!state) throw new Error(`the test asks for ${stream} before entering it`)
      return state as TopicHistory
    },
    room: () => streams.get(roomStream)?.state as Room,
    people: () => statesOf('person:').map(([, person]) => person as Person),
    asked: [],
    accepted: () => accepted,
    tell,
    answers: {},
    beginning: () => ({
      version: 'test',
      now: desk.now,
      roomStream,
      room: desk.room(),
      interrupted: null,
      running: null,
      status: quietStatus,
      wall: null,
      typing: '',
    }),
  }

  function answer(name: string, input: unknown): Result<unknown> {
    const own = desk.answers[name as RequestName<ConsoleContract>]
    if (own) return answerOf(own(input))
    switch (name) {
      case 'desk.ask': {
        const { stream, command } = input as InputOf<ConsoleContract, 'desk.ask'> & { stream: StreamId }
        return judge(stream, command)
      }
      case 'desk.askAll':
        return judgeAll((input as { asks: readonly { stream: StreamId; command: unknown }[] }).asks)
      case 'stream.open':
        return ok(textOfState(stateOf((input as { stream: StreamId }).stream)))
      case 'names.words':
        return ok((input as { texts: string[] }).texts.map((text) => [...nameWords(text)]))
      case 'lock.look':
        return ok({ hasPin: false, isLocked: false, waitSeconds: 0 })
      case 'app.begin':
        return ok(desk.beginning())
      case 'search.minutes':
        return ok([])
      case 'meetings.list':
        return ok(rowsOf('meeting', input))
      case 'meetings.shown': {
        const { text, over: most } = input as { text: string; over: number }
        const { ahead, over, overCount } = inParts(summaries('meeting', text), most)
        return ok({ ahead: ahead.map(({ row }) => row), over: over.map(({ row }) => row), overCount })
      }
      case 'topics.list':
        return ok(JSON.stringify(rowsOf('topic', input)))
      case 'plans.list':
        return ok(summaries('plan').map(({ stream, room, row }) => ({ stream, room, plan: row })))
      case 'figures.list':
        return ok(rowsOf('figures', input))
      case 'rooms.list':
        return ok(rowsOf('room', input))
      case 'statistics.read': {
        const records = {
          topics: rowsOf('topic', {}) as readonly TopicRow[],
          meetings: rowsOf('figures', {}) as readonly MeetingFigures[],
          rooms: rowsOf('room', {}) as readonly Room[],
        }
        const { question } = input as { question: StatisticsQuestion }
        return ok(statisticsPage(records, question, dayOf(desk.now), desk.room().ledger))
      }
      case 'people.list':
        return ok(summaries('person').map(({ stream, row, words }) => ({ stream, person: row, words })))
      case 'drives.list':
      case 'displays.list':
        return ok([])
      default:
        return ok(null)
    }
  }

  /** What main's lists answer; `text` is matched as there. */
  function summaries(list: ListKind, text = ''): readonly Summary[] {
    return [...streams]
      .flatMap(([stream, { state, seq }]) => kindFor(stream).summarize(state, tipOf(stream, seq)))
      .filter((summary) => summary.kind === list && matchesWords(text.trim(), summary.words))
      .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
  }

  function rowsOf(list: ListKind, input: unknown): readonly unknown[] {
    return summaries(list, (input as { text?: string }).text).map(({ row }) => row)
  }

  function tipOf(stream: StreamId, seq: number): Fact {
    return factAt(stream, { type: 'Tip', data: {} }, seq, seq)
  }

  function stateOf(stream: StreamId): StreamState {
    const held = streams.get(stream) ?? { state: null, seq: 0 }
    const sentAt = desk.now
    switch (kindOf(stream)) {
      case 'meeting':
        return { kind: 'meeting', history: held.state as MeetingHistory | null, sentAt }
      case 'room':
        return { kind: 'room', room: held.state as Room | null, seq: held.seq, sentAt }
      case 'person':
        return { kind: 'person', person: held.state as Person | null, seq: held.seq, sentAt }
      case 'topic':
        return { kind: 'topic', topic: held.state as TopicHistory | null, sentAt }
      case 'plan':
        return { kind: 'plan', plan: held.state as PlanHistory | null, sentAt }
    }
  }

  const bridge = {
    ask: async (name: string, input: unknown) => {
      desk.asked.push({ name, input })
      return answer(name, structuredClone(input))
    },
    on: (name: string, listener: (payload: unknown) => void) => {
      const all = listeners.get(name) ?? new Set()
      listeners.set(name, all.add(listener))
      return () => void all.delete(listener)
    },
  }
  // The page hears from the first desk it met; a later test's desk speaks through the same ears.
  const earlier = (globalThis as { desk?: { heardBy?: Map<string, Set<(payload: unknown) => void>> } }).desk?.heardBy
  if (earlier) for (const [name, all] of earlier) listeners.set(name, all)
  globalThis.desk = Object.assign(bridge, { heardBy: listeners }) as unknown as ConsoleBridge

  desk.does(roomStream, { type: 'room.setUp', name: '测试议事室', township: '青禾镇' })
  return desk
}

/** A meeting with its agenda and people, still being prepared. */
export function prepareMeeting(
  desk: TestDesk,
  people: readonly (Partial<Invitation> & { name: string })[] = [],
  rules: Partial<MeetingRules> = {},
  stream: StreamId = desk.meeting,
): void {
  desk.does(stream, {
    type: 'meeting.create',
    details: {
      title: '场镇停车场协商会',
      topic: '停车场建在哪里、怎样收费',
      form: 'small',
      venueKind: 'room',
      venue: '镇协商议事室',
      startsAt: desk.now,
      chair: '周敏',
      recorder: '林小雨',
      tellers: [],
    },
    rules: { ...defaultMeetingRules, ...rules },
  })
  for (const [title, kind, minutes] of items)
    desk.does(stream, { type: 'agenda.add', title, kind, minutes, presenter: '', depth: 0, before: null })
  if (people.length > 0)
    desk.does(stream, { type: 'attendance.invite', people: people.map((person) => ({ ...nobody, ...person })) })
}

/** The id of somebody on the meeting's list. */
export function idOf(desk: TestDesk, name: string, stream: StreamId = desk.meeting): string {
  const found = desk.history(stream).meeting.attendees.find((each) => each.name === name)
  if (!found) throw new Error(`${name} is not on the test meeting's list`)
  return found.id
}

const items = [
  ['签到、宣布纪律', 'opening', 5],
  ['群众和利益攸关方发言', 'speeches', 25],
  ['自由互动', 'dialogue', 20],
] as const

const nobody: Invitation = {
  personId: null,
  name: '',
  side: 'masses',
  organization: '',
  post: '',
  telephone: '',
  standing: 'member',
  interestsTouched: false,
  mayVote: true,
}

function answerOf(said: unknown): Result<unknown> {
  const isRefused = typeof said === 'object' && said !== null && 'refusal' in said && 'ok' in said && said.ok === false
  return isRefused ? (said as Result<unknown>) : ok(said)
}
