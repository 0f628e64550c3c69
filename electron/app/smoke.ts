import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WebContents } from 'electron'
import type { Drives } from '#electron/devices/drives'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { MeetingRow } from '#shared/contract/lists'
import type { Exporting } from './exporting'
import type { Log } from './log'

/**
 * 试运行: `--smoke FILE` proves that a package works: the console's page has drawn something, the store is ready, the
 * journal can be written, and with `--sample` the finished meeting's papers come out beside FILE. Writes what was found
 * and ends the program; nobody has to look.
 */
export async function smoke(file: string, parts: SmokeParts): Promise<void> {
  const found = await Promise.race([look(parts, dirname(file)), late()]).catch((error: unknown) => ({
    ok: false,
    why: String(error),
  }))
  parts.log.note(`smoke: ${JSON.stringify(found)}`)
  writeFileSync(file, JSON.stringify(found))
  parts.quit()
}

export type SmokeParts = {
  readonly console: () => WebContents | null
  readonly keeper: StorageKeeper
  readonly journal: Journal
  readonly drives: Drives
  readonly exporting: Exporting
  readonly log: Log
  readonly quit: () => void
}

async function look(parts: SmokeParts, folder: string) {
  const { console, keeper, journal } = parts
  await until(() => keeper.status.state === 'ready')
  await until(async () => {
    const page = console()
    // Whether React has put anything into the page; asked from outside, the page has no say in it.
    return page !== null && !page.isLoading() && (await page.executeJavaScript('document.body.innerText.length')) > 0
  })
  await journal.beat()
  const papers = await exportFinished(parts, folder)
  return { ok: papers.every(({ size }) => size > 0), facts: journal.head.n, storage: keeper.status.state, papers }
}

async function exportFinished({ keeper, drives, exporting }: SmokeParts, path: string) {
  const rows = (await keeper.summaries('meeting')) ?? []
  const finished = rows.find(({ row }) => (row as MeetingRow).phase === 'closed')
  if (!finished) return []
  const folder = await drives.addFolder(path)
  if (!folder.ok) throw new Error(folder.refusal.message)
  const report = await exporting.run(finished.stream, folder.value.id, false)
  if (!report.ok) throw new Error(report.refusal.message)
  return report.value.files.map(({ name, size }) => ({ name, size }))
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 100))
}

function late(): Promise<{ ok: false; why: string }> {
  return new Promise((done) =>
    setTimeout(() => done({ ok: false, why: 'not ready within 60 seconds' }), 60_000).unref(),
  )
}
