import type { KeptFacts, StreamState } from '#shared/contract/desk'
import { type Fact, type Instant, kindOf, type StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { PlanHistory } from '#shared/plan/plan'
import type { Room } from '#shared/room/room'
import type { Person } from '#shared/roster/person'
import type { TopicHistory } from '#shared/topic/topic'
import type { Desk } from './desk'

/**
 * 发布: a page that opened a stream gets its state once and then its facts. Opening and telling are in the desk's order,
 * so nothing falls between the two.
 */
export class Publisher {
  readonly #open = new Set<StreamId>()

  constructor(
    private readonly desk: Desk,
    private readonly now: () => Instant,
    private readonly tell: (kept: KeptFacts) => void,
  ) {}

  async open(stream: StreamId): Promise<StreamState> {
    this.#open.add(stream)
    const { state, seq } = await this.desk.view(stream)
    const sentAt = this.now()
    // The kind of a stream names the type of its states: each is made by that kind's own evolve.
    switch (kindOf(stream)) {
      case 'meeting':
        return { kind: 'meeting', history: state as MeetingHistory | null, sentAt }
      case 'room':
        return { kind: 'room', room: state as Room | null, seq, sentAt }
      case 'person':
        return { kind: 'person', person: state as Person | null, seq, sentAt }
      case 'topic':
        return { kind: 'topic', topic: state as TopicHistory | null, sentAt }
      case 'plan':
        return { kind: 'plan', plan: state as PlanHistory | null, sentAt }
    }
  }

  close(stream: StreamId): void {
    this.#open.delete(stream)
  }

  /** Another page is there, which follows nothing yet. */
  forget(): void {
    this.#open.clear()
  }

  publish(facts: readonly Fact[]): void {
    const sentAt = this.now()
    for (const stream of new Set(facts.map((fact) => fact.stream))) {
      if (!this.#open.has(stream)) continue
      this.tell({ stream, facts: facts.filter((fact) => fact.stream === stream), sentAt })
    }
  }
}
