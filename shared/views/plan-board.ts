import { type AnnualPlan, firstDay, type PlanEntry } from '../plan/plan'
import { daysFrom, longDate } from '../text/dates'
import type { TopicRow } from './topic-row'

/** 计划的一项, as the board shows it: with its topic of the pool, and how it stands on a day. */
export type PlanCard = {
  readonly entry: PlanEntry
  readonly topic: TopicRow | null
  readonly standing: PlanStanding
  /** `6 月已过，还没有协商`; '' when there is nothing to say. */
  readonly words: string
}

/** Y7: `late` is a month or a deadline that has passed without consulting; `astray` is a topic that is not gone on with. */
export type PlanStanding = 'closed' | 'consulted' | 'late' | 'now' | 'astray' | 'ahead'

export type PlanMonth = { readonly month: number; readonly isNow: boolean; readonly cards: readonly PlanCard[] }

/** 十二个月, each with its entries in the order in which they were planned. */
export function planBoard(
  plan: Pick<AnnualPlan, 'year' | 'entries'>,
  topics: readonly TopicRow[],
  today: string,
): readonly PlanMonth[] {
  const byId = new Map(topics.map((row) => [row.stream.slice('topic:'.length), row]))
  const thisMonth = today.slice(0, 7)
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const cards = plan.entries.filter((entry) => entry.month === month)
    return {
      month,
      isNow: firstDay(plan.year, month).startsWith(thisMonth),
      cards: cards.map((entry) =>
        cardOf(plan.year, entry, entry.topicId === null ? null : (byId.get(entry.topicId) ?? null), today),
      ),
    }
  })
}

export type PlanFigures = { readonly all: number; readonly consulted: number; readonly late: number }

export function planFigures(months: readonly PlanMonth[]): PlanFigures {
  const cards = months.flatMap((each) => each.cards)
  const count = (...standings: readonly PlanStanding[]) =>
    cards.filter(({ standing }) => standings.includes(standing)).length
  return { all: cards.length, consulted: count('consulted', 'closed'), late: count('late') }
}

function cardOf(year: number, entry: PlanEntry, topic: TopicRow | null, today: string): PlanCard {
  const card = { entry, topic }
  if (topic?.closedOn) return { ...card, standing: 'closed', words: '已办结' }
  if (topic && isConsulted(topic)) return { ...card, standing: 'consulted', words: '已协商' }
  if (topic?.reception === 'declined') return { ...card, standing: 'astray', words: '议题不予受理，请换一个' }
  if (topic?.reception === 'merged') return { ...card, standing: 'astray', words: '议题已并入别的，请换成那一个' }
  const month = firstDay(year, entry.month).slice(0, 7)
  const still = topic ? '还没有协商' : '还没有关联议题'
  if (month < today.slice(0, 7)) return { ...card, standing: 'late', words: `${entry.month} 月已过，${still}` }
  if (entry.dueOn !== null && entry.dueOn < today)
    return { ...card, standing: 'late', words: `期限已过 ${daysFrom(entry.dueOn, today)} 天，${still}` }
  if (month === today.slice(0, 7)) return { ...card, standing: 'now', words: '本月协商' }
  return { ...card, standing: 'ahead', words: entry.dueOn ? `期限 ${longDate(entry.dueOn)}` : '' }
}

/** T5: what has outcomes was consulted on; nothing else has. */
export function isConsulted(topic: Pick<TopicRow, 'stage'>): boolean {
  return topic.stage === 'report' || topic.stage === 'response' || topic.stage === 'supervision'
}
