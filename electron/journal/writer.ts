import type { Fact } from '#shared/fact'
import { type DiskTrouble, diskTroubleOf, type Files } from './files'
import { type Head, HeadKeeper } from './head'
import { makeLine } from './line'
import { freeReserve } from './reserve'
import { createSegment, type OpenSegment, type Segment } from './segment'
import type { Ground } from './set-aside'

/**
 * Why nothing of an append was kept. `disk-full`: the reserve was freed just now, the same step can be done again;
 * `reserve-used`: it was freed before. `closed`: the program is ending. `taken-over`: another writer has the lock.
 */
export type AppendTrouble = DiskTrouble | 'reserve-used' | 'closed' | 'taken-over'

export type Appended =
  | { readonly ok: true; readonly place: { readonly n: number; readonly run: string } }
  | { readonly ok: false; readonly trouble: AppendTrouble }

export type WriterStart = {
  readonly head: Head
  /** Whole segments; the last one goes on when `open` is given. */
  readonly segments: readonly Segment[]
  readonly open: OpenSegment | null
  readonly highestNumber: number
  readonly segmentBytes: number
  readonly olderHead: 0 | 1
  /** Told after every group that is durable, before its callers are. */
  readonly onGrown: (segments: readonly Segment[], head: Head) => void
}

type Waiting = {
  readonly first: number
  readonly count: number
  readonly factsText: string
  readonly settle: (answer: Appended) => void
  readonly fail: (error: unknown) => void
}

/**
 * The one that appends. Callers that come while a sync is under way wait together and share the next one, in their
 * order. A segment whose write or sync failed is never written again: what it holds beyond the last acknowledged line
 * is cut off where the disk allows it, and in any case not counted by the segment that follows.
 */
export class Writer {
  #head: Head
  #promisedN: number
  #segments: readonly Segment[]
  #open: OpenSegment | null
  #highestNumber: number
  #queue: Waiting[] = []
  #writing: Promise<void> | null = null
  #stopped: 'closed' | 'taken-over' | null = null
  #diskFull = false
  #isRefusing = false
  readonly #heads: HeadKeeper
  readonly #files: Files

  constructor(
    private readonly ground: Ground,
    private readonly start: WriterStart,
  ) {
    this.#files = ground.files
    this.#heads = new HeadKeeper(ground.files, ground.folder, start.olderHead)
    this.#head = start.head
    this.#promisedN = start.head.n
    this.#segments = start.segments
    this.#open = start.open
    this.#highestNumber = start.highestNumber
  }

  /** What is acknowledged. */
  get head(): Head {
    return this.#head
  }

  /** The segments up to the head. */
  get segments(): readonly Segment[] {
    return this.#segments
  }

  /** The disk was full once; the reserve is used up until the next start. */
  get diskFull(): boolean {
    return this.#diskFull
  }

  /** The last append was refused by the disk: nothing has been kept since. */
  get isRefusing(): boolean {
    return this.#isRefusing
  }

  append(facts: readonly Fact[]): Promise<Appended> {
    if (this.#stopped) return Promise.resolve({ ok: false, trouble: this.#stopped })
    const first = this.#promisedN + 1
    if (facts.length === 0 || facts.some((fact, index) => fact.n !== first + index)) {
      throw new Error(
        `facts ${facts.map((fact) => fact.n).join()} do not follow ${first - 1}; the desk seals one command at a time`,
      )
    }
    this.#promisedN += facts.length
    return new Promise((settle, fail) => {
      this.#queue.push({ first, count: facts.length, factsText: JSON.stringify(facts), settle, fail })
      this.#writing ??= this.#writeQueue()
    })
  }

  /** Makes a new segment the current one. Rejects when the disk refuses; then nothing has changed. */
  async startSegment(): Promise<void> {
    this.#highestNumber += 1
    const { journal, n, run, segment, bytes } = this.#head
    const opened = await createSegment(this.#files, this.ground.folder, {
      journal,
      segment: this.#highestNumber,
      firstN: n + 1,
      run,
      before: this.#segments.length > 0 ? { segment, bytes } : null,
      createdAt: this.ground.now(),
    })
    await this.#open?.file.close().catch(() => {})
    this.#open = opened
    this.#grow({ ...this.#head, segment: opened.number, bytes: opened.end }, opened)
    await this.#heads.settle(this.#head).catch(() => {})
  }

  /** Writes both heads as they should be now, after the start-up check has changed something. */
  settleHead(): Promise<void> {
    return this.#heads.settle(this.#head)
  }

  /** No more appends; those waiting are still written. */
  async stop(why: 'closed' | 'taken-over'): Promise<void> {
    this.#stopped ??= why
    await this.#writing
    await this.#open?.file.close().catch(() => {})
    this.#open = null
    if (this.#stopped === 'closed') await this.#heads.settle(this.#head).catch(() => {})
    await this.#heads.close()
  }

  async #writeQueue(): Promise<void> {
    while (this.#queue.length > 0) {
      const group = this.#nextGroup()
      try {
        const trouble = await this.#writeGroup(group)
        if (trouble) this.#forget(group, ({ settle }) => settle({ ok: false, trouble }))
      } catch (error) {
        this.#forget(group, ({ fail }) => fail(error))
      }
    }
    this.#writing = null
  }

  /** Those who wait, up to a size at which segments still keep near theirs. */
  #nextGroup(): readonly Waiting[] {
    let letters = 0
    const tooMany = this.#queue.findIndex(({ factsText }, index) => {
      letters += factsText.length
      return index > 0 && letters > lettersPerGroup
    })
    return this.#queue.splice(0, tooMany < 0 ? this.#queue.length : tooMany)
  }

  /** What came behind a failed group was sealed to follow it, so it fails with it. */
  #forget(group: readonly Waiting[], answer: (waiting: Waiting) => void): void {
    const all = [...group, ...this.#queue.splice(0)]
    this.#promisedN = this.#head.n
    for (const waiting of all) answer(waiting)
  }

  async #writeGroup(group: readonly Waiting[]): Promise<AppendTrouble | null> {
    const answers: { readonly waiting: Waiting; readonly n: number; readonly run: string }[] = []
    const lines: Buffer[] = []
    let { n, run } = this.#head
    for (const waiting of group) {
      const line = makeLine(waiting.first, waiting.factsText, run)
      n += waiting.count
      run = line.run
      lines.push(line.bytes)
      answers.push({ waiting, n, run })
    }
    const bytes = Buffer.concat(lines)
    let written: OpenSegment | null = null
    try {
      if (!this.#open || this.#isFull(this.#open)) await this.startSegment()
      written = this.#open
      if (!written) throw new Error('no segment is open although one was just started')
      await written.file.write(bytes, this.#head.bytes)
      await written.file.sync()
    } catch (error) {
      const trouble = diskTroubleOf(error)
      const isFreed = trouble === 'disk-full' && (await this.#freeReserve())
      if (written) await this.#leave(written)
      if (!trouble) throw error
      this.#isRefusing = true
      return trouble === 'disk-full' && !isFreed ? 'reserve-used' : trouble
    }
    this.#grow({ ...this.#head, n, run, bytes: this.#head.bytes + bytes.length }, written)
    this.#heads.note(this.#head)
    this.#isRefusing = false
    for (const { waiting, ...place } of answers) waiting.settle({ ok: true, place })
    return null
  }

  #freeReserve(): Promise<boolean> {
    this.#diskFull = true
    return freeReserve(this.#files, this.ground.folder)
  }

  /** Leaves a spoiled segment at once, so that what was not acknowledged does not come back at the next start. */
  async #leave(spoiled: OpenSegment): Promise<void> {
    this.#open = null
    await spoiled.file.cut(this.#head.bytes).catch(() => {})
    await spoiled.file.close().catch(() => {})
    // Where this fails too, the next append tries again.
    await this.startSegment().catch(() => {})
  }

  #isFull({ linesFrom }: OpenSegment): boolean {
    return this.#head.bytes >= this.start.segmentBytes && this.#head.bytes > linesFrom
  }

  #grow(head: Head, open: Segment): void {
    const { number, path, firstN, run, linesFrom } = open
    const grown = { number, path, firstN, run, linesFrom, end: head.bytes }
    this.#segments = [...this.#segments.filter((each) => each.number !== number), grown]
    this.#head = head
    this.start.onGrown(this.#segments, head)
  }
}

const lettersPerGroup = 256 * 1024
