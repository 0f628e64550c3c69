import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { opened } from '#tests/journal/opening'
import * as clerk from '#tests/support/clerk-ui'
import { says } from '#tests/support/clerk-ui'
import { ask, begin, meetingAt } from '#tests/support/door'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { tabTo } from '#tests/support/keyboard'
import { patience } from '#tests/support/patience'
import { livesOn } from '#tests/support/supervised'

/* 删除到期的会议 (K3–K5, K10) in the real application: by keyboard to its end, and what is left afterwards. */
const title = '场镇公共停车场建设协商会'
const stick = await mkdtemp(join(tmpdir(), 'yst-stick-'))
const papers = await mkdtemp(join(tmpdir(), 'yst-papers-'))
afterAll(async () => {
  for (const folder of [stick, papers]) await rm(folder, { recursive: true, force: true })
})

describe.runIf(process.platform === 'linux')('a meeting whose time is over', () => {
  it('is deleted by keyboard; the program opens again by itself without a word of it, and every check still says whole', async () => {
    const first = await launchApp({ args: ['--sample'] })
    const page = await first.consolePage()
    const { stream, said } = await aDueMeeting(page)
    await clerk.openPapers(page, title)
    expect(await (await clerk.exportTo(first.app, page, papers)).innerText()).toContain('份文件已写好')
    await openSafety(page)
    await clerk.answerDialog(first.app, stick)
    await page.getByRole('button', { name: '选择备份文件夹…' }).click()
    await says(page, '都已抄好')
    expect(await whereIs(said, first.userData, stick)).not.toEqual([])
    const before = await begin(page)
    await reopenWithoutThisTest(first)

    await page.getByRole('list', { name: '到期的会议' }).waitFor()
    await clerk.leaveField(page)
    await tabTo(page, '删除…')
    await page.keyboard.press('Enter')
    await says(page, `删除“${title}”？`, '不能恢复', '以前导出到U盘、上报到县里的文件，要另外处理')
    await page.getByLabel('经手人').waitFor()
    await vi.waitFor(() => focusIsOn(page, '经手人'), patience)
    await page.keyboard.insertText('周敏')
    await tabTo(page, '删除，不能恢复')
    // The program ends at this key: whoever presses it may not hear that it came up again.
    await page.keyboard.press('Enter').catch((error: Error) => expect(error.message).toContain('has been closed'))

    const next = livesOn(first.userData)
    onTestFinished(() => next.end())
    const dead = first.app.process().pid
    await vi.waitFor(async () => expect([null, dead]).not.toContain(await next.program()), patience)
    await vi.waitFor(
      async () => expect(String(await next.inConsole('document.body.innerText', 5000))).toContain('会议'),
      patience,
    )
    expect(String(await next.inConsole('document.body.innerText', 5000))).not.toContain(title)
    await next.end()
    expect(await whereIs(said, first.userData, stick)).toEqual([])
    const { journal, findings } = await opened({ folder: join(first.userData, 'journal') })
    expect(findings).toEqual([])
    expect(await journal.verify()).toMatchObject({ state: 'whole' })
    // Nothing but the entry in the register has come to it, and nothing has gone.
    expect(journal.head.n).toBe(before.status.saved.n + 1)
    await journal.close()

    const second = await launchApp({ userData: first.userData })
    const again = await second.consolePage()
    expect(await linesOfLists(again, stream)).toEqual([])
    const { status } = await begin(again)
    expect(status.journal).toEqual({ state: 'ok', message: '' })
    await openSafety(again)
    const register = again.getByRole('list', { name: '销毁登记' })
    expect((await register.innerText()).replaceAll(/\s+/g, '')).toMatch(
      new RegExp(`${title}.*由周敏删除，共\\d+条。原因：保存期满`),
    )
    await clerk.answerDialog(second.app, papers)
    await again.getByRole('button', { name: '选择文件夹或U盘…' }).click()
    const verdicts = again.getByRole('status', { name: '核对结果' })
    await verdicts.waitFor()
    expect(await verdicts.innerText()).toContain('完整、未改动')
    await second.quit()
  })

  it('is in no list from the moment the deletion is on record, cannot be opened, and takes nothing more', async () => {
    const running = await launchApp({ args: ['--sample'] })
    const page = await running.consolePage()
    const { stream, said } = await aDueMeeting(page)
    expect(await linesOfLists(page, stream)).not.toEqual([])
    await page.getByRole('listitem').filter({ hasText: title }).waitFor()
    const asked = { stream, pin: '', who: '周敏', reason: '保存期满' }
    expect(await ask(page, 'safety.eraseMeeting', asked)).toMatchObject({ ok: true })
    // The list that stands there follows by itself.
    await page.getByRole('listitem').filter({ hasText: title }).waitFor({ state: 'detached' })
    expect(await linesOfLists(page, stream)).toEqual([])
    expect(await ask(page, 'search.minutes', { text: said })).toEqual({ ok: true, value: [] })
    const refused = { ok: false, refusal: { code: 'keeping.leaving' } }
    expect(await ask(page, 'stream.open', { stream })).toMatchObject(refused)
    const command = { type: 'minutes.write', kind: 'point', text: '补记一句', unit: '', dueOn: null, attendeeId: null }
    expect(await ask(page, 'desk.ask', { stream, command: { ...command, wholeRoom: true } })).toMatchObject(refused)
    expect(await ask(page, 'safety.eraseMeeting', asked)).toMatchObject(refused)
    await running.kill()

    const second = await launchApp({ userData: running.userData })
    const again = await second.consolePage()
    expect(await linesOfLists(again, stream)).toEqual([])
    expect(await whereIs(said, running.userData)).toEqual([])
    await second.kill()
  })
})

/** The sample's finished meeting, kept until its own day, and a sentence that was said in it and nowhere else. */
async function aDueMeeting(page: Page): Promise<{ readonly stream: StreamId; readonly said: string }> {
  const { roomStream } = await begin(page)
  const rows = await ask(page, 'meetings.list', { text: '' })
  const row = rows.ok ? rows.value.find((each) => each.title === title) : undefined
  if (!row) throw new Error('the sample has a finished meeting')
  const { minutes } = await meetingAt(page, row.stream)
  const said = minutes.find(({ kind }) => kind === 'point')?.text
  if (!said) throw new Error('something was said in it')
  const command = {
    type: 'room.keepMeeting',
    ...{ meetingId: row.stream.slice('meeting:'.length), until: dayOf(row.startsAt), reason: '试用' },
  }
  const kept = await ask(page, 'desk.ask', { stream: roomStream, command })
  expect(kept).toMatchObject({ ok: true })
  return { stream: row.stream, said }
}

/** What lists and statistics still say of it. */
async function linesOfLists(page: Page, stream: StreamId): Promise<readonly string[]> {
  const answers = await Promise.all([
    ask(page, 'meetings.list', { text: '' }),
    ask(page, 'meetings.list', { text: 'tcc' }),
    ask(page, 'figures.list', { rooms: 'own' }),
  ])
  return answers.flatMap((answer) => {
    if (!answer.ok) throw new Error(answer.refusal.message)
    return answer.value.map((row) => JSON.stringify(row)).filter((row) => row.includes(stream) || row.includes(title))
  })
}

/** Files with these words in them, in either of the two ways in which they may be written down. */
async function whereIs(words: string, ...folders: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name)
      // Chromium's own files come and go.
      const bytes = entry.isFile() ? await readFile(path).catch(() => Buffer.alloc(0)) : Buffer.alloc(0)
      if (bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))) found.push(path)
    }
  return found
}

/** What this test's own debugger added to the words of the start, the next life must not wait for. */
async function reopenWithoutThisTest({ app }: RunningApp): Promise<void> {
  await app.evaluate(({ app: own }) => {
    const relaunch = own.relaunch.bind(own)
    own.relaunch = () =>
      relaunch({ args: ['--remote-debugging-port=0', ...process.argv.slice(1).filter((word) => word !== '--sample')] })
  })
}

async function focusIsOn(page: Page, label: string): Promise<void> {
  expect(await page.getByLabel(label).evaluate((field) => field === document.activeElement)).toBe(true)
}

async function openSafety(page: Page): Promise<void> {
  // The page answers questions before it hears keys.
  await page.getByRole('navigation').first().waitFor()
  await page.keyboard.press('Alt+7')
  await page.getByRole('tab', { name: '数据安全' }).click()
  await page.getByRole('region', { name: '备份' }).waitFor()
}
