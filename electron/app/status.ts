import { statfs } from 'node:fs/promises'
import type { DeskClock } from '#electron/desk/clock'
import { type Finding, isLoss, sayFinding } from '#electron/journal/findings'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { Wall } from '#electron/windows/projector'
import type { Status } from '#shared/contract/desk'
import type { Drive } from '#shared/contract/papers'
import type { Instant } from '#shared/fact'

/** Below this much free space the clerk is warned (RELIABILITY: warn below 500 MB). */
const lowDiskBytes = 500 * 1024 * 1024

export type StatusParts = {
  readonly journal: Journal
  readonly findings: readonly Finding[]
  readonly keeper: StorageKeeper
  readonly wall: Wall
  readonly clock: DeskClock
  readonly folder: string
  readonly drives: () => readonly Drive[]
  readonly onChange: (status: Status) => void
}

/** 状态栏: gathers what every part says of itself, and tells the console when a word of it changes. */
export class StatusLine {
  #lastAt: Instant | null = null
  #freeBytes: number | null = null
  #told = ''
  readonly #warnings = new Set<string>()

  constructor(private readonly parts: StatusParts) {
    parts.keeper.onChange(() => this.tell())
    parts.wall.onState(() => this.tell())
  }

  saved(at: Instant): void {
    this.#lastAt = at
    this.tell()
  }

  /** Something the clerk must know until the program ends; the same sentence is said once. */
  warn(sentence: string): void {
    this.#warnings.add(sentence)
    this.tell()
  }

  /** To be called every few seconds: free space and clocks change without saying so. */
  async look(): Promise<void> {
    // A disk that cannot even be asked is told by the journal; here it only means "unknown".
    const disk = await statfs(this.parts.folder).catch(() => null)
    this.#freeBytes = disk ? disk.bavail * disk.bsize : null
    this.tell()
  }

  now(): Status {
    const { journal, keeper, wall, clock } = this.parts
    const { state, message } = wall.state()
    return {
      saved: { n: journal.head.n, at: this.#lastAt },
      journal: this.#journalWord(),
      storage: {
        state: keeper.status.state === 'starting' ? 'behind' : keeper.status.state,
        message: this.#storageWords(),
      },
      projector: { state: state === 'no-display' ? 'none' : state, message },
      drives: this.parts.drives(),
      disk: { freeBytes: this.#freeBytes, isLow: this.#freeBytes !== null && this.#freeBytes < lowDiskBytes },
      clockJumpMs: clock.jumpMs(),
    }
  }

  tell(): void {
    const status = this.now()
    const words = JSON.stringify({ ...status, disk: { ...status.disk, freeBytes: null } })
    if (words === this.#told) return
    this.#told = words
    this.parts.onChange(status)
  }

  /** While something is copied, how much of it is done. */
  #storageWords(): string {
    const { detail, progress } = this.parts.keeper.status
    if (!progress || progress.total === 0) return detail
    return `${detail}（已完成 ${Math.floor((progress.done * 100) / progress.total)}%）`
  }

  #journalWord(): Status['journal'] {
    const { journal, findings } = this.parts
    if (journal.health.diskFull)
      return { state: 'failed', message: '硬盘已满，动用了备用空间。请尽快散会并把文书导出到U盘，然后腾出硬盘空间。' }
    if (journal.health.isRefusing)
      return {
        state: 'failed',
        message: '电脑磁盘写不进去，最近一步没有记下，之前记下的都在。请尽快把文书导出到U盘，再请技术人员检查磁盘。',
      }
    const warnings = [...findings.filter(isLoss).map(sayFinding), ...this.#warnings]
    if (warnings.length > 0) return { state: 'warning', message: warnings.join(' ') }
    return { state: 'ok', message: findings.map(sayFinding).join(' ') }
  }
}
