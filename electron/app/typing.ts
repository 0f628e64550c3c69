import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from '#shared/text/zod'

/** What stands in the file. Another version's typing is not for this version's fields. */
const fileSchema = z.strictObject({ version: z.string(), text: z.string() })

/**
 * 没写完的话: what is typed and not entered yet, beside the journal and no part of it, so that it outlives its page and the
 * program. Renamed into place and not synced: after a power cut the one before may be there, which costs a sentence.
 */
export class Typing {
  #writing: Promise<void> = Promise.resolve()
  #next: string | null = null

  private constructor(
    private readonly file: string,
    private readonly version: string,
    private readonly log: (error: unknown) => void,
    /** As the page told it last; '' is nothing. */
    private text: string,
  ) {}

  static async open(file: string, version: string, log: (error: unknown) => void): Promise<Typing> {
    return new Typing(file, version, log, await read(file, version))
  }

  get last(): string {
    return this.text
  }

  /** Resolves when this, or what was told after it, is in the file, or could not be: then the log says why. */
  keep(text: string): Promise<void> {
    this.text = text
    this.#next = text
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    const text = this.#next
    // A later word was written already on behalf of an earlier one.
    if (text === null) return
    this.#next = null
    try {
      if (text === '') return await rm(this.file, { force: true })
      await writeFile(`${this.file}.part`, JSON.stringify({ version: this.version, text }), { mode: 0o600 })
      await rename(`${this.file}.part`, this.file)
    } catch (error) {
      // A disk that does not take this does not take a fact either, and that is said where it matters.
      this.log(error)
    }
  }
}

/** Whatever cannot be read is no typing: nothing that was entered depends on it. */
async function read(file: string, version: string): Promise<string> {
  try {
    const kept = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (!kept.success || kept.data.version !== version) return ''
    // The page takes it apart the same way, and must not stumble over it.
    return typeof JSON.parse(kept.data.text) === 'object' ? kept.data.text : ''
  } catch {
    return ''
  }
}
