import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { codeOf, type Files, type OpenFile } from './files'

/**
 * 记录头: how far the journal has come. Kept twice, `head.a` and `head.b` written in turn, so that one of them is whole
 * whatever happens during a write.
 *
 * What it promises: it never runs ahead of what was acknowledged and synced. Written after every group of appends, it
 * is exact after `close` and after the death of the process (the system still has it); after a power cut it may be as
 * old as its last sync (every 64 writes, at every new segment, at close). So a journal that ends before its head has
 * lost acknowledged facts.
 */
export type Head = {
  readonly journal: string
  readonly n: number
  readonly run: string
  readonly segment: number
  readonly bytes: number
}

export const headNames = ['head.a', 'head.b'] as const
export type HeadName = (typeof headNames)[number]

export type ReadHeads = {
  /** The newer of the two. */
  readonly head: Head | null
  /** There, but not whole. */
  readonly damaged: readonly HeadName[]
  readonly areBothWhole: boolean
  /** Which is to be overwritten first, so that the newer one is whole meanwhile. */
  readonly older: 0 | 1
}

export async function readHeads(files: Files, folder: string): Promise<ReadHeads> {
  const [a, b] = [await readHead(files, join(folder, 'head.a')), await readHead(files, join(folder, 'head.b'))]
  const damaged = headNames.filter((name) => (name === 'head.a' ? a : b) === 'damaged')
  const [wholeA, wholeB] = [a === 'damaged' ? null : a, b === 'damaged' ? null : b]
  const isNewerB = wholeB !== null && (wholeA === null || wholeB.n > wholeA.n)
  const areBothWhole = wholeA !== null && wholeB !== null
  return { head: isNewerB ? wholeB : wholeA, damaged, areBothWhole, older: isNewerB ? 0 : 1 }
}

/** Writes heads in turn, never two at a time; a head that comes while one is written replaces those still waiting. */
export class HeadKeeper {
  #turn: 0 | 1
  #sinceSync = 0
  #waiting: Head | null = null
  #writing: Promise<void> = Promise.resolve()
  readonly #opened: (OpenFile | null)[] = [null, null]

  constructor(
    private readonly files: Files,
    private readonly folder: string,
    older: 0 | 1,
  ) {
    this.#turn = older
  }

  /** Behind the ack and not synced each time. A head that cannot be written loses no fact, so it is not reported. */
  note(head: Head): void {
    const idle = this.#waiting === null
    this.#waiting = head
    if (idle) this.#writing = this.#writing.then(() => this.#writeWaiting(this.#sinceSync >= 64).catch(() => {}))
  }

  /** Writes and syncs both. Rejects when the disk refuses. */
  async settle(head: Head): Promise<void> {
    await this.#writing
    for (const _ of headNames) {
      this.#waiting = head
      await this.#writeWaiting(true)
    }
  }

  async close(): Promise<void> {
    await this.#writing
    for (const file of this.#opened) await file?.close().catch(() => {})
  }

  async #writeWaiting(sync: boolean): Promise<void> {
    const head = this.#waiting
    this.#waiting = null
    if (!head) return
    const turn = this.#turn
    this.#turn = turn === 0 ? 1 : 0
    this.#sinceSync = sync ? 0 : this.#sinceSync + 1
    const file = await this.#open(turn)
    await file.write(headBytes(head), 0)
    if (sync) await file.sync()
  }

  async #open(turn: 0 | 1): Promise<OpenFile> {
    const already = this.#opened[turn]
    if (already) return already
    const path = join(this.folder, headNames[turn])
    const isThere = await this.files.exists(path)
    const file = await this.files.open(path, isThere ? 'write' : 'create')
    if (!isThere) await this.files.syncFolder(this.folder)
    this.#opened[turn] = file
    return file
  }
}

/** One sector, so that a head is overwritten whole or not at all. */
const headSize = 512

function headBytes(head: Head): Buffer {
  const { journal, n, run, segment, bytes } = head
  const text = JSON.stringify({ journal, n, run, segment, bytes })
  const sum = createHash('sha256').update(text).digest('hex')
  return Buffer.from(`${sum} ${text}`.padEnd(headSize - 1).concat('\n'))
}

async function readHead(files: Files, path: string): Promise<Head | 'damaged' | null> {
  let file: OpenFile
  try {
    file = await files.open(path, 'read')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  try {
    const bytes = Buffer.alloc(headSize + 1)
    const length = await file.read(bytes, 0)
    const [, sum, text] = /^([0-9a-f]{64}) (\{.*\}) *\n$/.exec(bytes.subarray(0, length).toString('latin1')) ?? []
    if (!text || createHash('sha256').update(text).digest('hex') !== sum) return 'damaged'
    const head: Head = JSON.parse(text)
    return bytes.subarray(0, length).equals(headBytes(head)) ? head : 'damaged'
  } catch (error) {
    if (codeOf(error) === 'EIO') return 'damaged'
    throw error
  } finally {
    await file.close()
  }
}
