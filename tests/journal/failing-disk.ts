import type { Files, OpenFile } from '#electron/journal/files'
import { systemError } from './memory-disk'

export type DiskPlan = {
  readonly code: string
  /** Which of the calls that change something fails, counted from 1. */
  readonly at: number
  /** Whether every later call fails too, or only this one. */
  readonly stays: boolean
}

/** A disk that refuses by plan, and tells before every call that changes something. A failing write leaves the first half of its bytes behind. */
export class FailingDisk implements Files {
  calls = 0
  plan: DiskPlan | null = null

  constructor(
    private readonly disk: Files,
    private readonly onCall: () => void = () => {},
  ) {}

  names = (folder: string) => this.disk.names(folder)
  exists = (path: string) => this.disk.exists(path)
  freeBytes = (folder: string) => this.disk.freeBytes(folder)
  makeFolder = (folder: string) => this.#try('mkdir', () => this.disk.makeFolder(folder))
  rename = (from: string, to: string) => this.#try('rename', () => this.disk.rename(from, to))
  // Removing needs no space, and is what a program does when there is none.
  remove = (path: string) =>
    this.plan?.code === 'ENOSPC' ? this.disk.remove(path) : this.#try('rm', () => this.disk.remove(path))
  link = (from: string, to: string) => this.#try('link', () => this.disk.link(from, to))
  syncFolder = (folder: string) => this.#try('fsync', () => this.disk.syncFolder(folder))

  open = async (path: string, how: 'read' | 'write' | 'create'): Promise<OpenFile> => {
    const file =
      how === 'create' ? await this.#try('open', () => this.disk.open(path, how)) : await this.disk.open(path, how)
    return {
      ...file,
      write: (bytes, at) =>
        this.#try(
          'write',
          () => file.write(bytes, at),
          () => file.write(bytes.subarray(0, bytes.length >> 1), at),
        ),
      sync: () => this.#try('fdatasync', () => file.sync()),
      cut: (length) => this.#try('ftruncate', () => file.cut(length)),
    }
  }

  async #try<Value>(syscall: string, call: () => Promise<Value>, halfWay?: () => Promise<unknown>): Promise<Value> {
    this.onCall()
    this.calls += 1
    const { plan } = this
    if (plan && (plan.stays ? this.calls >= plan.at : this.calls === plan.at)) {
      await halfWay?.()
      throw systemError(plan.code, syscall)
    }
    return call()
  }
}
