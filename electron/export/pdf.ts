import type { Face, PaperDocument } from '#shared/papers/document'
import { type PaperHtml, paperHtml } from './paper-html'

/** What prints: a hidden window of the application (pdf-window.ts), or whatever a test puts in its place. */
export type PdfPrinter = {
  /** Which faces of the standard this machine lacks. */
  readonly missingFaces: () => Promise<readonly Face[]>
  /** How many pages it would print. */
  readonly countPages: (html: PaperHtml) => Promise<number>
  readonly print: (html: PaperHtml) => Promise<Uint8Array>
}

/**
 * Sets a document in GB/T 9704-2012 as PDF, to be read and printed. Its pages are counted first, for they carry their
 * numbers, and 版记 stands at the foot of the last.
 *
 * Not as the standard has it: stand-in fonts where the machine lacks its fonts (the paper says so), and Chromium's own
 * rules for punctuation at the ends of lines.
 */
export async function toPdf(document: PaperDocument, printer: PdfPrinter): Promise<Uint8Array> {
  return printer.print(await numberedHtml(document, printer))
}

/** The page with its page numbers, as it is printed on paper too. */
export async function numberedHtml(document: PaperDocument, printer: PdfPrinter): Promise<PaperHtml> {
  const missing = await printer.missingFaces()
  const pages = await printer.countPages(paperHtml(document, { pages: 0, missing }))
  return paperHtml(document, { pages, missing })
}

/** Pages of a PDF as Chromium writes it: each page's object stands in the open. */
export function pageCount(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  return [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}
