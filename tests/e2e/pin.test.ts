import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzip } from '#electron/import/unzip'
import type { ExportReport } from '#shared/contract/papers'
import type { StreamId } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import * as clerk from '#tests/support/clerk-ui'
import { says } from '#tests/support/clerk-ui'
import { ask, begin, Clerk, stateAt } from '#tests/support/door'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { tabTo } from '#tests/support/keyboard'
import { somebody, someDetails } from '#tests/support/meeting'

/* 锁屏 and 未打码导出 (K6) in the real application, one after the other as on one afternoon. */
const meeting = '场镇公共停车场建设协商会'
const [pin, half] = ['2468', '先划车位，再']
const papers = await mkdtemp(join(tmpdir(), 'yst-papers-'))
afterAll(() => rm(papers, { recursive: true, force: true }))

let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp({ args: ['--sample'] })
  page = await running.consolePage()
  await says(page, meeting)
})
afterAll(() => running?.kill())

describe('the lock', () => {
  it('is not there without a PIN, and its key says where to set one', async () => {
    await page.keyboard.press('Control+l')
    await says(page, '本室还没有设PIN码', '设置 → 数据安全')
    expect(await ask(page, 'people.list', { text: '' })).toMatchObject({ ok: true })
  })

  it('is set by keyboard: twice the same, and never shown', async () => {
    await page.keyboard.press('Alt+7')
    await page.getByRole('tab', { name: '数据安全' }).click()
    await page.getByRole('region', { name: '锁屏' }).waitFor()
    await page.getByLabel('PIN码', { exact: true }).focus()
    await page.keyboard.type(pin)
    await tabTo(page, '再输一次')
    await page.keyboard.type('9999')
    await page.keyboard.press('Enter')
    await says(page, '两次输入的不一样')
    await page.getByLabel('再输一次').fill(pin)
    await page.keyboard.press('Enter')
    await says(page, '已设PIN码')
    expect(await page.content()).not.toContain(pin)
  })

  it('hides everything at its key, also from hands that look underneath, and keeps what is being typed', async () => {
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('n')
    await page.getByLabel('会议名称').fill(half)
    await page.keyboard.press('Control+l')
    await says(page, '已锁屏', '大屏不受影响')
    // What an eye sees: the cover is over every point of the page, and the keyboard stays on it.
    expect(await seen(page)).toEqual([])
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('[data-lock-cover]') !== null)).toBe(true)
    }
    await page.keyboard.press('Alt+5')
    await page.keyboard.press('F1')
    expect(await seen(page)).toEqual([])
    for (const name of ['app.begin', 'people.list', 'meetings.list', 'safety.look', 'drives.list'] as const)
      expect(await page.evaluate((each) => desk.ask(each as 'app.begin', { text: '' } as never), name)).toMatchObject({
        ok: false,
        refusal: { code: expect.stringMatching(/^lock\.locked$|^contract\./) },
      })
    expect(await ask(page, 'people.list', { text: '' })).toMatchObject({ refusal: { code: 'lock.locked' } })
  })

  it('lets nobody try on and on: five wrong ones, then the right one has to wait as well, also after a restart', async () => {
    const field = page.getByLabel('PIN码', { exact: true })
    for (const left of [4, 3, 2, 1]) {
      await field.fill('1357')
      await page.keyboard.press('Enter')
      await says(page, `还可以试 ${left} 次`)
    }
    await field.fill('1357')
    await page.keyboard.press('Enter')
    await says(page, 'PIN码不对，请等')
    await field.fill(pin)
    await page.keyboard.press('Enter')
    await says(page, '试错次数太多，请等')
    expect(await seen(page)).toEqual([])
    await running.kill()

    running = await launchApp({ userData: running.userData })
    page = await running.consolePage()
    await says(page, '已锁屏', '试错次数太多，请等')
    expect(await ask(page, 'lock.open', { pin })).toMatchObject({ ok: false, refusal: { code: 'lock.wait' } })
    expect(await clerk.wordsOf(page)).not.toContain(meeting)
  })

  it('opens at the right PIN, and the sentence of before is in its field again', async () => {
    await aMinuteLater()
    const field = page.getByLabel('PIN码', { exact: true })
    await field.fill(pin)
    await page.keyboard.press('Enter')
    await says(page, meeting)
    await page.keyboard.press('n')
    expect(await page.getByLabel('会议名称').inputValue()).toBe(half)
    await page.keyboard.press('Control+l')
    await says(page, '已锁屏')
    await field.fill(pin)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '已锁屏' }).waitFor({ state: 'detached' })
    // The same page at the same place: nothing was loaded anew.
    expect(await page.getByLabel('会议名称').inputValue()).toBe(half)
    await page.keyboard.press('Escape')
  })
})

describe('papers with whole telephone numbers', () => {
  it('want the PIN and a reason; a wrong PIN writes nothing; the right one is a fact of the room before the files', async () => {
    await page.keyboard.press('Alt+1')
    await clerk.openPapers(page, meeting)
    await clerk.chooseFolder(running.app, page, papers)
    await page.getByLabel('签到表上的电话不打码').check()
    const go = page.getByRole('button', { name: '导出到文件夹' })
    expect(await go.isDisabled()).toBe(true)
    await page.getByLabel('经手人').fill('周敏')
    await page.getByLabel('PIN码', { exact: true }).fill('1357')
    expect(await go.isDisabled()).toBe(true)
    await page.getByLabel('原因').fill('会后逐人回访')
    await go.click()
    await says(page, 'PIN码不对，还可以试 4 次')
    expect(await readdir(papers)).toEqual([])
    expect(await unmaskedExports()).toEqual([])

    // Only the PIN is asked anew.
    expect(await page.getByLabel('原因').inputValue()).toBe('会后逐人回访')
    await page.getByLabel('PIN码', { exact: true }).fill(pin)
    await go.click()
    expect(await (await clerk.exportResult(page)).innerText()).toContain('份文件已写好')
    expect(await unmaskedExports()).toMatchObject([{ title: meeting, who: '周敏', reason: '会后逐人回访' }])
    expect((await readdir(papers, { recursive: true })).some((name) => name.includes('签到表'))).toBe(true)
    await page.keyboard.press('Alt+7')
    await page.getByRole('tab', { name: '数据安全' }).click()
    const register = page.getByRole('list', { name: '未打码导出登记' })
    await register.waitFor()
    expect(await register.innerText()).toContain('会后逐人回访')
  })

  it('otherwise have them masked: so it is whenever nobody asks for anything else', async () => {
    const stream: StreamId = 'meeting:telephones'
    const hand = new Clerk(page, stream)
    await hand.says({ type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
    await hand.says({ type: 'attendance.invite', people: [somebody({ telephone: '13812345678' })] })
    await hand.says({ type: 'agenda.useTemplate', form: 'special' })
    const known = await ask(page, 'drives.list', {})
    const driveId = known.ok ? known.value.find(({ path }) => path === papers)?.id : undefined
    if (!driveId) throw new Error('the folder was chosen before')
    const exported = async (unmasked?: { pin: string; who: string; reason: string }) => {
      const answer = await ask(page, 'papers.export', { stream, driveId, ...(unmasked ? { unmasked } : {}) })
      if (!answer.ok) throw new Error(answer.refusal.message)
      return telephonesIn(answer.value)
    }
    expect(await exported()).toEqual(['138****5678'])
    expect(await exported({ pin, who: '周敏', reason: '会后逐人回访' })).toEqual(['13812345678'])
    expect(await exported()).toEqual(['138****5678'])
  })
})

/** The words an eye could read at a grid of points over the whole page: those that are not on the cover. */
function seen(of: Page): Promise<readonly string[]> {
  return of.evaluate(() => {
    const found = new Set<string>()
    for (let x = 5; x < innerWidth; x += 40)
      for (let y = 5; y < innerHeight; y += 20) {
        const top = document.elementFromPoint(x, y)
        if (top && !top.closest('[data-lock-cover]')) found.add((top.textContent ?? '').slice(0, 40) || top.tagName)
      }
    return [...found]
  })
}

/** The wall clock of main alone: what it counts the wait by. */
async function aMinuteLater(): Promise<void> {
  await running.app.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 61_000
  })
}

async function unmaskedExports() {
  const { roomStream } = await begin(page)
  const state = await stateAt(page, roomStream)
  if (state.kind !== 'room' || !state.room) throw new Error('the room can be opened')
  return state.room.keeping.unmasked
}

/** Every telephone that stands in a DOCX of this export, once. */
async function telephonesIn({ folder, files }: ExportReport): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const { name } of files.filter((file) => file.name.endsWith('.docx'))) {
    const parts = unzip(await readFile(join(folder, name)), (part) => part === 'word/document.xml')
    for (const part of parts.values())
      for (const [telephone] of Buffer.from(part)
        .toString()
        .matchAll(/138[\d*]{8}/g))
        found.add(telephone)
  }
  return [...found]
}
