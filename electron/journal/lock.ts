import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instant, instantSchema } from '#shared/fact'
import { z } from '#shared/text/zod'
import { codeOf, type Files, type OpenFile } from './files'

/** What the last run of the program left behind. */
export type PreviousLife = {
  /**
   * When it last said that it lives: at most a beat before its end, if only the process died. After a power cut it
   * may be older (beats are not synced): the last fact's `at` may then be the later of the two.
   */
  readonly aliveAt: Instant
  readonly ended: 'closed' | 'died'
  /** Whether the machine was started anew since; null where the system does not tell. */
  readonly rebooted: boolean | null
}

/** The process and machine that want the lock. Tests put other lives here. */
export type Machine = {
  readonly pid: number
  /** Differs after every start of the machine; null where the system does not tell. */
  readonly bootId: string | null
  /** What tells a process from a later one with the same pid: `unknown` when it lives and nothing more is known. */
  readonly birthOf: (pid: number) => Promise<string>
}

export type TakenLock = {
  readonly lock: Lock
  /** Null at the very first start, and when a power cut tore the lock. */
  readonly previous: PreviousLife | null
}

/**
 * 写入锁: one writer to a journal, never two. Lock files are numbered: `lock.7` belongs to the holder with the highest
 * number, and who finds that holder dead makes `lock.8`. Making it either succeeds or fails with EEXIST, so of two
 * starters exactly one wins. A released lock stays in place and says so. Answers the living holder when there is one.
 */
export async function takeLock(
  files: Files,
  folder: string,
  now: () => Instant,
  machine: Machine,
): Promise<TakenLock | { readonly heldBy: { readonly pid: number; readonly aliveAt: Instant } }> {
  for (;;) {
    const numbers = lockNumbers(await files.names(folder))
    const highest = numbers.at(-1) ?? 0
    const holder = highest > 0 ? await readHolder(files, join(folder, lockName(highest))) : null
    if (holder && (await isAlive(holder, machine, now()))) return { heldBy: holder }
    const me: Holder = {
      pid: machine.pid,
      bootId: machine.bootId,
      birth: await machine.birthOf(machine.pid),
      aliveAt: now(),
      released: false,
    }
    const path = join(folder, lockName(highest + 1))
    if (!(await createWhole(files, folder, path, me))) continue
    // A starter that slept since it looked may have filled a number that was already passed and cleared away.
    if (lockNumbers(await files.names(folder)).at(-1) !== highest + 1) {
      await files.remove(path)
      continue
    }
    await files.syncFolder(folder)
    for (const older of numbers) await files.remove(join(folder, lockName(older))).catch(() => {})
    const file = await files.open(path, 'write')
    return { lock: new Lock(files, file, me, join(folder, lockName(highest + 2)), now), previous: lifeOf(holder, me) }
  }
}

export class Lock {
  #beating: Promise<boolean> | null = null

  constructor(
    private readonly files: Files,
    private readonly file: OpenFile,
    private readonly me: Holder,
    private readonly successorPath: string,
    private readonly now: () => Instant,
  ) {}

  /** Says "alive", not synced. False when another writer has taken over because we seemed dead: write no more. */
  beat(): Promise<boolean> {
    this.#beating ??= this.#beat().finally(() => {
      this.#beating = null
    })
    return this.#beating
  }

  async release(): Promise<void> {
    await this.#beating?.catch(() => {})
    try {
      await this.file.write(holderBytes({ ...this.me, aliveAt: this.now(), released: true }), 0)
      await this.file.sync()
    } finally {
      await this.file.close()
    }
  }

  async #beat(): Promise<boolean> {
    await this.file.write(holderBytes({ ...this.me, aliveAt: this.now() }), 0)
    return !(await this.files.exists(this.successorPath))
  }
}

/** This process on this machine. On Linux a process is known by its start tick, elsewhere only that it lives. */
export async function thisMachine(): Promise<Machine> {
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
  return { pid: process.pid, bootId, birthOf: bootId === null ? birthByPid : birthByTick }
}

const gone = 'gone'
const unknown = 'unknown'

async function birthByTick(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field, the program's name in brackets, may hold blanks; the start tick is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A killed process that nobody has waited for yet still has a pid; it writes nothing any more.
    if (fields[0] === 'Z' || fields[0] === 'X') return gone
    return `tick ${fields[19] ?? unknown}`
  } catch (error) {
    // A system may forbid looking at other people's processes; a kill with signal 0 tells whether they live.
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH' ? gone : birthByPid(pid)
  }
}

async function birthByPid(pid: number): Promise<string> {
  try {
    process.kill(pid, 0)
    return unknown
  } catch (error) {
    return codeOf(error) === 'ESRCH' ? gone : unknown
  }
}

const holderSchema = z.object({
  pid: z.int().positive(),
  bootId: z.string().nullable(),
  birth: z.string(),
  aliveAt: instantSchema,
  released: z.boolean(),
})
type Holder = z.infer<typeof holderSchema>

async function isAlive(holder: Holder, machine: Machine, now: Instant): Promise<boolean> {
  if (holder.released) return false
  if (rebooted(holder, machine)) return false
  const birth = await machine.birthOf(holder.pid)
  if (birth === gone) return false
  if (birth !== unknown && holder.birth !== unknown) return birth === holder.birth
  // Only the pid is known, and pids are used again. A beat comes each second; a minute without one is a death.
  return Math.abs(Date.parse(now) - Date.parse(holder.aliveAt)) <= 60_000
}

function lifeOf(holder: Holder | null, machine: { readonly bootId: string | null }): PreviousLife | null {
  if (!holder) return null
  return {
    aliveAt: holder.aliveAt,
    ended: holder.released ? 'closed' : 'died',
    rebooted: rebooted(holder, machine),
  }
}

function rebooted(holder: Holder, machine: { readonly bootId: string | null }): boolean | null {
  return holder.bootId === null || machine.bootId === null ? null : holder.bootId !== machine.bootId
}

function lockName(number: number): string {
  return `lock.${number}`
}

function lockNumbers(names: readonly string[]): readonly number[] {
  return names
    .flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

/** Fixed length, so that a beat overwrites in place and needs no space on a full disk. */
const holderSize = 512

function holderBytes(holder: Holder): Buffer {
  return Buffer.from(
    JSON.stringify(holder)
      .padEnd(holderSize - 1)
      .concat('\n'),
  )
}

/** Null when the file is gone or torn by a power cut: nobody is behind it then. */
async function readHolder(files: Files, path: string): Promise<Holder | null> {
  try {
    const file = await files.open(path, 'read')
    try {
      const bytes = Buffer.alloc(holderSize)
      const length = await file.read(bytes, 0)
      return holderSchema.parse(JSON.parse(bytes.subarray(0, length).toString()))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** Makes a lock that never can be seen half written; false when somebody was faster. */
async function createWhole(files: Files, folder: string, path: string, holder: Holder): Promise<boolean> {
  const draft = join(folder, `lock-${randomUUID()}.part`)
  try {
    const file = await files.open(draft, 'create')
    try {
      await file.write(holderBytes(holder), 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.link(draft, path).catch(async (error) => {
      if (!withoutLinks.has(codeOf(error) ?? '')) throw error
      const plain = await files.open(path, 'create')
      await plain.write(holderBytes(holder), 0).finally(() => plain.close())
    })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await files.remove(draft).catch(() => {})
  }
}

/** How FAT and exFAT refuse a second name. There the lock is made in two steps, and the first beat settles a draw. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])
