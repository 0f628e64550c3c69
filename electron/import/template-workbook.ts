import { writeFile } from 'node:fs/promises'
import { unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { ok, type Result, refuse } from '#shared/decision'

/** The writer does not name the type of its sheets; it is what its last signature takes. */
export type ExcelSheet = Parameters<typeof writeExcelFile>[0][number]

/** A workbook with the same bytes every time. */
export async function workbook(sheets: ExcelSheet[]): Promise<Uint8Array> {
  const written = await writeExcelFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer()
  return zipSync(unzipSync(written), { mtime: new Date(2026, 0, 1) })
}

export function heading(value: string) {
  return {
    value,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#f3ede0',
    alignVertical: 'center',
    height: 24,
  } as const
}

/** A cell as text: what begins like a formula stays words, a telephone keeps its leading zero. */
export function text(value: string) {
  // An empty string would become an empty word in the file; an empty cell keeps only its form.
  return value === '' ? { type: String, format: '@' } : { value, type: String, format: '@' }
}

/** Saves a template where the clerk chose; the path when it is there. */
export async function saveTemplate(path: string, make: () => Promise<Uint8Array>): Promise<Result<string>> {
  try {
    await writeFile(path, await make())
    return ok(path)
  } catch {
    return refuse(
      'import.template-not-saved',
      '模板没有存上：这个位置写不进去，请换一个文件夹，或者先关掉正打开的同名文件。',
    )
  }
}
