import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import * as clerk from '#tests/support/clerk-ui'
import { secondDisplay } from '#tests/support/displays'
import { ask, meetingAt } from '#tests/support/door'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { smallDisk } from '#tests/support/small-disk'

/*
 * Every screen and dialog at the smallest and the usual size: nothing is cut off, the page itself never scrolls, axe
 * finds nothing serious, and every key stands in the overview once. YST_PICTURES=FOLDER also keeps a picture of each.
 */
const sizes = ['1366x768', '1920x1080'] as const
const prepared = '场镇饮用水源保护小微协商会'
const finished = '场镇公共停车场建设协商会'
/** The sample's topic that is furthest on its way. */
const followed = '老旧小区加装电梯费用怎么分摊'
const topicParts = ['选题', '调研', '协商', '报送', '反馈', '监督', '时间节点', '家谱'] as const
const roster = resolve(import.meta.dirname, '../../resources/samples/roster-60.csv')

/** What stands before the clerk in the live screen, and the key that opens it. */
const dialogs = [
  { name: '全部按键', key: 'F1' },
  { name: '查找一切', key: 'Control+k' },
  { name: '大屏画面', key: 'F8' },
  { name: '直接请人发言', key: 'd' },
  { name: '加一项议程', key: 'a' },
  { name: '休会', key: 'Shift+B' },
  { name: '散会', key: 'Shift+X' },
] as const

let running: RunningApp
let page: Page

beforeAll(() => secondDisplay.plug())
afterAll(() => running?.kill())

describe.each(sizes)('at %s', (size) => {
  it('the first start', async () => {
    running = await launchApp()
    page = await running.consolePage()
    await resize(size)
    await page.getByRole('button', { name: '开始使用' }).waitFor()
    await looksRight('first-start', size)
    await running.kill()
  })

  it('the list of meetings and what opens beside it', async () => {
    running = await launchApp({ args: ['--sample'] })
    page = await running.consolePage()
    await resize(size)
    await meetingRow(finished).waitFor()
    await looksRight('meetings', size)
    await keysAreUnique()
    await page.keyboard.press('n')
    await page.getByLabel('会议名称').waitFor()
    await page.getByRole('button', { name: '建好，去筹备' }).click()
    await looksRight('meetings-new-with-errors', size)
    await page.keyboard.press('Escape')
    await rowMenu(finished, '照这场新建一场')
    await looksRight('meetings-copy', size)
    await page.keyboard.press('Escape')
    await rowMenu(prepared, '取消这场会议…')
    await looksRight('meetings-cancel', size)
    await page.keyboard.press('Escape')
    await page.getByLabel('查找会议').fill('没有这样的会')
    await looksRight('meetings-none-found', size)
    await page.getByLabel('查找会议').fill('')
    await clerk.leaveField(page)
  })

  it('人才库 and 设置', async () => {
    await page.keyboard.press('Alt+5')
    await page.getByRole('heading', { name: '人才库' }).waitFor()
    await looksRight('people', size)
    await keysAreUnique()
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: '加一个人' }).waitFor()
    await page.getByRole('button', { name: '存入人才库' }).click()
    await looksRight('people-new-with-errors', size)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '从表格导入' }).first().click()
    await looksRight('people-import', size)
    await clerk.answerDialog(running.app, roster)
    await page.getByRole('button', { name: '选择文件…' }).click()
    await page.getByRole('heading', { name: '导入前看一遍' }).waitFor()
    await looksRight('people-import-preview', size)
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /王小宁/ })
      .first()
      .click()
    await looksRight('people-person', size)
    await page.keyboard.press('Alt+7')
    await page.getByRole('heading', { name: '设置' }).waitFor()
    await looksRight('settings', size)
    await keysAreUnique()
  })

  it('议题: the pool as board and table, and a topic part by part', async () => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { name: '议题库' }).waitFor()
    await page.getByText(followed).first().waitFor()
    await looksRight('topics-board', size)
    await keysAreUnique()
    await page.locator('label').getByText('表格', { exact: true }).click()
    await looksRight('topics-table', size)
    await page.locator('label').getByText('看板', { exact: true }).click()
    await page.getByRole('button', { name: /登记议题/ }).click()
    await looksRight('topics-new', size)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '从征集表导入' }).click()
    await looksRight('topics-import', size)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: followed }).first().click()
    await page.getByRole('heading', { name: followed, level: 1 }).waitFor()
    for (const part of topicParts) {
      await page.getByRole('tab', { name: new RegExp(part) }).click()
      await looksRight(`topic-${part}`, size)
    }
    await keysAreUnique()
  })

  it('计划, 台账 and 统计', async () => {
    await page.keyboard.press('Alt+3')
    await page.getByRole('heading', { name: '年度协商计划' }).waitFor()
    await looksRight('plan', size)
    await keysAreUnique()
    await page.keyboard.press('Alt+4')
    await page.getByRole('heading', { name: '台账', level: 1 }).waitFor()
    await page.locator('[data-row-main]').first().waitFor()
    await looksRight('ledger', size)
    await keysAreUnique()
    await page.locator('[data-row-main]').first().click()
    await looksRight('ledger-line', size)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '季度通报' }).click()
    await page.getByRole('dialog').waitFor()
    await looksRight('ledger-bulletin', size)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '上报与汇总' }).click()
    await page.getByRole('dialog').waitFor()
    await looksRight('exchange', size)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+6')
    await page.getByRole('heading', { name: '统计', level: 1 }).waitFor()
    await page.getByText('协商平台').first().waitFor()
    await looksRight('statistics', size)
    await keysAreUnique()
  })

  it('筹备, part by part', async () => {
    await page.keyboard.press('Alt+1')
    await meetingRow(prepared).getByRole('button', { name: '筹备', exact: true }).click()
    await page.getByRole('heading', { name: prepared }).waitFor()
    for (const part of ['概况', '规则', '议程', '人员', '清单', '表决'] as const) {
      await clerk.goToPart(page, part)
      await looksRight(`prepare-${part}`, size)
    }
    await keysAreUnique()
    await clerk.goToPart(page, '人员')
    await page.getByRole('button', { name: '从人才库选人' }).first().click()
    await looksRight('prepare-pick-people', size)
    await page.keyboard.press('Escape')
    await page.locator('[data-row-main]').first().click()
    await looksRight('prepare-attendee', size)
    await clerk.goToPart(page, '表决')
    await clerk.leaveField(page)
    await page.keyboard.press('Shift+V')
    await page.getByRole('button', { name: '备好这项表决' }).click()
    await looksRight('prepare-question-with-errors', size)
    await page.getByRole('button', { name: '先不存，返回' }).click()
  })

  it('文书 before and after an export', async () => {
    await page.keyboard.press('Alt+1')
    await clerk.openPapers(page, finished)
    await looksRight('papers', size)
    await keysAreUnique()
    await page.getByRole('button', { name: '看样、改写会议纪要' }).click()
    await page.getByRole('button', { name: '改写开头' }).click()
    await looksRight('paper-view', size)
    await clerk.leaveField(page)
    await page.keyboard.press('Escape')
    await clerk.exportTo(running.app, page, (await smallDisk(16)).path)
    await looksRight('papers-exported', size)
  })

  it('会场 before the meeting opens, and the door', async () => {
    await page.keyboard.press('Alt+1')
    await clerk.enterFromList(page, prepared)
    await liveLooksRight('live-before', size)
    await clerk.lookAt(page, '签到')
    await liveLooksRight('live-sign-in', size)
    await page.keyboard.press('Shift+S')
    await page.getByLabel('找人签到').waitFor()
    await liveLooksRight('live-door', size)
    await page.getByRole('button', { name: '回到会场' }).click()
    await clerk.signInTheRest(page)
  })

  it('会场 while people speak', async () => {
    await clerk.openMeeting(page)
    await page.keyboard.press('n')
    const [first, second, third, fourth] = await present()
    for (const each of [first, second, third]) await clerk.queueUp(page, each ?? '')
    await clerk.callNext(page, first ?? '')
    await clerk.record(page, '水源地两边各留三十米，不种庄稼也不养鸭子，大家都看得见。', 1)
    await clerk.record(page, '先立牌子、再清淤，年底前完成。', 3)
    await clerk.record(page, '镇水管站：12 月 10 日前完成。', 5)
    await liveLooksRight('live-speaking', size)
    await keysAreUnique()
    await clerk.interject(page, fourth ?? '', fourth ?? '')
    await liveLooksRight('live-interjection', size)
    await page.keyboard.press('e')
    await page.keyboard.press('q')
    await page.keyboard.type('w')
    await liveLooksRight('live-queue-search', size)
    await page.keyboard.press('Escape')
    await clerk.lookAt(page, '记录')
    await page.getByRole('button', { name: '这条承诺可以做什么' }).click()
    await page.getByRole('menuitem', { name: '修改' }).click()
    await liveLooksRight('live-record-editing', size)
    await page.keyboard.press('Escape')
  })

  it('会场: consensus, votes and sign-in at the right', async () => {
    await clerk.lookAt(page, '共识板')
    await page.keyboard.press('j')
    await page.getByRole('button', { name: /^无人反对，确认/ }).waitFor()
    await liveLooksRight('live-consensus', size)
    await keysAreUnique()
    await clerk.lookAt(page, '表决')
    await liveLooksRight('live-votes', size)
    await keysAreUnique()
    await clerk.prepareVote(page, '无记名投票·过半数', '同意先立牌子再清淤')
    await liveLooksRight('live-vote-prepared', size)
    await page.keyboard.press('k')
    await page.getByRole('form', { name: '计票人填' }).waitFor()
    await liveLooksRight('live-vote-counting', size)
    const here = (await present()).length
    const papers = { 发出: here, 收回: here, 无效: 0, 赞成: here - 1, 反对: 1, '弃权（空白票）': 0 }
    await clerk.fillCount(page, papers)
    await liveLooksRight('live-vote-handover', size)
    await clerk.handOver(page)
    await clerk.fillCount(page, { ...papers, 赞成: here - 2, 反对: 2 })
    await page.getByText('两人填的不一致，不能封票').waitFor()
    await liveLooksRight('live-vote-differing', size)
    await page.keyboard.press('c')
    for (const counter of ['first', 'second']) {
      if (counter === 'second') await clerk.handOver(page)
      await clerk.fillCount(page, papers)
    }
    await clerk.leaveField(page)
    await page.keyboard.press('f')
    await page.getByRole('dialog').waitFor()
    await liveLooksRight('live-vote-seal', size)
    await page.getByRole('dialog').getByRole('button', { name: '封票', exact: true }).click()
    await page.getByText('已经封票，票数不能再改').waitFor()
    await page.keyboard.press('g')
    await page.getByRole('dialog').waitFor()
    await liveLooksRight('live-vote-announce', size)
    await page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await liveLooksRight('live-vote-announced', size)
    await clerk.lookAt(page, '签到')
    await liveLooksRight('live-signed-in', size)
    await keysAreUnique()
  })

  it.each(dialogs)('会场: the dialog of $name', async ({ name, key }) => {
    await clerk.leaveField(page)
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await liveLooksRight(`dialog-${name}`, size)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('会场 during a break and after 散会', async () => {
    await page.keyboard.press('Shift+B')
    await page.getByLabel('休会原因').fill('茶歇')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '休会' }).waitFor()
    await liveLooksRight('live-break', size)
    await page.keyboard.press('Shift+B')
    await page.getByRole('region', { name: '休会' }).waitFor({ state: 'detached' })
    await clerk.closeMeeting(page)
    await liveLooksRight('live-closing-export', size)
    await page.getByRole('button', { name: '关上，回到会场' }).click()
    await liveLooksRight('live-closed', size)
    await running.kill()
  })
})

describe('the input method', () => {
  it('letters, digits, blanks and Enter of a composition are no keys, in a field or out of it', async () => {
    running = await launchApp({ args: ['--sample'] })
    page = await running.consolePage()
    await clerk.enterFromList(page, prepared)
    await clerk.signInTheRest(page)
    await clerk.openMeeting(page)
    const before = await savedNumber()
    const chrome = await page.context().newCDPSession(page)
    const composeAll = async () => {
      for (const [index, code] of ['KeyN', 'KeyW', 'KeyO', 'Digit1', 'Digit3', 'Space', 'Enter', 'F9'].entries()) {
        await chrome.send('Input.imeSetComposition', {
          text: 'nihao'.slice(0, index + 1),
          selectionStart: 1,
          selectionEnd: 1,
        })
        // What Chromium tells of every key that an input method has taken.
        const taken = { key: 'Process', code, windowsVirtualKeyCode: 229 }
        await chrome.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...taken })
        await chrome.send('Input.dispatchKeyEvent', { type: 'keyUp', ...taken })
      }
    }
    await clerk.lookAt(page, '记录')
    await composeAll()
    await page.keyboard.press('m')
    await composeAll()
    await chrome.send('Input.insertText', { text: '你好' })
    expect(await page.getByLabel('写一条记录').inputValue()).toContain('你好')
    expect(await savedNumber()).toBe(before)
    expect(await page.getByRole('dialog').count()).toBe(0)

    // And the same keys without an input method are keys.
    await page.keyboard.press('Enter')
    await clerk.leaveField(page)
    await page.keyboard.press('w')
    await page.getByText('已停止报名').waitFor()
    expect(await savedNumber()).toBe(before + 2)
    await running.kill()
  })
})

function meetingRow(title: string) {
  return page.getByRole('listitem').filter({ hasText: title })
}

async function rowMenu(title: string, item: string): Promise<void> {
  await meetingRow(title)
    .getByRole('button', { name: `${title}：更多` })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Who is in the room, by name. */
async function present(): Promise<readonly string[]> {
  const rows = await ask(page, 'meetings.list', { text: '' })
  const stream: StreamId = (rows.ok && rows.value.find((row) => row.title === prepared)?.stream) || 'meeting:none'
  const { attendees } = await meetingAt(page, stream)
  return attendees.filter((each) => each.stays.length > 0 && each.mayVote).map((each) => each.name)
}

/** 第 n 条 of the status line. */
/** The last fact that main has kept; the status line says it a frame later. */
async function savedNumber(): Promise<number> {
  return page.evaluate(async () => {
    const safety = await globalThis.desk.ask('safety.look', {})
    if (!safety.ok) throw new Error(safety.refusal.message)
    return safety.value.facts
  })
}

async function resize(size: (typeof sizes)[number]): Promise<void> {
  const [width = 0, height = 0] = size.split('x').map(Number)
  await running.app.evaluate(
    ({ BrowserWindow }, bounds) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().startsWith('app://console'))
      window?.unmaximize()
      window?.setContentBounds({ x: 0, y: 0, ...bounds })
    },
    { width, height },
  )
  // Chromium keeps a window one pixel short of a whole display.
  await page.waitForFunction(([wide = 0, high = 0]) => wide - innerWidth < 2 && high - innerHeight < 2, [width, height])
}

/** The live screen holds everything without scrolling; so it does with any of its dialogs open. */
async function liveLooksRight(name: string, size: string): Promise<void> {
  await looksRight(name, size)
  expect.soft(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), `${name} scrolls`).toBe(0)
}

async function looksRight(name: string, size: string): Promise<void> {
  await settled()
  const folder = process.env.YST_PICTURES
  if (folder) {
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${size}-${name}.png`) })
  }
  expect.soft(await page.evaluate(misfits), `${name} at ${size}`).toEqual([])
  // The same page at another size has the same words and colours: asked once.
  if (size !== sizes[0]) return
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  expect.soft(serious, `axe on ${name} at ${size}`).toEqual([])
}

/** Fonts are there and whatever moves has come to rest. */
async function settled(): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    // What opens begins to move with one of the next frames.
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done))
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((each) => each.finished.catch(() => undefined)))
  })
}

/** Runs in the page: what is wider than the window, or a button whose words are cut off. */
function misfits(): string[] {
  const found: string[] = []
  const beyond = document.documentElement.scrollWidth - innerWidth
  if (beyond > 0) found.push(`the page is ${beyond} px too wide`)
  for (const each of document.querySelectorAll<HTMLElement>('button, input, textarea, select, [role="tab"]')) {
    const { left, right, width } = each.getBoundingClientRect()
    const words = (each.getAttribute('aria-label') ?? each.innerText).slice(0, 40)
    if (width > 0 && getComputedStyle(each).visibility !== 'hidden' && (left < -1 || right > innerWidth + 1))
      found.push(`“${words}” stands outside the window`)
  }
  for (const label of document.querySelectorAll<HTMLElement>('.mantine-Button-label, .mantine-SegmentedControl-label'))
    if (label.scrollWidth > label.clientWidth + 1 && !label.closest('[title]'))
      found.push(`the button “${label.innerText}” is cut off`)
  return found
}

/** F1: no key stands for two acts. */
async function keysAreUnique(): Promise<void> {
  await clerk.leaveField(page)
  await page.keyboard.press('F1')
  const overview = page.getByRole('dialog', { name: '全部按键' })
  await overview.waitFor()
  const keys = await overview.locator('dd').allInnerTexts()
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  expect(keys.length).toBeGreaterThan(3)
  expect.soft(twice, 'keys of two acts').toEqual([])
  await page.keyboard.press('Escape')
  await overview.waitFor({ state: 'detached' })
}
