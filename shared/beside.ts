import type { Meeting } from './meeting/meeting'
import type { Topic } from './topic/topic'

/**
 * 旁边的记录: other streams as they stand in the same moment, for the few commands that are judged by them: opening a
 * meeting asks its topic (T3), taking outcomes asks the meeting (T7). A kind names beforehand which ones it wants; null
 * is one that is not there.
 */
export type Beside = {
  readonly meeting: (id: string) => Meeting | null
  readonly topic: (id: string) => Topic | null
}

export const nothingBeside: Beside = { meeting: () => null, topic: () => null }
