import { basename } from 'node:path'
import type { RosterFile } from '#shared/contract/imports'
import { ok, type Result } from '#shared/decision'
import { type ImportChoices, previewImport } from '#shared/roster/import'
import { findHeadings } from '#shared/roster/import-columns'
import type { Person } from '#shared/roster/person'
import { readSheetFile } from './file'

/** Reads a list of people from a chosen file and says what importing it would do. Keeps nothing. */
export async function readRosterFile(
  path: string,
  roster: readonly Person[],
  choices: ImportChoices = {},
): Promise<Result<RosterFile>> {
  const sheet = await readSheetFile(path, (rows) => findHeadings(rows) !== null)
  if (!sheet.ok) return sheet
  const preview = previewImport(sheet.value.rows, roster, choices)
  return preview.ok ? ok({ fileName: basename(path), preview: preview.value }) : preview
}
