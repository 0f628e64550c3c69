import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepRecollection } from '#electron/app/recollection'
import { diskFiles } from '#electron/journal/files'
import { HeadKeeper } from '#electron/journal/head'
import { openJournal } from '#electron/journal/journal'
import { format, genesisRun, makeHeader, makeLine } from '#electron/journal/line'
import { newStream, type StreamTip, sealFacts } from '#electron/journal/seal'
import { segmentName } from '#electron/journal/segment'
import type { FactBody, Instant, StreamId } from '#shared/fact'

/**
 * 一气写成的日志: ten years of a room in the time of a coffee. Facts, lines and headers are made by the functions that always
 * make them; only the way to the disk is another: whole segments at once and no sync, because nobody is told of anything.
 * `close` lets the real journal open what was written, and throws when it finds the least thing wrong.
 */
export class WrittenJournal {
  readonly #tips = new Map<StreamId, StreamTip>()
  readonly #journal: string
  #n = 0
  #run = genesisRun
  #segment = 0
  /** Of the segment before, or of the last one once it is written. */
  #bytes = 0
  #lines: Buffer[] = []
  #length = 0
  #lastAt: Instant | null = null
  #lastOpened: StreamId | null = null

  constructor(
    /** The room's folder, which comes to hold `journal/` and the note of how far it was read. */
    private readonly folder: string,
    private readonly room: string,
  ) {
    this.#journal = `journal-of-${room}`
  }

  async write(stream: StreamId, at: Instant, bodies: readonly FactBody[]): Promise<void> {
    const tip = this.#tips.get(stream) ?? newStream
    const facts = sealFacts(bodies, { n: this.#n + 1, tip, room: this.room, stream, at, by: 'clerk' })
    const last = facts.at(-1)
    if (!last) return
    if (this.#length === 0) this.#begin()
    const line = makeLine(this.#n + 1, JSON.stringify(facts), this.#run)
    this.#add(line.bytes)
    this.#run = line.run
    this.#n = last.n
    this.#tips.set(stream, { seq: last.seq, hash: last.hash })
    if (this.#lastAt === null || at > this.#lastAt) this.#lastAt = at
    if (facts.some(({ type }) => type === 'MeetingOpened')) this.#lastOpened = stream
    if (this.#length >= segmentBytes) await this.#finish()
  }

  async close(): Promise<void> {
    if (this.#length > 0) await this.#finish()
    const head = { journal: this.#journal, n: this.#n, run: this.#run, segment: this.#segment, bytes: this.#bytes }
    const heads = new HeadKeeper(diskFiles, this.#in(''), 0)
    await heads.settle(head)
    await heads.close()
    const { n, run } = head
    const recalled = { n, run, roomId: this.room, lastAt: this.#lastAt, lastOpened: this.#lastOpened }
    await keepRecollection(diskFiles, join(this.folder, 'recalled'), this.#journal, recalled)
    await this.#check()
  }

  #begin(): void {
    const before = this.#segment > 0 ? { segment: this.#segment, bytes: this.#bytes } : null
    this.#segment += 1
    const words = { journal: this.#journal, segment: this.#segment, firstN: this.#n + 1, run: this.#run, before }
    this.#add(makeHeader({ format, ...words, createdAt: writtenAt }))
  }

  #add(bytes: Buffer): void {
    this.#lines.push(bytes)
    this.#length += bytes.length
  }

  async #finish(): Promise<void> {
    await mkdir(this.#in(''), { recursive: true })
    await writeFile(this.#in(segmentName(this.#segment)), Buffer.concat(this.#lines, this.#length))
    this.#bytes = this.#length
    this.#lines = []
    this.#length = 0
  }

  async #check(): Promise<void> {
    const opened = await openJournal({ folder: this.#in(''), now: () => writtenAt, reserveBytes: 0 })
    if (!opened.ok) throw new Error(opened.refusal.message)
    const { journal, findings } = opened.value
    const { head } = journal
    await journal.close()
    if (findings.length > 0 || head.n !== this.#n || head.run !== this.#run) {
      throw new Error(`the written journal is not what a journal is: ${JSON.stringify({ head, findings })}`)
    }
  }

  #in(name: string): string {
    return join(this.folder, 'journal', name)
  }
}

/** As the journal's own. */
const segmentBytes = 2 * 1024 * 1024
const writtenAt: Instant = '2026-10-30T00:00:00.000Z'
