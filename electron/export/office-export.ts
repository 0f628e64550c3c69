import { app } from 'electron'
import { ok, type Result, refuse } from '#shared/decision'
import type { PaperDocument } from '#shared/papers/document'
import type { OfficeContent } from '#shared/papers/office/composed'
import type { OfficeFormat } from '#shared/papers/office/office-request'
import { printers } from './export'
import { paperFileName } from './file-name'
import { toPdf } from './pdf'
import { saveFile } from './save-file'
import { writeAside } from './writing/writer'

/** `季度通报 2026-11-22 2026年第四季度.docx`. */
export function officeFileName({ name, about }: OfficeContent, day: string, format: OfficeFormat): string {
  return paperFileName(name, day, about, format)
}

/** Makes the file in memory and then saves it where the clerk chose; where it is. */
export async function saveOfficePaper(
  content: OfficeContent,
  format: OfficeFormat,
  day: string,
  path: string,
): Promise<Result<string>> {
  const bytes = await bytesOf(content, format, day)
  return bytes.ok ? saveFile(path, bytes.value, content.name) : bytes
}

async function bytesOf(content: OfficeContent, format: OfficeFormat, day: string): Promise<Result<Uint8Array>> {
  const { document, workbook, name, about } = content
  try {
    if (format === 'xlsx' && workbook) return ok(await writeAside({ kind: 'xlsx', workbook }))
    if (format === 'docx' && !workbook) return ok(await writeAside({ kind: 'docx', document }))
    if (format === 'pdf') return ok(await printed(document))
    if (format === 'ofd') {
      const said = { title: `${name} ${about}`.trim(), day, version: app.getVersion() }
      return ok(await writeAside({ kind: 'ofd', pdf: await printed(document), about: said }))
    }
    return refuse('office.no-such-format', `${name}没有这种格式，请换一种再存。`)
  } catch {
    // The page that prints and the process that writes can die like any other.
    return refuse('office.not-made', `${name}的 ${format.toUpperCase()} 没有做成，请再试一次，或换一种格式。`)
  }
}

async function printed(document: PaperDocument): Promise<Uint8Array> {
  const printer = printers.lend()
  try {
    return await toPdf(document, printer)
  } finally {
    printer.close()
  }
}
