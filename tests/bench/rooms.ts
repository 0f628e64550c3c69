import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from 'playwright'
import type { Bench } from './bench'
import { type History, journalOf, layOut } from './journals'
import { freshFolder, start } from './running'

/** The room after years of meetings: 10,000 meetings, 5,000 people and a million facts at the full size. */
export function historyOf(bench: Bench, size: 1 | 10 | 100): History {
  const part = (bench.isQuick ? 0.1 : 1) * (size / 100)
  return {
    meetings: Math.round(10_000 * part),
    factsPerMeeting: 99,
    people: Math.round(5_000 * part),
    long: null,
  }
}

export function factsOf({ meetings, factsPerMeeting, people, long }: History): number {
  return 1 + people + meetings * factsPerMeeting + (long?.facts ?? 0)
}

export function wordsOf(bench: Bench, size: 1 | 10 | 100): string {
  return `${historyOf(bench, size).meetings.toLocaleString('en')} meetings`
}

export type Room = {
  readonly userData: string
  /** How long the store took to be filled from the journal, in milliseconds, from the first page on. */
  readonly filledMs: number
  /** Commands asked meanwhile, from the page and back to it. */
  readonly acksMs: readonly number[]
  /** A meeting of last week and the very first one, opened meanwhile; null where the store was ready before. */
  readonly openedMs: { readonly recent: number; readonly oldest: number } | null
  readonly saidProgress: boolean
}

const rooms = new Map<number, Promise<Room>>()

/** User data of such a room with its store filled: made once a run, by the application itself, while it is worked with. */
export function roomWithStore(bench: Bench, size: 1 | 10 | 100): Promise<Room> {
  const known = rooms.get(size) ?? fill(bench, size)
  rooms.set(size, known)
  return known
}

async function fill(bench: Bench, size: 1 | 10 | 100): Promise<Room> {
  const from = await journalOf(bench.cache, historyOf(bench, size), bench.say)
  const userData = await freshFolder(bench)
  await layOut(from, userData)
  bench.say(`filling the store of ${wordsOf(bench, size)}`)
  const running = await start(bench, userData)
  const { console: page } = running
  try {
    await page.evaluate(listenToStore)
    // A page that shows no list of meetings, as the live screen does not.
    const pages = page.getByRole('navigation', { name: '主要页面' })
    await pages.getByRole('button', { name: '设置' }).click({ timeout: 120_000 })
    // The meeting of the last day was opened with the program.
    const recent = await openOnce(page, `meeting:bench-${Math.max(1, historyOf(bench, size).meetings - 1)}`)
    const oldest = await openOnce(page, 'meeting:bench-1')
    const isReadyBefore = (await page.evaluate(() => globalThis.benchStorage)) === 'ready'
    const openedMs = isReadyBefore ? null : { recent, oldest }
    const acksMs: number[] = []
    while ((await page.evaluate(() => globalThis.benchStorage)) !== 'ready') {
      acksMs.push(await writeOnce(page))
      await page.waitForTimeout(100)
    }
    const { endedMs, saidProgress } = await page.evaluate(
      () => (globalThis as unknown as { benchFill: Fill }).benchFill,
    )
    if (endedMs === null) throw new Error('the store was ready, but nobody saw when')
    return { userData, filledMs: endedMs, saidProgress, acksMs, openedMs }
  } finally {
    await running.end()
    await settleDisk()
  }
}

/** Whoever is measured next must not wait for the gigabyte that was just written. */
async function settleDisk(): Promise<void> {
  if (process.platform === 'linux') await promisify(execFile)('sync')
}

type Fill = { endedMs: number | null; saidProgress: boolean }

/** Runs in the page: hears the status line's words. */
function listenToStore(): void {
  const fill: Fill = { endedMs: null, saidProgress: false }
  Object.assign(globalThis, { benchFill: fill, benchStorage: 'starting' })
  const look = () => {
    const said = document.body.textContent ?? ''
    if (/查询库正在按日志重建[^。]*\d/.test(said)) fill.saidProgress = true
    if (fill.endedMs !== null || !said.includes('日志、存储正常')) return
    fill.endedMs = performance.now()
    globalThis.benchStorage = 'ready'
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  look()
}

async function openOnce(page: Page, stream: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const began = performance.now()
    const answer = await globalThis.desk.ask('stream.open', { stream: wanted as `meeting:${string}` })
    const state: { kind: string; history: unknown } | null = answer.ok ? JSON.parse(answer.value) : null
    const isThere = state?.kind === 'meeting' && state.history !== null
    if (!isThere) throw new Error(`${wanted} is not there; the journal was just written`)
    return performance.now() - began
  }, stream)
}

/** A line in the record of the first meeting, which may still be worked on when it is over. */
async function writeOnce(page: Page): Promise<number> {
  const body = { type: 'minutes.write', kind: 'point', text: '查询库重建时照常记录。', unit: '', dueOn: null }
  return page.evaluate(async (words) => {
    const began = performance.now()
    const answer = await globalThis.desk.ask('desk.ask', {
      stream: 'meeting:bench-1',
      command: { ...words, attendeeId: null, wholeRoom: true },
    })
    if (!answer.ok) throw new Error(answer.refusal.message)
    return performance.now() - began
  }, body)
}
