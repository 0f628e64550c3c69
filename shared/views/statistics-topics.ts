import { type TopicSource, topicSources } from '../topic/entry'
import { type Stage, stageNames, stages } from '../topic/stages'
import { countsOf } from './statistics-meetings'
import { type Days, isWithin } from './statistics-period'
import type { TopicRow } from './topic-row'

/** 议题所处: one of the six stages, or where its way ended. */
export const topicStandings = [...stages, 'closed', 'declined'] as const
export type TopicStanding = (typeof topicStandings)[number]
export const topicStandingNames: Readonly<Record<TopicStanding, string>> = {
  ...stageNames,
  closed: '办结',
  declined: '不予受理',
}

/** 议题 (F8): those entered in the period, each counted once; a merged one counts as the one it goes on as. */
export type TopicCounts = {
  readonly entered: number
  readonly sources: Readonly<Record<TopicSource, number>>
  /** As they stand today. */
  readonly standings: Readonly<Record<TopicStanding, number>>
  /** 形象工程、面子议题 of those entered (P2). */
  readonly showpieces: number
  /** 办结 in the period, whenever they were entered. */
  readonly closed: number
}

/** `topics` are of all times, without merged ones. */
export function topicCounts(topics: readonly TopicRow[], days: Days): TopicCounts {
  const entered = topics.filter((topic) => isWithin(topic.enteredOn, days))
  return {
    entered: entered.length,
    sources: countsOf(
      topicSources,
      entered.map((topic) => topic.source),
    ),
    standings: countsOf(topicStandings, entered.map(standingOf)),
    showpieces: entered.filter((topic) => topic.showpiece).length,
    closed: topics.filter((topic) => isWithin(topic.closedOn, days)).length,
  }
}

export function standingOf(topic: Pick<TopicRow, 'stage' | 'reception' | 'closedOn'>): Stage | 'closed' | 'declined' {
  if (topic.closedOn !== null) return 'closed'
  return topic.reception === 'declined' ? 'declined' : topic.stage
}
