import { nothingLeft } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { HeadName } from './head'

/**
 * 开机检查所见: what opening the journal found and did about it. An empty list means clean. Paths are absolute; what
 * they name is kept and never touched again.
 */
export type Finding =
  /** A write that was not finished: copied aside, then cut off. By itself it loses nothing acknowledged. */
  | { readonly found: 'torn-tail'; readonly segment: number; readonly bytes: number; readonly keptCopy: string }
  /** A segment file that never came to hold a fact, or that a repair replaced: moved aside. */
  | { readonly found: 'leftover'; readonly segment: number; readonly setAside: string }
  | (Loss & {
      readonly found: 'damage'
      readonly segment: number
      /** The first line that does not hold; 1 is the header. */
      readonly line: number
    })
  | (Loss & { readonly found: 'missing-segment'; readonly segment: number })
  /** The journal ended before its head: acknowledged facts were gone, though every line there was whole. */
  | {
      readonly found: 'head-ahead'
      readonly headN: number
      readonly journalN: number
      readonly missingFacts: number
      /** Brought back from the second copy. */
      readonly rejoinedFacts: number
    }
  /** The head names another journal or another history: the folder was put together from different copies. */
  | { readonly found: 'head-disagrees'; readonly headN: number; readonly journalN: number }
  /** One of the two heads does not hold; the other one was used, or none. */
  | { readonly found: 'head-damaged'; readonly file: HeadName }

/** Damage in the middle. Everything before it is kept; of what stood after it, whole commands that still follow. */
export type Loss = {
  readonly keptFacts: number
  /**
   * Facts brought back behind the damage: whole commands whose streams do not need what was lost, and what the second
   * copy had of the rest. When something is lost before them they stand at new places `n`.
   */
  readonly rejoinedFacts: number
  /** Facts that are in none of the journal's lines any more, as far as the rest and the head tell. */
  readonly lostFacts: number
  /** Streams that end earlier now than they did. The storage page may still have the rest of them. */
  readonly brokenStreams: readonly StreamId[]
  readonly setAside: readonly string[]
}

/** Whether acknowledged facts are, or may be, missing: the clerk must be told, not only the log. */
export function isLoss(finding: Finding): boolean {
  switch (finding.found) {
    case 'damage':
    case 'missing-segment':
      return finding.lostFacts > 0
    case 'head-ahead':
      return finding.missingFacts > 0
    case 'head-disagrees':
      return true
    case 'torn-tail':
    case 'leftover':
    case 'head-damaged':
      return false
    default:
      return nothingLeft(finding)
  }
}

/** One sentence for the clerk. */
export function sayFinding(finding: Finding): string {
  switch (finding.found) {
    case 'torn-tail':
      return `有一笔没写完的记录，已另存并截去。`
    case 'leftover':
      return `一个没有用上的记录文件已移到一旁，内容没有受影响。`
    case 'damage':
      return `第 ${finding.segment} 段记录在第 ${finding.line} 行损坏。${sayLoss(finding)}`
    case 'missing-segment':
      return `第 ${finding.segment} 段记录不见了。${sayLoss(finding)}`
    case 'head-ahead':
      return finding.missingFacts > 0
        ? `记录末尾少了 ${finding.missingFacts} 条已确认的内容，请对照最近一次导出的文书核对。`
        : `记录末尾缺了一段，已用备份找回 ${finding.rejoinedFacts} 条，内容没有受影响。`
    case 'head-disagrees':
      return `记录与记录头对不上，记录文件夹可能被换过，请对照最近一次导出的文书核对。`
    case 'head-damaged':
      return `一份记录头损坏，已改用另一份，内容没有受影响。`
    default:
      return nothingLeft(finding)
  }
}

function sayLoss(loss: Loss): string {
  if (loss.lostFacts === 0) return '内容已全部找回，损坏的文件已另存。'
  const rejoined = loss.rejoinedFacts > 0 ? `，其后找回 ${loss.rejoinedFacts} 条` : ''
  return `损坏处之前的 ${loss.keptFacts} 条都在${rejoined}，少了 ${loss.lostFacts} 条；损坏的文件已另存，请对照最近一次导出的文书核对。`
}
