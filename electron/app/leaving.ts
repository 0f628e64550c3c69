import { type Result, refuse } from '#shared/decision'
import type { StreamId } from '#shared/fact'

/**
 * 正在删除 (K4): meetings that are on record as deleted and whose words wait for the next start. They are in no list any
 * more, and nobody opens them or adds to them: a fact that came now would be missing in the record of the deletion, and the
 * next start would leave the meeting as it is.
 */
export class Leaving {
  readonly #streams: Set<StreamId>

  constructor(
    streams: readonly StreamId[],
    private readonly onChange: () => void,
  ) {
    this.#streams = new Set(streams)
  }

  has(stream: StreamId): boolean {
    return this.#streams.has(stream)
  }

  /** Held back while it is judged; where the deletion is refused the meeting is back as it was. */
  async during<Value>(stream: StreamId, judge: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.has(stream)) return refuseLeaving()
    this.#streams.add(stream)
    let isKept = false
    try {
      const answer = await judge()
      isKept = answer.ok
      return answer
    } finally {
      if (!isKept) this.#streams.delete(stream)
      this.onChange()
    }
  }
}

export function refuseLeaving() {
  return refuse('keeping.leaving', '这场会议已经登记删除，内容在程序重新打开时清除。请重新打开议事台。')
}
