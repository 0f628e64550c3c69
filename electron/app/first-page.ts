import { diskFiles, type Files } from '#electron/journal/files'
import type { Journal } from '#electron/journal/journal'
import type { MeetingRow, MeetingsShown } from '#shared/contract/lists'
import type { ListInParts, ListKind, Summary } from '#shared/contract/storage'
import { type Fact, factSchema, kindOf, type StreamId } from '#shared/fact'
import { z } from '#shared/text/zod'
import { readNote, writeNote } from './note'
import type { RecalledPlace } from './recollection'

export type FirstPageParts = {
  readonly path: string
  readonly journal: Pick<Journal, 'head'>
  readonly roomStream: StreamId
  readonly ownRoom: string
  /** Rows are computed by this version of the program; another one's are not believed. */
  readonly version: string
  readonly store: {
    readonly status: { readonly state: string }
    readonly isShort: boolean
    readonly factsOf: (stream: StreamId, afterSeq: number) => Promise<readonly Fact[] | null>
    readonly listInParts: (kind: ListKind, room: string, text: string, most: number) => Promise<ListInParts | null>
  }
  readonly isMeetingOn: () => boolean
  readonly files?: Files
}

/**
 * 首页的便条: what the first page of a room with years of meetings shows, written down while nothing happens and when the
 * program ends, so that the next start draws that page before the store is open. Believed only while the journal still
 * ends where it was written, with the same running hash; and only until something of the room or a meeting is kept.
 */
export class FirstPage {
  readonly #parts: FirstPageParts
  #noted: Noted | null
  /** As far as the store has been told. */
  #told: RecalledPlace
  /** Where the note on the disk was written. */
  #notedN: number
  #lookedN = -1

  private constructor(parts: FirstPageParts, noted: Noted | null) {
    this.#parts = parts
    this.#noted = noted
    const { n, run } = parts.journal.head
    this.#told = { n, run }
    this.#notedN = noted ? n : -1
  }

  static async open(parts: FirstPageParts): Promise<FirstPage> {
    const { head } = parts.journal
    const noted = await readNote(parts.files ?? diskFiles, parts.path, notedSchema, longestBytes)
    const isOurs = noted?.version === parts.version && noted.room === parts.ownRoom
    const isOfNow = noted?.journal === head.journal && noted.n === head.n && noted.run === head.run
    return new FirstPage(parts, isOurs && isOfNow ? noted : null)
  }

  /** The first page can be drawn without the store. */
  get isKnown(): boolean {
    return this.#noted !== null
  }

  /** The room's own facts; null for any other stream, and when they are not known here. */
  factsOf(stream: StreamId): readonly Fact[] | null {
    return stream === this.#parts.roomStream ? (this.#noted?.roomFacts ?? null) : null
  }

  /** The meeting is known to be closed or cancelled. */
  isOver(stream: StreamId): boolean {
    return this.#noted !== null && !this.#noted.meetings.ahead.some((row) => row.stream === stream)
  }

  /** The list of meetings with so many of those that are over; null when the store has to be asked. */
  meetings(most: number): MeetingsShown | null {
    if (!this.#noted) return null
    const { ahead, over, overCount } = this.#noted.meetings
    if (most > over.length && over.length < overCount) return null
    return { ahead, over: most < over.length ? over.slice(over.length - most) : over, overCount }
  }

  /** To be told with the store. */
  kept(facts: readonly Fact[], run: string): void {
    const last = facts.at(-1)
    if (last) this.#told = { n: last.n, run }
    if (facts.some(({ stream }) => kindOf(stream) === 'meeting' || kindOf(stream) === 'room')) this.#noted = null
  }

  /** To be called every few seconds: writes when nothing was kept since the last look, and never during a meeting. */
  async look(): Promise<void> {
    const isQuiet = this.#lookedN === this.#told.n
    this.#lookedN = this.#told.n
    if (isQuiet && !this.#parts.isMeetingOn()) await this.keep()
  }

  /** Writes the note if the one there is older. Rejects when the disk refuses. */
  async keep(): Promise<void> {
    const { store, roomStream, ownRoom, version, journal, path, files = diskFiles } = this.#parts
    const told = this.#told
    if (told.n === this.#notedN || store.isShort || store.status.state !== 'ready') return
    const [roomFacts, meetings] = await Promise.all([
      store.factsOf(roomStream, 0),
      store.listInParts('meeting', ownRoom, '', rowsKept),
    ])
    // What was kept meanwhile may stand in one of the two and not in the other.
    if (!roomFacts || !meetings || this.#told !== told) return
    const { ahead, over, overCount } = meetings
    const shown = { ahead: ahead.map(meetingRowOf), over: over.map(meetingRowOf), overCount }
    await writeNote(files, path, {
      ...{ format, version, journal: journal.head.journal, room: ownRoom, ...told },
      ...{ roomFacts, meetings: shown },
    })
    this.#notedN = told.n
  }
}

function meetingRowOf({ row }: Summary): MeetingRow {
  return row as MeetingRow
}

/** As many as the screen asks for at first. */
const rowsKept = 50
const format = 1
/** Many times what a room has. */
const longestBytes = 4 * 1024 * 1024

/** The rows are this very version's own. */
const rowsSchema = z.array(z.custom<MeetingRow>((row) => typeof row === 'object' && row !== null))

const notedSchema = z.strictObject({
  format: z.literal(format),
  version: z.string(),
  journal: z.string().min(1),
  room: z.string().min(1),
  n: z.int().positive(),
  run: z.string().length(64),
  roomFacts: z.array(factSchema).min(1),
  meetings: z.strictObject({ ahead: rowsSchema, over: rowsSchema, overCount: z.int().min(0) }),
})

type Noted = z.output<typeof notedSchema>
