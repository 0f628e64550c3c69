import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Desk } from '#electron/desk/desk'
import type { Drives } from '#electron/devices/drives'
import { folderName, safePart } from '#electron/export/file-name'
import { listingHtml, listingName } from '#electron/export/listing'
import { writeToStick } from '#electron/export/stick'
import { stickFiles } from '#electron/export/stick-files'
import { codeOf } from '#electron/export/stick-trouble'
import type { ReturnReview, TakenReturns } from '#shared/contract/exchange'
import type { ExportProgress, ExportReport } from '#shared/contract/papers'
import { ok, type Refusal, type Result, refuse } from '#shared/decision'
import { isErased } from '#shared/erasure'
import { type Fact, type Instant, kindOf, type StreamId, type StreamKind, streamOf } from '#shared/fact'
import type { Room } from '#shared/room/room'
import { clockTime, dayOf, longDate } from '#shared/text/dates'
import { readReturn, returnExtension, returnLimits, type VerifiedReturn, writeReturn } from './return'

export type ExchangingParts = {
  readonly desk: Pick<Desk, 'takeIn'>
  readonly readJournal: () => AsyncIterable<readonly Fact[]>
  readonly drives: Pick<Drives, 'find'>
  readonly ownRoom: string
  readonly room: () => Promise<Room | null>
  readonly now: () => Instant
  readonly version: string
  readonly onProgress: (progress: ExportProgress) => void
  /** Keeps the lists still while many facts come in one after the other. */
  readonly quietly: <Value>(work: () => Promise<Value>) => Promise<Value>
}

/**
 * 上报与汇总: a room's facts of a period go to the county on a stick, and the county takes many rooms' files in. One at a
 * time; what was chosen for taking in is held by path and read again when it is taken.
 */
export class Exchanging {
  #running: AbortController | null = null
  #chosen: readonly string[] = []

  constructor(private readonly parts: ExchangingParts) {}

  cancel(): void {
    this.#running?.abort()
  }

  /** 上报: every stream of this room that has a fact in the period, whole, and the room itself. Days count both. */
  write(period: { readonly from: string; readonly to: string }, driveId: string): Promise<Result<ExportReport>> {
    return this.#alone(async (signal) => {
      const began = performance.now()
      const { drives, ownRoom, now, version, onProgress } = this.parts
      const drive = drives.find(driveId)
      if (!drive) return refuse('export.no-such-drive', '选中的U盘已经拔出，请插好后重新选择。')
      const room = await this.parts.room()
      if (!room) return refuse('room.not-set-up', '请先填写会议室名称和乡镇（街道）。')
      onProgress({ step: '正在整理这段时间的记录', done: 0, total: 1000 })
      const facts = await this.#factsOfPeriod(period)
      if (!facts.some((fact) => kindOf(fact.stream) !== 'room'))
        return refuse('return.nothing', '这段时间里没有会议、议题或计划的记录，请换一个时间段。')
      const bytes = writeReturn(facts, {
        room: ownRoom,
        roomName: room.name,
        township: room.township,
        ...period,
        program: version,
        exportedAt: now(),
      })
      const name = `${safePart(room.name)} ${period.from}至${period.to} 台账上报`
      const written = await writeToStick(
        {
          target: { path: drive.path, device: drive.device, kind: drive.kind },
          folder: folderName(dayOf(now()), clockTime(now()), `台账上报 ${room.name}`),
          files: [{ name: `${name}.${returnExtension}`, bytes }],
          listing: (files, readFrom) => ({
            name: listingName,
            bytes: Buffer.from(
              listingHtml({
                title: `台账上报 ${period.from} 至 ${period.to}`,
                room: room.name,
                heldOn: null,
                exportedAt: `${longDate(dayOf(now()))} ${clockTime(now())}`,
                program: `议事台 ${version}`,
                files: files.map((file) => ({
                  ...file,
                  what: '会议、议题和计划的全部记录；只交县（区）政协办公室，不外传',
                })),
                notMade: [],
                readFrom,
              }),
            ),
          }),
          onProgress: ({ file, doneBytes, totalBytes }) =>
            onProgress({
              step: file === '' ? '正在检查' : `正在写入和核对 ${file}`,
              done: Math.floor((1000 * doneBytes) / Math.max(totalBytes, 1)),
              total: 1000,
            }),
          signal,
        },
        stickFiles,
      )
      if (!written.ok) return written
      const { folder, files, readFrom } = written.value
      return ok({ folder, files, verifiedBy: readFrom, notMade: [], ms: Math.round(performance.now() - began) })
    })
  }

  /** 核对 what was chosen: what each file is, how much of it is new, and where it contradicts what is here. */
  review(paths: readonly string[]): Promise<Result<readonly ReturnReview[]>> {
    return this.#alone(async (signal) => {
      const ours = await this.#hashesHere()
      const reviews: ReturnReview[] = []
      for (const [index, path] of paths.entries()) {
        if (signal.aborted) return cancelled()
        this.parts.onProgress({ step: `正在核对 ${basename(path)}`, done: index, total: paths.length })
        reviews.push(await this.#reviewed(path, ours))
      }
      this.#chosen = paths
      return ok(reviews)
    })
  }

  /**
   * 收账: takes in what was reviewed last, file by file. Cancelled or cut off, what is in stays in; doing it again goes on.
   */
  take(): Promise<Result<TakenReturns>> {
    return this.#alone(async (signal) => {
      const began = performance.now()
      const ours = await this.#hashesHere()
      const files: TakenReturns['files'][number][] = []
      for (const [index, path] of this.#chosen.entries()) {
        if (signal.aborted) break
        const fileName = basename(path)
        const read = await this.#read(path)
        if (!read.ok) {
          files.push({ fileName, roomName: '', taken: 0, problem: read.refusal.message })
          continue
        }
        const { roomName } = read.value.header
        const progress = { index, of: this.#chosen.length, signal }
        const { taken, refusal } = await this.parts.quietly(() => this.#takeIn(read.value, ours, progress))
        files.push({ fileName, roomName, taken, problem: refusal ? sayCutShort(taken, refusal.message) : '' })
        // What the journal refused for one file it refuses for the next.
        if (refusal) break
      }
      return ok({ files, isCancelled: signal.aborted, ms: Math.round(performance.now() - began) })
    })
  }

  /** Only what goes on where ours ends; `ours` grows with it, so that another file may go on from there. */
  async #takeIn(
    { header, streams }: VerifiedReturn,
    ours: Hashes,
    { index, of, signal }: { readonly index: number; readonly of: number; readonly signal: AbortSignal },
  ): Promise<{ readonly taken: number; readonly refusal: Refusal | null }> {
    const fresh = streams.flatMap((facts) => {
      const known = ours.get(facts[0]?.stream ?? noStream) ?? []
      return forkOf(facts, known) === null ? facts.slice(known.length) : []
    })
    let taken = 0
    for (let from = 0; from < fresh.length; from += factsPerLine) {
      if (signal.aborted) break
      this.parts.onProgress({
        step: `正在收 ${header.roomName}`,
        done: Math.floor((1000 * (index + from / fresh.length)) / of),
        total: 1000,
      })
      const facts = fresh.slice(from, from + factsPerLine)
      const kept = await this.parts.desk.takeIn(facts, (stream) => !ours.has(stream))
      if (!kept.ok) return { taken, refusal: kept.refusal }
      taken += kept.value
      for (const fact of facts) noteHash(ours, fact)
    }
    return { taken, refusal: null }
  }

  async #reviewed(path: string, ours: Hashes): Promise<ReturnReview> {
    const fileName = basename(path)
    const read = await this.#read(path)
    if (!read.ok) return { fileName, problem: read.refusal.message, found: null }
    const { header, streams } = read.value
    const compared = streams.map((facts) => {
      const known = ours.get(facts[0]?.stream ?? noStream) ?? []
      return { facts, fork: forkOf(facts, known), fresh: Math.max(0, facts.length - known.length) }
    })
    const count = (kind: StreamKind) => streams.filter(([first]) => first && kindOf(first.stream) === kind).length
    return {
      fileName,
      problem: '',
      found: {
        room: header.room,
        roomName: header.roomName,
        township: header.township,
        from: header.from,
        to: header.to,
        exportedAt: header.exportedAt,
        meetings: count('meeting'),
        topics: count('topic'),
        facts: header.facts,
        fresh: compared.reduce((total, each) => total + (each.fork === null ? each.fresh : 0), 0),
        conflicts: compared.flatMap(({ facts, fork }) => (fork === null ? [] : [{ title: titleOf(facts), seq: fork }])),
      },
    }
  }

  /** The hashes of every other room's streams kept here, in one reading of the journal. */
  async #hashesHere(): Promise<Hashes> {
    const { ownRoom, readJournal } = this.parts
    const hashes: Hashes = new Map()
    for await (const facts of readJournal()) {
      for (const fact of facts) if (fact.room !== ownRoom) noteHash(hashes, fact)
    }
    return hashes
  }

  async #read(path: string): Promise<Result<VerifiedReturn>> {
    const bytes = await bytesOf(path)
    if (!bytes.ok) return bytes
    const read = readReturn(bytes.value)
    if (read.ok && read.value.header.room === this.parts.ownRoom)
      return refuse('return.own', '这是本机自己导出的文件，不用再收。')
    return read
  }

  async #factsOfPeriod({ from, to }: { readonly from: string; readonly to: string }): Promise<readonly Fact[]> {
    const { ownRoom, readJournal } = this.parts
    const wanted = new Set<StreamId>([streamOf('room', ownRoom)])
    // Of a deleted meeting nothing goes out but its entry in the room's own record.
    const ours = (fact: Fact) => fact.room === ownRoom && kindOf(fact.stream) !== 'person' && !isErased(fact)
    for await (const facts of readJournal())
      for (const fact of facts)
        if (ours(fact) && dayOf(fact.at) >= from && dayOf(fact.at) <= to) wanted.add(fact.stream)
    const found: Fact[] = []
    for await (const facts of readJournal())
      found.push(...facts.filter((fact) => ours(fact) && wanted.has(fact.stream)))
    return found
  }

  async #alone<Value>(work: (signal: AbortSignal) => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.#running) return refuse('return.busy', '正在上报或收账，请等这一次完成或先取消。')
    const running = new AbortController()
    this.#running = running
    try {
      return await work(running.signal)
    } finally {
      this.#running = null
    }
  }
}

type Hashes = Map<StreamId, string[]>

function noteHash(hashes: Hashes, { stream, hash }: Fact): void {
  const own = hashes.get(stream)
  if (own) own.push(hash)
  else hashes.set(stream, [hash])
}

const noStream: StreamId = 'meeting:'

/**
 * E3: the place from which a stream tells something else than ours, counted from 1; null when one goes on where the
 * other ends. One equal hash vouches for everything before it.
 */
function forkOf(facts: readonly Fact[], ours: readonly string[]): number | null {
  const shared = Math.min(facts.length, ours.length)
  if (shared === 0 || facts[shared - 1]?.hash === ours[shared - 1]) return null
  return facts.findIndex((fact, index) => fact.hash !== ours[index]) + 1
}

/** One line of the journal: small enough that a meeting on the same machine does not wait for it. */
const factsPerLine = 400

async function bytesOf(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size > returnLimits.bytes) return refuse('return.too-large', '这个文件太大，不是台账上报文件，请重新选择。')
      return ok(await file.readFile())
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = codeOf(error)
    const why = code === 'ENOENT' || code === 'ENODEV' ? '文件不在了，U盘可能已经拔出' : '读取出错'
    return refuse('return.cannot-open', `打不开 ${basename(path)}：${why}。没有收下它的内容，请插好后重新选择。`)
  }
}

/** What a stream is called, for the list of contradictions. */
function titleOf(facts: readonly Fact[]): string {
  const data = facts[0]?.data as { readonly title?: string; readonly details?: { readonly title?: string } } | undefined
  return data?.details?.title ?? data?.title ?? facts[0]?.stream ?? ''
}

/** A full disk in the middle of a file: what of it is in, and that the rest comes with the same file again (E1). */
function sayCutShort(taken: number, why: string): string {
  return taken === 0
    ? `这份文件一条也没有收下。${why}`
    : `这份文件已收下 ${taken} 条，其余还没有收。${why}再收一次这份文件，会从断的地方接着收。`
}

function cancelled() {
  return refuse('return.cancelled', '已取消，没有收下任何内容。')
}
