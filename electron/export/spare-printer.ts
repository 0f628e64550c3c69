import type { PdfPrinter } from './pdf'

/** What prints a set or a paper and is given back afterwards. */
export type LentPrinter = PdfPrinter & { readonly close: () => void }

/** A window that prints, as far as keeping it goes (pdf-window.ts). */
export type KeptPrinter = LentPrinter & {
  readonly clear: () => Promise<void>
  readonly isWell: boolean
}

/**
 * 备着的打印窗口: opening the hidden window and fetching its typefaces takes as long as printing a record, so the last one
 * is kept for a while after its set, empty, for whoever prints next. One that was not well is never lent again.
 */
export class SparePrinter {
  #spare: KeptPrinter | null = null
  #leaving: NodeJS.Timeout | null = null

  constructor(
    private readonly open: () => KeptPrinter,
    /** Unused for this long it goes, in milliseconds. */
    private readonly idleMs = 60_000,
  ) {}

  /** The spare one, or a new one while that is lent. */
  lend(): LentPrinter {
    const spare = this.#take()
    if (spare && !spare.isWell) spare.close()
    const printer = spare?.isWell ? spare : this.open()
    return {
      missingFaces: printer.missingFaces,
      countPages: printer.countPages,
      print: printer.print,
      close: () => void this.#giveBack(printer),
    }
  }

  async #giveBack(printer: KeptPrinter): Promise<void> {
    // What cannot be cleared is not well either.
    if (printer.isWell) await printer.clear().catch(() => {})
    if (!printer.isWell || this.#spare) return printer.close()
    this.#spare = printer
    this.#leaving = setTimeout(() => this.#take()?.close(), this.idleMs)
    this.#leaving.unref()
  }

  #take(): KeptPrinter | null {
    if (this.#leaving) clearTimeout(this.#leaving)
    const spare = this.#spare
    this.#spare = null
    return spare
  }
}
