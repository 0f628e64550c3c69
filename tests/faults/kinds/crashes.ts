import { rm } from 'node:fs/promises'
import { begin, freshFolder, open, processOf, signal, type Trialled, until } from '../application'
import type { FaultKind, Ground, Outcome } from '../campaign'
import { ScriptedClerk } from '../clerk'

export const crashes: FaultKind = {
  name: 'crashes',
  promise:
    'Pages and the drawing process that die again and again: the other window goes on, a loop ends on the safe page',
  short: 1,
  obstacle: () => (process.platform === 'win32' ? 'processes are killed by signals' : null),
  begin: async (ground) => ({ run: (index) => crash(ground, index), end: async () => {} }),
}

const ways = ['console loop', 'projector loop', 'gpu loop'] as const

async function crash(ground: Ground, index: number): Promise<Outcome> {
  const way = ways[index % ways.length] ?? 'console loop'
  const userData = await freshFolder(ground)
  const clerk = new ScriptedClerk()
  const running = await open(ground, userData)
  try {
    await clerk.prepare(running)
    await clerk.writesLine(running)
    const broken = way === 'console loop' ? await consoleLoop(running) : await partLoop(running, way)
    broken.push(...(await clerk.compare(running)))
    if (!(await clerk.writesLine(running))) broken.push('nobody answers the clerk')
    return { doing: way, counts: { [way]: 1 }, broken }
  } finally {
    await running.killAll()
    await rm(userData, { recursive: true, force: true })
  }
}

/** Three deaths within a minute: the safe page, with a way back that is tried as the clerk would. */
async function consoleLoop(running: Trialled): Promise<string[]> {
  for (let death = 0; death < 3; death += 1) {
    const pid = await processOf(running, 'console')
    if (pid === null) break
    signal(pid, 'SIGKILL')
    await until('the page has died', async () => (await processOf(running, 'console')) !== pid)
    await until('a page is back', async () => (await pageNow(running)) !== '')
  }
  await until('the safe page', async () => (await pageNow(running)) === 'app://safe/')
  const words = await inWindow(running, 'document.body.innerText')
  const broken = /会议没有丢/.test(words) && /重新打开/.test(words) ? [] : [`the safe page says “${words}”`]
  await inWindow(running, 'document.querySelector("a.first").click()')
  await until('the console is back', async () => (await pageNow(running)) === 'app://console/')
  await begin(running)
  return broken
}

async function partLoop(running: Trialled, way: 'projector loop' | 'gpu loop'): Promise<string[]> {
  const part = way === 'gpu loop' ? 'gpu' : 'projector'
  for (let death = 0; death < 7; death += 1) {
    const pid = await processOf(running, part)
    if (pid !== null) signal(pid, 'SIGKILL')
    await until(`a new ${part}`, async () => {
      const now = await processOf(running, part)
      return now !== null && now !== pid
    })
  }
  return []
}

/** What the clerk's window shows, or '' while it is loading or dead. */
function pageNow(running: Trialled): Promise<string> {
  return running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()
      .map((each) => each.webContents)
      .find((each) => /^app:\/\/(console|safe)\//.test(each.getURL()))
    return contents && !contents.isCrashed() && !contents.isLoading() ? contents.getURL() : ''
  })
}

function inWindow(running: Trialled, script: string): Promise<string> {
  return running.app.evaluate(async ({ BrowserWindow }, words) => {
    const contents = BrowserWindow.getAllWindows()
      .map((each) => each.webContents)
      .find((each) => each.getURL() === 'app://safe/')
    return String(await contents?.executeJavaScript(words))
  }, script)
}
