import { kindFor } from '#electron/desk/kinds'
import { newStream, type StreamTip, sealFacts } from '#electron/journal/seal'
import type { Fact, Instant, StreamId } from '#shared/fact'
import { streamOf } from '#shared/fact'
import type { HistoryCommand, MeetingHistory } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import type { PlanCommand } from '#shared/plan/plan'
import type { RoomCommand } from '#shared/room/room'
import type { PersonCommand } from '#shared/roster/person'
import type { Topic, TopicCommand, TopicHistory } from '#shared/topic/topic'

type AnyCommand = HistoryCommand | TopicCommand | PlanCommand | PersonCommand | RoomCommand

/**
 * The desk of one generated room without journal and windows: the real parse, decide, evolve and sealing. What must not
 * be refused and is stops the generation: a generator that has lost its way writes no county.
 */
export class RoomDesk {
  readonly facts: Fact[] = []
  readonly #streams = new Map<StreamId, { state: unknown; tip: StreamTip }>()
  #ids = 0

  constructor(readonly room: string) {}

  /** Answers the id of what the command made. */
  do(stream: StreamId, at: Instant, command: AnyCommand): string {
    const kind = kindFor(stream)
    const held = this.#streams.get(stream) ?? { state: null, tip: newStream }
    const parsed = kind.parse(command)
    if (!parsed.ok) throw new Error(`${stream} ${command.type}: ${parsed.refusal.message}`)
    this.#ids += 1
    const id = `${this.room}-${this.#ids.toString(36)}`
    const beside = { meeting: (one: string) => this.#meeting(one), topic: (one: string) => this.#topic(one) }
    const decision = kind.decide(held.state, parsed.value, { at, id, beside })
    if (!decision.ok) throw new Error(`${stream} ${command.type}: ${decision.refusal.message}`)
    const n = this.facts.length + 1
    const sealed = sealFacts(decision.value, { n, tip: held.tip, room: this.room, stream, at, by: 'clerk' })
    this.facts.push(...sealed)
    const state = sealed.reduce<unknown>(kind.evolve, held.state)
    const last = sealed.at(-1)
    this.#streams.set(stream, { state, tip: last ? { seq: last.seq, hash: last.hash } : held.tip })
    return id
  }

  meeting(id: string): Meeting {
    const meeting = this.#meeting(id)
    if (!meeting) throw new Error(`the room ${this.room} has no meeting ${id} yet`)
    return meeting
  }

  topic(id: string): Topic {
    const topic = this.#topic(id)
    if (!topic) throw new Error(`the room ${this.room} has no topic ${id} yet`)
    return topic
  }

  #meeting(id: string): Meeting | null {
    return (this.#streams.get(streamOf('meeting', id))?.state as MeetingHistory | undefined)?.meeting ?? null
  }

  #topic(id: string): Topic | null {
    return (this.#streams.get(streamOf('topic', id))?.state as TopicHistory | undefined)?.state ?? null
  }
}
