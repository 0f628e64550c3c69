import type { FileOfSet, PaperFilesWish } from './paper-files'

/** What a set is of: the files hold for this state of meeting and room on this day, and for no other. */
export type SetOf = {
  readonly stream: string
  readonly seq: number
  readonly roomSeq: number
  readonly day: string
  readonly isUnmasked: boolean
}

type Making = (wish: PaperFilesWish) => Promise<readonly FileOfSet[] | null>
type Waiting = Pick<PaperFilesWish, 'onBegin' | 'signal'>

/**
 * 备好的文书: one meeting's files, made ahead while the clerk looks for the stick, and kept for a second stick. A set is only
 * ever handed out for exactly what it was made of: a fact kept afterwards makes another set.
 */
export class PreparedSets {
  #set: Prepared | null = null
  #dropping: NodeJS.Timeout | null = null

  constructor(
    private readonly make: Making,
    /** A set that nobody asked for is let go of after this long, in milliseconds. */
    private readonly keptMs = 60 * 60_000,
  ) {}

  /** Whether this set is under way or there. */
  has(of: SetOf): boolean {
    return this.#set?.key === keyOf(of)
  }

  /** Begins to make it; one of anything else is given up. */
  begin(of: SetOf, known: Pick<PaperFilesWish, 'input' | 'facts'>): void {
    if (this.has(of)) return
    this.drop()
    this.#set = new Prepared(keyOf(of), known, this.make)
    this.#dropping = setTimeout(() => this.drop(), this.keptMs)
    this.#dropping.unref()
  }

  /**
   * The files of the set that was begun last, as soon as they are there; what is being made is told from here on. Null
   * when it was given up meanwhile: by the clerk, or for another set.
   */
  async files(of: SetOf, { onBegin, signal }: Waiting): Promise<readonly FileOfSet[] | null> {
    const set = this.#set
    if (!set || !this.has(of)) throw new Error('files are asked for of a set that was not begun')
    const giveUp = () => this.#forget(set)
    signal.addEventListener('abort', giveUp, { once: true })
    set.listen(onBegin)
    try {
      const files = await set.files
      // A paper that was not made may be made the next time.
      if (files?.some(({ problem }) => problem !== null) !== false) this.#forget(set)
      return signal.aborted ? null : files
    } catch (error) {
      this.#forget(set)
      throw error
    } finally {
      set.listen(() => {})
      signal.removeEventListener('abort', giveUp)
    }
  }

  drop(): void {
    if (this.#set) this.#forget(this.#set)
  }

  #forget(set: Prepared): void {
    set.giveUp()
    if (this.#set !== set) return
    this.#set = null
    if (this.#dropping) clearTimeout(this.#dropping)
  }
}

/** One set, from the moment it is begun. */
class Prepared {
  readonly files: Promise<readonly FileOfSet[] | null>
  readonly #cancel = new AbortController()
  #told: Parameters<PaperFilesWish['onBegin']> | null = null
  #tell: PaperFilesWish['onBegin'] = () => {}

  constructor(
    readonly key: string,
    known: Pick<PaperFilesWish, 'input' | 'facts'>,
    make: Making,
  ) {
    const onBegin: PaperFilesWish['onBegin'] = (...told) => {
      this.#told = told
      this.#tell(...told)
    }
    this.files = make({ ...known, onBegin, signal: this.#cancel.signal })
    // Whoever waits for the files hears of a failure; nobody may be waiting yet.
    const quiet = () => {
      this.#told = null
    }
    this.files.then(quiet, quiet)
  }

  /** Hears at once where it stands. */
  listen(tell: PaperFilesWish['onBegin']): void {
    this.#tell = tell
    if (this.#told) tell(...this.#told)
  }

  giveUp(): void {
    this.#cancel.abort()
  }
}

function keyOf({ stream, seq, roomSeq, day, isUnmasked }: SetOf): string {
  return JSON.stringify([stream, seq, roomSeq, day, isUnmasked])
}
