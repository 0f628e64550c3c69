import { ok, type Result, refuse } from '#shared/decision'
import type { OfficeContent } from '#shared/papers/office/composed'
import type { OfficeFormat } from '#shared/papers/office/office-request'
import { toDocx } from './docx'
import { paperFileName } from './file-name'
import { toPdf } from './pdf'
import { openPdfWindow } from './pdf-window'
import { saveFile } from './save-file'
import { toXlsx } from './xlsx'

/** `季度通报 2026-11-22 2026年第四季度.docx`. */
export function officeFileName({ name, about }: OfficeContent, day: string, format: OfficeFormat): string {
  return paperFileName(name, day, about, format)
}

/** Makes the file in memory and then saves it where the clerk chose; where it is. */
export async function saveOfficePaper(
  content: OfficeContent,
  format: OfficeFormat,
  path: string,
): Promise<Result<string>> {
  const bytes = await bytesOf(content, format)
  return bytes.ok ? saveFile(path, bytes.value, content.name) : bytes
}

async function bytesOf({ document, workbook, name }: OfficeContent, format: OfficeFormat) {
  if (format === 'xlsx' && workbook) return ok(await toXlsx(workbook))
  if (format === 'docx' && !workbook) return ok(await toDocx(document))
  if (format !== 'pdf') return refuse('office.no-such-format', `${name}没有这种格式，请换一种再存。`)
  const printer = openPdfWindow()
  try {
    return ok(await toPdf(document, printer))
  } catch {
    // The page that prints can die like any page; the other formats need none.
    return refuse('office.not-printed', `${name}的 PDF 没有做成，请再试一次，或换一种格式。`)
  } finally {
    printer.close()
  }
}
