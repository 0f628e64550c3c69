import type { Log } from '#electron/app/log'
import type { Drive } from '#shared/contract/papers'
import { ok, type Result, refuse } from '#shared/decision'
import { codeOf, type DriveSource, systemDrives } from './drive-source'
import type { Ejected } from './eject'

/**
 * U盘 or folder as it was found: `device` is what its path lay on then, to be held against later (never the letter);
 * `ejects` is what the system ejects, null for a folder and for a disk that stays in the machine.
 */
export type FoundDrive = Drive & { readonly device: string; readonly ejects: Ejected | null }

/**
 * 可以放文书的地方: the sticks that are plugged in and the folders the clerk chose. Looks every two seconds whether the
 * system's list of mounts has changed, and asks the slow questions only then.
 */
export class Drives {
  private found: readonly FoundDrive[] = []
  private folders: readonly FoundDrive[] = []
  private signature = ''
  private timer: NodeJS.Timeout | null = null
  private looking: Promise<void> = Promise.resolve()

  constructor(
    private readonly options: {
      /** After sticks came or went. */
      readonly onChange: () => void
      readonly log: Pick<Log, 'note'>
      readonly source?: DriveSource
      readonly everyMs?: number
    },
  ) {}

  /** As last seen; sticks first. */
  known(): readonly FoundDrive[] {
    return [...this.found, ...this.folders]
  }

  find(id: string): FoundDrive | null {
    return this.known().find((drive) => drive.id === id) ?? null
  }

  /** Asks the system now: free space changes without anybody plugging anything. */
  async look(): Promise<readonly FoundDrive[]> {
    await this.ask(true)
    return this.known()
  }

  /** A folder chosen by dialog, kept until the program ends. */
  async addFolder(path: string): Promise<Result<FoundDrive>> {
    try {
      const folder = await this.source.folder(path)
      this.folders = [...this.folders.filter((each) => each.id !== folder.id), folder]
      return ok(folder)
    } catch (error) {
      return refuse('drives.folder-unusable', `这个文件夹打不开（${codeOf(error) ?? '原因不明'}），请换一个。`)
    }
  }

  watch(): void {
    if (this.timer) return
    this.timer = setInterval(() => void this.ask(false), this.options.everyMs ?? 2000)
    void this.ask(false)
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }

  private get source(): DriveSource {
    return this.options.source ?? systemDrives
  }

  /** One question at a time: a stick that is slow to answer must not pile up others behind it. */
  private ask(always: boolean): Promise<void> {
    this.looking = this.looking.then(() => this.refresh(always))
    return this.looking
  }

  private async refresh(always: boolean): Promise<void> {
    try {
      const signature = await this.source.signature()
      if (!always && signature === this.signature) return
      this.signature = signature
      const before = this.found
      this.found = await this.source.sticks()
      this.folders = await this.stillThere()
      if (namesOf(before) !== namesOf(this.found)) this.options.onChange()
    } catch (error) {
      // The meeting goes on without sticks; the next look may succeed.
      this.options.log.note(`drives: ${String(error)}`)
    }
  }

  /** Free space of the folders anew; one that is gone, or lies on another disk than when it was chosen, is dropped. */
  private async stillThere(): Promise<readonly FoundDrive[]> {
    const looks = this.folders.map(async (chosen) => {
      const now = await this.source.folder(chosen.path).catch(() => null)
      return now?.device === chosen.device ? now : null
    })
    return (await Promise.all(looks)).filter((each) => each !== null)
  }
}

function namesOf(drives: readonly FoundDrive[]): string {
  return JSON.stringify(drives.map(({ id, device, readOnly }) => [id, device, readOnly]))
}
