import { dirname } from 'node:path'
import type { Files, OpenFile } from '#electron/journal/files'

/** Chance, as a function to numbers from 0 to below 1. */
export type Chance = () => number

/** The same chance for the same seed. */
export function seeded(seed: number): Chance {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly length: number }

type Inode = { durable: Buffer; now: Buffer; pending: Change[] }

type NameChange = { readonly folders: readonly string[]; readonly apply: (names: Map<string, Inode>) => void }

const sectorBytes = 512

/**
 * The disk as the edge of the journal, in memory: what is written is read back at once, but only what was synced is
 * sure to be there after the power went. `afterPowerCut` answers the disk as it may be found then: of every write that
 * was not synced, all, none or any of its sectors; of unsynced names, any first part.
 */
export class MemoryDisk implements Files {
  #names = new Map<string, Inode>()
  #durableNames = new Map<string, Inode>()
  #pendingNames: NameChange[] = []
  readonly #folders = new Set<string>()

  /** With `forgetful`, syncing does nothing: a disk, or a program, that lies about it. */
  constructor(private readonly forgetful = false) {}

  afterPowerCut(chance: Chance): MemoryDisk {
    const left = new MemoryDisk()
    for (const folder of this.#folders) left.#folders.add(folder)
    const names = new Map(this.#durableNames)
    const reached = Math.floor(chance() * (this.#pendingNames.length + 1))
    for (const { apply } of this.#pendingNames.slice(0, reached)) apply(names)
    for (const [path, inode] of names) left.#put(path, remains(inode, chance))
    return left
  }

  /** The same disk for another life of the program: everything written is there, as after a kill. */
  copy(): MemoryDisk {
    const same = new MemoryDisk()
    for (const folder of this.#folders) same.#folders.add(folder)
    for (const [path, { now }] of this.#names) same.#put(path, Buffer.from(now))
    return same
  }

  contents(path: string): Buffer | null {
    const inode = this.#names.get(path)
    return inode ? Buffer.from(inode.now) : null
  }

  /** Puts a file there from outside, durable at once; null takes it away. */
  put(path: string, bytes: Buffer | null): void {
    if (bytes) this.#put(path, bytes)
    else this.#names.delete(path)
  }

  /** Makes a folder be there or not, as when a stick is put in or pulled. */
  putFolder(folder: string, isThere = true): void {
    if (isThere) this.#folders.add(folder)
    else this.#folders.delete(folder)
  }

  paths(): readonly string[] {
    return [...this.#names.keys()].sort()
  }

  names = async (folder: string): Promise<readonly string[]> =>
    this.paths().flatMap((path) => (dirname(path) === folder ? [path.slice(folder.length + 1)] : []))

  makeFolder = async (folder: string): Promise<void> => {
    this.#folders.add(folder)
  }

  open = async (path: string, how: 'read' | 'write' | 'create'): Promise<OpenFile> => {
    const inode = this.#names.get(path)
    if (how === 'create') {
      if (inode) throw systemError('EEXIST', 'open')
      const created: Inode = { durable: Buffer.alloc(0), now: Buffer.alloc(0), pending: [] }
      this.#change([dirname(path)], (names) => names.set(path, created))
      return this.#handle(created)
    }
    if (!inode) throw systemError('ENOENT', 'open')
    return this.#handle(inode)
  }

  exists = async (path: string): Promise<boolean> => this.#names.has(path) || this.#folders.has(path)

  rename = async (from: string, to: string): Promise<void> => {
    const inode = this.#named(from)
    this.#change([dirname(from), dirname(to)], (names) => {
      names.delete(from)
      names.set(to, inode)
    })
  }

  remove = async (path: string): Promise<void> => {
    this.#named(path)
    this.#change([dirname(path)], (names) => names.delete(path))
  }

  link = async (from: string, to: string): Promise<void> => {
    const inode = this.#named(from)
    if (this.#names.has(to)) throw systemError('EEXIST', 'link')
    this.#change([dirname(to)], (names) => names.set(to, inode))
  }

  syncFolder = async (folder: string): Promise<void> => {
    if (this.forgetful) return
    const later: NameChange[] = []
    for (const change of this.#pendingNames) {
      if (change.folders.includes(folder)) change.apply(this.#durableNames)
      else later.push(change)
    }
    this.#pendingNames = later
  }

  freeBytes = async (): Promise<number> => 1e9

  #handle(inode: Inode): OpenFile {
    const change = async (each: Change) => {
      inode.now = applied(inode.now, each)
      inode.pending.push(each)
    }
    return {
      read: async (into, at) => inode.now.copy(into, 0, at),
      write: (bytes, at) => change({ kind: 'write', at, bytes: Buffer.from(bytes) }),
      cut: (length) => change({ kind: 'cut', length }),
      sync: async () => {
        if (this.forgetful) return
        inode.durable = inode.now
        inode.pending = []
      },
      size: async () => inode.now.length,
      close: async () => {},
    }
  }

  #named(path: string): Inode {
    const inode = this.#names.get(path)
    if (!inode) throw systemError('ENOENT', 'rename')
    return inode
  }

  #put(path: string, bytes: Buffer): void {
    const inode: Inode = { durable: bytes, now: bytes, pending: [] }
    this.#names.set(path, inode)
    this.#durableNames.set(path, inode)
  }

  #change(folders: readonly string[], apply: NameChange['apply']): void {
    apply(this.#names)
    this.#pendingNames.push({ folders, apply })
  }
}

/** An error as Node's file system gives it. */
export function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall })
}

function applied(bytes: Buffer, change: Change): Buffer {
  const length = change.kind === 'cut' ? change.length : Math.max(bytes.length, change.at + change.bytes.length)
  const after = Buffer.alloc(length)
  bytes.copy(after)
  if (change.kind === 'write') change.bytes.copy(after, change.at)
  return after
}

function remains(inode: Inode, chance: Chance): Buffer {
  let bytes = inode.durable
  for (const change of inode.pending) {
    const luck = chance()
    if (luck < 0.3) continue
    bytes = luck < 0.6 ? applied(bytes, change) : tornly(bytes, change, chance)
  }
  return bytes
}

/** Some sectors of a write reached the disk, others not; where the file grew over them they read as zeros. */
function tornly(bytes: Buffer, change: Change, chance: Chance): Buffer {
  if (change.kind === 'cut') return applied(bytes, change)
  let after = bytes
  for (let from = 0; from < change.bytes.length; ) {
    const at = change.at + from
    const length = Math.min(sectorBytes - (at % sectorBytes), change.bytes.length - from)
    const sector: Change = { kind: 'write', at, bytes: change.bytes.subarray(from, from + length) }
    if (chance() < 0.5) after = applied(after, sector)
    from += length
  }
  return after
}
