import type { Page } from 'playwright'
import type { Ack } from '#shared/contract/desk'
import { stateOfText } from '#shared/contract/state-text'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { Bench } from './bench'
import { journalOf, layOut, longStream } from './journals'
import { ask, freshFolder, type Running, start } from './running'

/**
 * A running meeting with the clerk at the live screen. `meeting` is as it stood when the room was opened: what is measured
 * asks for no more, because a meeting of 20,000 facts brought over anew leaves the page with rubbish to collect.
 */
export type LiveRoom = Running & {
  readonly stream: StreamId
  readonly meeting: Meeting
  readonly meetingNow: () => Promise<Meeting>
}

/** Opens the application on a journal in which a meeting of so many facts is running, and goes to its live screen. */
export async function openLiveRoom(bench: Bench, facts: number, words: readonly string[] = []): Promise<LiveRoom> {
  const history = { meetings: 0, factsPerMeeting: 100, people: 60, long: { facts, isOver: false } }
  const from = await journalOf(bench.cache, history, bench.say)
  const userData = await freshFolder(bench)
  await layOut(from, userData)
  const running = await start(bench, userData, words)
  await running.console.getByRole('button', { name: /黑屏/ }).first().waitFor({ timeout: 60_000 })
  await storeReady(running.console)
  const meetingNow = () => meetingOf(running.console, longStream)
  return { ...running, stream: longStream, meeting: await meetingNow(), meetingNow }
}

export async function command(page: Page, stream: StreamId, body: { readonly type: string }): Promise<Ack> {
  return ask(page, 'desk.ask', { stream, command: body })
}

export async function meetingOf(page: Page, stream: StreamId): Promise<Meeting> {
  const opened = stateOfText(await ask(page, 'stream.open', { stream }))
  if (opened.kind !== 'meeting' || !opened.history)
    throw new Error(`${stream} is not there; the journal was just written`)
  return opened.history.meeting
}

/** The status line says so when lists and searches come from the journal; it says nothing when the store is ready. */
export async function storeReady(page: Page, waitMs = 60_000): Promise<void> {
  await page.waitForFunction(
    () => globalThis.benchStorage === 'ready' || document.body.textContent?.includes('日志、存储正常'),
    undefined,
    { timeout: waitMs, polling: 50 },
  )
}

/** Escape until no field has the keyboard: letters are keys again. */
export async function leaveField(page: Page): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
}

declare global {
  // The store's last word, where a part of the bench listens to it.
  var benchStorage: string | undefined
}
