import { writeFileSync } from 'node:fs'
import type { WebContents } from 'electron'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { Log } from './log'

/**
 * 试运行: `--smoke FILE` proves that a package starts: the console's page has drawn something, the store is ready, the
 * journal can be written. Writes what was found and ends the program; nobody has to look.
 */
export async function smoke(file: string, parts: SmokeParts): Promise<void> {
  const found = await Promise.race([look(parts), late()]).catch((error: unknown) => ({ ok: false, why: String(error) }))
  parts.log.note(`smoke: ${JSON.stringify(found)}`)
  writeFileSync(file, JSON.stringify(found))
  parts.quit()
}

export type SmokeParts = {
  readonly console: () => WebContents | null
  readonly keeper: StorageKeeper
  readonly journal: Journal
  readonly log: Log
  readonly quit: () => void
}

async function look({ console, keeper, journal }: SmokeParts) {
  await until(() => keeper.status.state === 'ready')
  await until(async () => {
    const page = console()
    // Whether React has put anything into the page; asked from outside, the page has no say in it.
    return page !== null && !page.isLoading() && (await page.executeJavaScript('document.body.innerText.length')) > 0
  })
  await journal.beat()
  return { ok: true, facts: journal.head.n, storage: keeper.status.state }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 100))
}

function late(): Promise<{ ok: false; why: string }> {
  return new Promise((done) =>
    setTimeout(() => done({ ok: false, why: 'not ready within 60 seconds' }), 60_000).unref(),
  )
}
