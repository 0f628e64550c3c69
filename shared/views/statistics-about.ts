import type { StatisticsQuestion, StatisticsRoom } from './statistics'
import { periodName } from './statistics-period'

/** Whose figures these are and of when: 青禾镇协商议事室　东片区　2026年第四季度. */
export function aboutStatistics({ period, room, area }: StatisticsQuestion, rooms: readonly StatisticsRoom[]): string {
  const asked = room === null ? rooms : rooms.filter((each) => each.id === room)
  const whose = asked.length === 1 ? (asked[0]?.name ?? '') : `${asked.length} 间议事室`
  return [whose, area === null ? '' : area || '没有写片区', periodName(period)].filter(Boolean).join('　')
}
