import type { Instant } from '../fact'

/** 数据安全, as 设置 shows it: where the data are, how they were checked, and how the second copy stands. */
export type Safety = {
  readonly folder: string
  readonly facts: number
  readonly check: JournalCheck
  readonly copy: CopyState
}

/** 空闲核对: the last whole check, or null before the first. `facts`: how many hold, from the first one on. */
export type JournalCheck = {
  readonly state: 'whole' | 'damaged'
  readonly at: Instant
  readonly facts: number
} | null

/** 备份: the journal's second copy. `n` is the last fact in it; `message` says what stopped it and what to do. */
export type CopyState =
  | { readonly state: 'none' }
  | { readonly state: 'following'; readonly folder: string; readonly n: number }
  | { readonly state: 'stopped'; readonly folder: string; readonly n: number; readonly message: string }

/** 恢复: what came back into an empty machine, counted. `stoppedAfter` is null when the backup was whole. */
export type Restored = {
  readonly facts: number
  readonly meetings: number
  readonly people: number
  readonly topics: number
  readonly stoppedAfter: number | null
  /** Archives of meetings that were not whole, and stayed out. */
  readonly damagedFiles: number
}
