import type { Page } from 'playwright'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { StreamId } from '#shared/fact'
import * as clerk from '#tests/support/clerk-ui'
import { ask, begin, stateAt } from '#tests/support/door'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { patience } from '#tests/support/patience'

let running: RunningApp
afterAll(() => running?.kill())

/* 第一次启动: the sample by its button, and that the page goes on hearing of the room afterwards. */
describe('the first start', () => {
  it('goes into the sample, and shows at once what is changed in the room from then on', async () => {
    running = await launchApp()
    const page = await running.consolePage()
    await page.getByRole('button', { name: '载入示例' }).click()
    await clerk.says(page, '场镇公共停车场建设协商会')
    await page.keyboard.press('Alt+7')
    await page.getByRole('tab', { name: '数据安全' }).click()
    await keepFor(page, '10')
    // What there was at the start can be asked at any time: the page that asks goes on following what it followed.
    await begin(page)
    await keepFor(page, '30')
    // A page that is loaded anew is told of what it follows itself, and of nothing that the one before it followed.
    const stream = await thePreparedMeeting(page)
    await page.reload()
    await page.getByRole('navigation').first().waitFor()
    await page.keyboard.press('Alt+7')
    await page.getByRole('tab', { name: '数据安全' }).click()
    await page.getByLabel('会议记录保存').waitFor()
    expect(await page.getByLabel('会议记录保存').inputValue()).toBe('30')
    await page.evaluate(() => {
      const told = Object.assign(globalThis, { told: [] as string[] }).told
      desk.on('facts.kept', (kept) => told.push(kept.stream.split(':', 1).join()))
    })
    const command = { type: 'agenda.useTemplate', form: 'special' }
    expect(await ask(page, 'desk.ask', { stream, command })).toMatchObject({ ok: true })
    await keepFor(page, '5')
    expect(await page.evaluate(() => (globalThis as typeof globalThis & { told: string[] }).told)).toEqual(['room'])
  })
})

/** The one that has not begun yet; the page follows it from now on. */
async function thePreparedMeeting(page: Page): Promise<StreamId> {
  const rows = await ask(page, 'meetings.list', { text: '' })
  const row = rows.ok ? rows.value.find(({ phase }) => phase === 'preparing') : undefined
  if (!row) throw new Error('the sample has a meeting that has not begun')
  await stateAt(page, row.stream)
  return row.stream
}

/** 保存期限: the choice is drawn from the room's own state, so it stays only where the page heard of it. */
async function keepFor(page: Page, years: string): Promise<void> {
  const choice = page.getByLabel('会议记录保存')
  await choice.selectOption(years)
  await vi.waitFor(async () => expect(await choice.inputValue()).toBe(years), patience)
}
