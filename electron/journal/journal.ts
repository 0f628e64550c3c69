import { dirname } from 'node:path'
import { ok, type Result, refuse } from '#shared/decision'
import { isErased } from '#shared/erasure'
import type { Fact, Instant, StreamId } from '#shared/fact'
import { askForErasure, carryOutErasures, type Erasure } from './erasure'
import { diskFiles, diskTroubleOf, type Files } from './files'
import type { Finding } from './findings'
import { type Glance, glancesBack } from './glance'
import type { Head } from './head'
import { genesisRun } from './line'
import { type Lock, type Machine, type PreviousLife, takeLock, thisMachine } from './lock'
import { type FactBatch, findRun, JournalDamaged, type Progress, readFacts, type Verdict, verifyAll } from './reading'
import { askForFullCheck, type Recovered, recover } from './recovery'
import { refusalOf, refuseNewer, refuseOpening } from './refusals'
import { freeReserve, makeReserve, reserveBytes } from './reserve'
import { hashOf } from './seal'
import { SecondCopy, type SecondCopyState } from './second-copy'
import type { Ground } from './set-aside'
import { readLayout } from './survey'
import { Whereabouts } from './whereabouts'
import { Writer } from './writer'

export type JournalOptions = {
  /** `<userData>/journal`: holds nothing but the journal. Made when it is not there. */
  readonly folder: string
  readonly now: () => Instant
  /** Another folder, best on another disk, that gets the same lines behind the ack. Whoever chooses it makes it. */
  readonly secondCopy?: string | null
  /** A segment that reached this size is followed by a new one. */
  readonly segmentBytes?: number
  readonly reserveBytes?: number
  readonly files?: Files
  readonly machine?: Machine
}

export type OpenedJournal = {
  readonly journal: Journal
  /** What the start-up check found and did; empty when all is well. */
  readonly findings: readonly Finding[]
  readonly previous: PreviousLife | null
  /** What was emptied at this start because a meeting had been deleted; null when nothing had been asked. */
  readonly erasure: Erasure | null
}

/**
 * Opens the journal for writing, repairing what has to be repaired before anything is appended. Refuses with
 * `journal.newer-format` (nothing is touched), `journal.locked`, `journal.disk-full`, `journal.read-only` or
 * `journal.io`.
 */
export async function openJournal(options: JournalOptions): Promise<Result<OpenedJournal>> {
  const { folder, now, files = diskFiles } = options
  const ground: Ground = { files, folder, now }
  try {
    const { newerFormat } = await readLayout(ground)
    if (newerFormat !== null) return refuseNewer(newerFormat)
    return await open(ground, options)
  } catch (error) {
    // The reserve is for this, too: a meeting must be opened before it can be exported and closed.
    if (diskTroubleOf(error) === 'disk-full' && (await freeReserve(files, folder))) {
      return open(ground, options).catch(refuseOpening)
    }
    return refuseOpening(error)
  }
}

/** Every start checks the last segment line by line: small enough that nobody waits for it. */
const segmentBytes = 2 * 1024 * 1024

/**
 * 记录: the truth of the program. What `append` acknowledged is on the disk in one whole line and stays there; what it
 * did not acknowledge is refused, never half kept.
 */
export class Journal {
  readonly #writer: Writer
  readonly #copying: Copying
  readonly #reserving: Promise<void>
  readonly #whereabouts: Whereabouts

  constructor(
    private readonly ground: Ground,
    private readonly lock: Lock,
    parts: { readonly writer: Writer; readonly copying: Copying; readonly reserving: Promise<void> },
  ) {
    this.#writer = parts.writer
    this.#copying = parts.copying
    this.#reserving = parts.reserving
    this.#whereabouts = new Whereabouts(ground.files)
  }

  /** The last acknowledged fact, the running hash there, and where it stands. */
  get head(): Head {
    return this.#writer.head
  }

  /**
   * For the status line. `diskFull`: the reserve has been used up; close the meeting, export, make space. `isRefusing`: the
   * disk did not take the last command.
   */
  get health(): { readonly diskFull: boolean; readonly isRefusing: boolean; readonly secondCopy: SecondCopyState } {
    const { diskFull, isRefusing } = this.#writer
    return { diskFull, isRefusing, secondCopy: this.#copying.to?.state ?? { state: 'none' } }
  }

  /**
   * Keeps the facts of one command, all or none. They must follow what was appended before, also what is still being
   * written (`n` without a gap). Resolves when they are durable; callers who come together share one sync and are
   * answered in their order. A refusal (`journal.disk-full`, `journal.io`, `journal.read-only`, `journal.closed`,
   * `journal.taken-over`) means that nothing was acknowledged, neither this nor what was queued behind it: seal again
   * from `head`.
   */
  async append(facts: readonly Fact[]): Promise<Result<{ readonly n: number; readonly run: string }>> {
    const unsealed = facts.find((fact) => !isErased(fact) && fact.hash !== hashOf(fact))
    if (unsealed) throw new Error(`fact ${unsealed.n} does not carry its own hash; facts are made only by sealFacts`)
    const answer = await this.#writer.append(facts)
    return answer.ok ? ok(answer.place) : { ok: false, refusal: refusalOf(answer.trouble) }
  }

  /**
   * Facts from `fromN` up to the head of this moment, checked while they are read, in batches that end where a command
   * ends. Damage throws `JournalDamaged` after the last good facts were handed out.
   */
  async *read(fromN: number): AsyncGenerator<FactBatch> {
    // Opening has checked the last segment; to find nothing in it is no reason to do that twice.
    if (fromN > this.head.n) return
    try {
      yield* readFacts(this.ground.files, this.#writer.segments, fromN)
    } catch (error) {
      if (error instanceof JournalDamaged) await askForFullCheck(this.ground)
      throw error
    }
  }

  /**
   * The journal's lines as they stand, segment by segment from the newest back, for whoever looks for little in much.
   * Throws `JournalDamaged` as `read` does.
   */
  async *glances(): AsyncGenerator<Glance> {
    try {
      yield* glancesBack(this.ground.files, this.#writer.segments, this.head.run)
    } catch (error) {
      if (error instanceof JournalDamaged) await askForFullCheck(this.ground)
      throw error
    }
  }

  /**
   * The facts of one stream, read backwards from the newest segment to its first fact. Throws `JournalDamaged` as `read`
   * does, for damage in what had to be read.
   */
  async factsOf(stream: StreamId): Promise<readonly Fact[]> {
    return this.#noticing(this.#whereabouts.factsOf(stream, this.#writer.segments))
  }

  /**
   * The running hash after the command that holds fact `n`, to compare another's head with; null when there is no such
   * fact. Throws `JournalDamaged` as `read` does.
   */
  async runAt(n: number): Promise<string | null> {
    if (n === 0) return genesisRun
    if (n > this.head.n) return null
    if (n === this.head.n) return this.head.run
    return this.#noticing(findRun(this.ground.files, this.#writer.segments, n))
  }

  /**
   * The full check for idle time, in steps of about a millisecond with a `pause` between them. Damage is repaired at the
   * next start.
   */
  async verify(
    onProgress: (progress: Progress) => void = () => {},
    signal: AbortSignal | null = null,
    pause: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Verdict> {
    const verdict = await verifyAll(this.ground.files, this.#writer.segments, this.head, onProgress, signal, pause)
    if (verdict.state === 'damaged') await askForFullCheck(this.ground)
    return verdict
  }

  /** To be called every second: says that the program lives. Rejects when the disk refuses; one beat does not matter. */
  async beat(): Promise<void> {
    const stillOurs = await this.lock.beat()
    if (!stillOurs) await this.#writer.stop('taken-over')
  }

  /** The next start empties, here and in the second copy, what this room has deleted (K4). Rejects when the disk refuses. */
  askForErasure(room: string): Promise<void> {
    return askForErasure(this.ground, room)
  }

  /** From now on into another folder, which whoever chose it has made; null ends copying and leaves what was copied. */
  copyTo(folder: string | null): void {
    this.#copying.to = folder === null ? null : new SecondCopy(this.ground, folder)
    this.#copying.to?.follow(this.#writer.segments, this.head.n)
  }

  /** Lets the second copy try again after it stopped. */
  resumeSecondCopy(): void {
    this.#copying.to?.resume()
  }

  /** How the second copy stands once it has caught up or stopped: for "can be pulled now". */
  async secondCopySettled(): Promise<SecondCopyState> {
    return this.#copying.to?.settled() ?? { state: 'none' }
  }

  /** Ends well: what is queued is written, both heads are exact, the second copy has caught up, the lock is free. */
  async close(): Promise<void> {
    await this.#writer.stop('closed')
    await this.#reserving
    await this.#copying.to?.settled()
    // A lock that cannot be written free is found dead at the next start, which then says "died" and loses nothing.
    await this.lock.release().catch(() => {})
  }

  async #noticing<Value>(reading: Promise<Value>): Promise<Value> {
    try {
      return await reading
    } catch (error) {
      if (error instanceof JournalDamaged) await askForFullCheck(this.ground)
      throw error
    }
  }
}

/** The second copy of the moment: the writer tells it what has grown. */
type Copying = { to: SecondCopy | null }

async function open(ground: Ground, options: JournalOptions): Promise<Result<OpenedJournal>> {
  const { files, folder, now } = ground
  if (!(await files.exists(folder))) {
    await files.makeFolder(folder)
    await files.syncFolder(dirname(folder))
  }
  const taken = await takeLock(files, folder, now, options.machine ?? (await thisMachine()))
  if ('heldBy' in taken) return refuse('journal.locked', '议事台已经打开，请回到原来的窗口。')
  const { lock, previous } = taken
  try {
    const recovered = await recover(ground, options.secondCopy ?? null)
    const erasure = await carryOutErasures(ground, recovered, options.secondCopy ?? null)
    const copying: Copying = { to: options.secondCopy ? new SecondCopy(ground, options.secondCopy) : null }
    const writer = await startWriter(ground, recovered, copying, options.segmentBytes ?? segmentBytes)
    // Behind the opening: sixteen megabytes take a slow disk a while, and nothing waits for them.
    const reserving = makeReserve(files, folder, options.reserveBytes ?? reserveBytes).catch(() => {})
    const journal = new Journal(ground, lock, { writer, copying, reserving })
    return ok({ journal, findings: recovered.findings, previous, erasure })
  } catch (error) {
    await lock.release().catch(() => {})
    throw error
  }
}

async function startWriter(
  ground: Ground,
  recovered: Recovered,
  copying: Copying,
  segmentSize: number,
): Promise<Writer> {
  const { journal, segments, place, highestNumber, heads, findings } = recovered
  const last = segments.at(-1)
  const { n, run, bytes } = place
  const goesOn = last && !recovered.startNew
  const writer = new Writer(ground, {
    head: { journal, n, run, segment: last?.number ?? 0, bytes },
    segments,
    open: goesOn ? { ...last, file: await ground.files.open(last.path, 'write') } : null,
    highestNumber,
    segmentBytes: segmentSize,
    olderHead: heads.older,
    onGrown: (grown, head) => copying.to?.follow(grown, head.n),
  })
  if (!goesOn) await writer.startSegment()
  else if (findings.length > 0 || !heads.areBothWhole) await writer.settleHead()
  copying.to?.follow(writer.segments, n)
  return writer
}
