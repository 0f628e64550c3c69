import { appendFile, readdir, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { describe, expect, it, vi } from 'vitest'
import type { StreamId } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { spokenMs } from '#shared/meeting/speaking'
import { enterFromList, liveScreen, lookAt } from '#tests/support/clerk-ui'
import { ask, begin, Clerk, historyAt, meetingAt } from '#tests/support/door'
import { freshUserData, launchApp, startAgain } from '#tests/support/electron'
import { somebody, someDetails } from '#tests/support/meeting'

const stream: StreamId = 'meeting:power'

async function aRunningMeeting(page: Page): Promise<Clerk> {
  const { roomStream } = await begin(page)
  await ask(page, 'desk.ask', {
    stream: roomStream,
    command: { type: 'room.setUp', name: '试点议事室', township: '试点镇' },
  })
  const clerk = new Clerk(page, stream)
  await clerk.says({ type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
  await clerk.says({
    type: 'attendance.invite',
    people: ['王小宁', '李国强', '陈芳'].map((name) => somebody({ name })),
  })
  await clerk.says({ type: 'agenda.useTemplate', form: 'special' })
  await clerk.says({ type: 'attendance.signIn', attendeeIds: 'everybody' })
  await clerk.says({ type: 'meeting.open' })
  await clerk.says({ type: 'agenda.activate', itemId: '6' })
  await clerk.says({ type: 'speakers.callNow', attendeeId: '王小宁' })
  return clerk
}

/** What the clerk may be doing when the light goes out. */
const moments: readonly { readonly name: string; readonly doing: (clerk: Clerk) => Promise<void> }[] = [
  { name: 'somebody speaks', doing: async () => {} },
  {
    name: 'the minutes are being written',
    doing: async (clerk) => {
      for (let line = 1; line <= 20; line += 1) await clerk.says({ type: 'minutes.write', text: `第 ${line} 句` })
    },
  },
  {
    name: 'an interjection runs and its host waits',
    doing: async (clerk) => {
      await clerk.says({ type: 'speakers.callNow', attendeeId: '李国强', kind: 'interjection' })
    },
  },
  {
    name: 'a vote is being counted',
    doing: async (clerk) => {
      await clerk.says({ type: 'votes.prepare', title: '表决' })
      await clerk.says({ type: 'votes.open', voteId: '表决' })
      const figures = { issued: 3, received: 3, invalid: 0, options: [2, 1], abstain: 0 }
      await clerk.says({ type: 'votes.count', voteId: '表决', counter: 'first', figures })
    },
  },
]

describe('the light goes out in the middle of a speech', () => {
  it.each(moments)('and everything acknowledged is there again: when $name (L1)', async ({ doing }) => {
    const first = await launchApp()
    const page = await first.consolePage()
    const clerk = await aRunningMeeting(page)
    await doing(clerk)
    const before = await meetingAt(page, stream)
    await first.kill()

    const second = await launchApp({ userData: first.userData })
    const again = await second.consolePage()
    const { interrupted } = await begin(again)
    const after = await meetingAt(again, stream)
    expect(after).toEqual(before)
    expect(interrupted).toMatchObject({
      stream,
      speaker: before.speaking.current?.attendeeId === before.attendees[1]?.id ? '李国强' : '王小宁',
    })
    expect((await historyAt(again, stream)).seq).toBe(clerk.acks.at(-1)?.seq)

    // The clerk goes on without counting the gap: the clock stands where it stood when the program last lived.
    if (!interrupted) throw new Error('checked above')
    const { from, to } = interrupted
    await ask(again, 'desk.ask', { stream, command: { type: 'meeting.continue', from, to, exclude: true } })
    const resumed = (await meetingAt(again, stream)).speaking.current
    const running = before.speaking.current
    if (!resumed || !running) throw new Error('somebody was speaking')
    expect(Math.abs(spokenMs(resumed, to) - spokenMs(running, from))).toBeLessThan(5)
    await second.kill()
  })
})

describe('what is being typed', () => {
  it('when everything dies in the middle of a sentence is in its field again, and in no minutes', async () => {
    const first = await launchApp()
    const page = await first.consolePage()
    await aRunningMeeting(page)
    await enterFromList(page, someDetails.title)
    await lookAt(page, '记录')
    await page.keyboard.press('1')
    await page.keyboard.insertText('先划车位，再')
    const kept = () => readFile(join(first.userData, 'typing.json'), 'utf8').catch(() => '')
    await vi.waitUntil(async () => (await kept()).includes('先划车位，再'), { timeout: 10_000, interval: 20 })
    await first.kill()

    const second = await launchApp({ userData: first.userData })
    const again = await second.consolePage()
    await again.getByRole('dialog', { name: '接着开会' }).getByRole('button').first().click()
    await liveScreen(again).waitFor()
    await lookAt(again, '记录')
    const field = again.getByLabel('写一条记录')
    expect(await field.inputValue()).toBe('先划车位，再')
    expect((await meetingAt(again, stream)).minutes).toEqual([])
    await field.press('Enter')
    await vi.waitUntil(async () => (await kept()) === '', { timeout: 10_000, interval: 20 })
    expect((await meetingAt(again, stream)).minutes).toMatchObject([{ text: '先划车位，再' }])
    await second.kill()
  })
})

describe('the console', () => {
  it('comes straight back to the running meeting when its page dies, and nobody in the room notices', async () => {
    const running = await launchApp()
    const page = await running.consolePage()
    await aRunningMeeting(page)
    await ask(page, 'wall.attach', { stream })
    await consoleContents(running.app, 'crash')
    const words = async () => String(await consoleContents(running.app, 'read'))
    await vi.waitUntil(async () => /正在发言[\s\S]*王小宁/.test(await words()), { timeout: 20_000, interval: 200 })
    expect(await words()).not.toContain('断开')
    await running.kill()
  })
})

describe('the store', () => {
  it('is rebuilt from the journal when IndexedDB was wiped, and lists are right meanwhile', async () => {
    const first = await launchApp()
    const page = await first.consolePage()
    await aRunningMeeting(page)
    await storeReady(page)
    await first.kill()
    await rm(join(first.userData, 'storage', 'IndexedDB'), { recursive: true, force: true })

    const second = await launchApp({ userData: first.userData })
    const again = await second.consolePage()
    const rows = await ask(again, 'meetings.list', { text: 'tcc' })
    expect(rows.ok && rows.value.map((row) => row.title)).toEqual([someDetails.title])
    await storeReady(again)
    const stored = await ask(again, 'meetings.list', { text: '' })
    expect(stored.ok && stored.value).toHaveLength(1)
    await second.kill()
  })

  it('is rebuilt when its files were damaged', async () => {
    const first = await launchApp()
    const page = await first.consolePage()
    await aRunningMeeting(page)
    await storeReady(page)
    await first.kill()
    const folder = join(first.userData, 'storage', 'IndexedDB', 'app_storage_0.indexeddb.leveldb')
    for (const name of await readdir(folder)) if (/\.(log|ldb)$/.test(name)) await truncate(join(folder, name), 3)

    const second = await launchApp({ userData: first.userData })
    const again = await second.consolePage()
    await storeReady(again)
    expect((await meetingAt(again, stream)).speaking.current).not.toBeNull()
    await second.kill()
  })
})

describe('the journal', () => {
  it('cuts off a torn tail, keeps a copy of it, says so calmly, and starts a second time as well', async () => {
    const first = await launchApp()
    const clerk = await aRunningMeeting(await first.consolePage())
    await first.kill()
    const folder = join(first.userData, 'journal')
    const segment =
      (await readdir(folder))
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .at(-1) ?? ''
    await appendFile(join(folder, segment), '{"first":999,"facts":[{"n":999,"ro')

    const second = await launchApp({ userData: first.userData })
    const page = await second.consolePage()
    const { status } = await begin(page)
    expect(status.saved.n).toBe(clerk.acks.at(-1)?.n)
    expect(status.journal.message).toContain('没写完的记录')
    await new Clerk(page, stream).says({ type: 'minutes.write', text: '接着记' })
    await second.kill()

    const third = await launchApp({ userData: first.userData })
    const minutes = (await meetingAt(await third.consolePage(), stream)).minutes
    expect(minutes.map((entry) => entry.text)).toEqual(['接着记'])
    await third.kill()
  })

  it('is never written by two programs: a second start only shows the first window', async () => {
    const userData = await freshUserData()
    const first = await launchApp({ userData })
    await aRunningMeeting(await first.consolePage())
    await startAgain(userData)
    expect((await meetingAt(await first.consolePage(), stream)).proceedings.phase).toBe('open')
    await first.kill()
  })
})

/** The console from main's side: Playwright gives up a page whose process died, though its window lives on. */
function consoleContents(app: ElectronApplication, act: 'crash' | 'read'): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }, what) => {
    const contents = BrowserWindow.getAllWindows().find(
      (each) => each.webContents.getURL() === 'app://console/',
    )?.webContents
    if (!contents || contents.isCrashed() || contents.isLoading()) return ''
    // A page that is just dying never answers; asked again it does.
    const late = new Promise((done) => setTimeout(() => done(''), 500))
    if (what === 'read') return Promise.race([contents.executeJavaScript('document.body.innerText'), late])
    contents.forcefullyCrashRenderer()
    return ''
  }, act)
}

async function storeReady(page: Page): Promise<void> {
  await vi.waitUntil(async () => (await begin(page)).status.storage.state === 'ready', {
    timeout: 30_000,
    interval: 100,
  })
}
