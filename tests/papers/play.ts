import { newStream, sealFacts } from '#electron/journal/seal'
import { nothingBeside } from '#shared/beside'
import type { Fact, Instant } from '#shared/fact'
import { decideHistory, evolveHistory, type HistoryCommand, type MeetingHistory } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import type { Paper, PaperInput } from '#shared/papers/paper'
import { decideRoom, evolveRoom, type Room } from '#shared/room/room'

/** Plays a meeting through the real domain: each line is a command said at an instant; a refusal fails the test. */
export class Played {
  history: MeetingHistory | null = null
  readonly facts: Fact[] = []
  private count = 0

  constructor(private now: Instant) {}

  /** Moves the clock. */
  at(instant: Instant): this {
    this.now = instant
    return this
  }

  /** Answers the id of what the command made. */
  say(command: HistoryCommand): string {
    const id = `id${++this.count}`
    const decision = decideHistory(this.history, command, { at: this.now, id, beside: nothingBeside })
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.message}`)
    const last = this.facts.at(-1)
    const tip = last ? { seq: last.seq, hash: last.hash } : newStream
    const n = this.facts.length + 1
    const sealed = sealFacts(decision.value, { n, tip, room: 'room1', stream: 'meeting:m1', at: this.now, by: 'clerk' })
    for (const fact of sealed) {
      this.facts.push(fact)
      this.history = evolveHistory(this.history, fact)
    }
    return id
  }

  get meeting(): Meeting {
    if (!this.history) throw new Error('nothing has been played yet')
    return this.history.meeting
  }
}

export const testRoom: Room = makeRoom()

function makeRoom(): Room {
  const decision = decideRoom(
    null,
    { type: 'room.setUp', name: '有事好商量协商议事室', township: '青石街道' },
    context(),
  )
  if (!decision.ok) throw new Error(decision.refusal.message)
  const [fact] = sealFacts(decision.value, {
    n: 1,
    tip: newStream,
    room: 'room1',
    stream: 'room:room1',
    at: '2026-11-20T01:00:00.000Z',
    by: 'clerk',
  })
  if (!fact) throw new Error('setting up a room makes one fact')
  return evolveRoom(null, fact)
}

function context() {
  return { at: '2026-11-20T01:00:00.000Z', id: 'r1', beside: nothingBeside }
}

export function inputOf(meeting: Meeting, more: Partial<PaperInput> = {}): PaperInput {
  return {
    meeting,
    room: testRoom,
    now: '2026-11-21T03:45:00.000Z',
    version: '0.1.0',
    journalHead: { n: 532, run: '3f9ac2d41b7e8856'.repeat(4) },
    archiveHead: { seq: 88, hash: '8c1de0427b95a6f3'.repeat(4) },
    voteId: null,
    ...more,
  }
}

/** A document paper's document; fails when the paper is no document or has nothing to say. */
export function documentOf(paper: Paper, input: PaperInput) {
  if (paper.kind !== 'document') throw new Error(`${paper.name} is not a document`)
  const document = paper.compose(input)
  if (!document) throw new Error(`${paper.name} has nothing to say of this meeting`)
  return document
}

export function workbookOf(paper: Paper, input: PaperInput) {
  if (paper.kind !== 'workbook') throw new Error(`${paper.name} is not a workbook`)
  const workbook = paper.compose(input)
  if (!workbook) throw new Error(`${paper.name} has nothing to say of this meeting`)
  return workbook
}
