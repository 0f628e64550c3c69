import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { StreamId } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import * as clerk from '#tests/support/clerk-ui'
import { says } from '#tests/support/clerk-ui'
import { secondDisplay } from '#tests/support/displays'
import { ask, Clerk, meetingAt } from '#tests/support/door'
import { freshUserData, launchApp, type RunningApp, startAgain } from '#tests/support/electron'
import { somebody, someDetails } from '#tests/support/meeting'
import { patience } from '#tests/support/patience'

/*
 * What a hurried clerk, a strange clipboard or a crowded hall can do to the real application: what the clerk then sees,
 * and that nothing acknowledged is lost. Disks have their own file.
 */
const { title } = someDetails
const twentyThousand = '协商'.repeat(10_000)
const family = '👨‍👩‍👧'
const rightToLeft = '\u202E'

let running: RunningApp
let page: Page

beforeAll(async () => {
  await secondDisplay.plug()
  running = await launchApp()
  page = await running.consolePage()
  await nameTheRoom(page)
})
afterAll(() => running?.kill())

describe('what is typed', () => {
  let stream: StreamId
  beforeEach(async () => {
    stream = await aMeeting(page, ['王小宁', '李国强', '陈芳'])
  })

  it('20,000 characters pasted into the minutes: said with both numbers, not kept, not lost; shortened it is kept (M4)', async () => {
    const composer = page.getByLabel('写一条记录')
    await composer.focus()
    await page.keyboard.insertText(twentyThousand)
    await says(page, '一条最多 5000 个字，现在 20000 个字，请分成几条。内容都还在。')
    await page.keyboard.press('Enter')
    expect((await composer.inputValue()).length).toBe(20_000)
    expect((await meetingAt(page, stream)).minutes).toEqual([])

    // Another panel and back: what was pasted is still there.
    await clerk.lookAt(page, '签到')
    await clerk.lookAt(page, '记录')
    expect((await composer.inputValue()).length).toBe(20_000)
    await composer.fill(twentyThousand.slice(0, 5000))
    await composer.press('Enter')
    await vi.waitFor(async () => expect(await keptTexts(stream)).toEqual([twentyThousand.slice(0, 5000)]), patience)
    await noSidewaysScroll(page)
  })

  it('20,000 characters pasted into the title: the error stands at the field, the kept title stays', async () => {
    const kept = (await meetingAt(page, stream)).details.title
    await home(page)
    await page.getByRole('listitem').filter({ hasText: kept }).getByRole('button', { name: /更多$/ }).click()
    await page.getByRole('menuitem', { name: '查看筹备内容' }).click()
    const field = page.getByLabel('会议名称')
    await field.fill(twentyThousand)
    await field.press('Tab')
    await says(page, '会议名称最多 60 个字')
    expect((await meetingAt(page, stream)).details.title).toBe(kept)
    await clerk.goToPart(page, '议程')
    await clerk.goToPart(page, '概况')
    expect((await field.inputValue()).length).toBe(20_000)
    await noSidewaysScroll(page)
    await field.fill(kept)
    await field.press('Tab')
    await says(page, '内容已存盘')
  })

  it('emoji, 𬎆 and 㛃 are kept and shown on the wall as typed; marks that turn the writing round are not', async () => {
    const line = `${family}家长𬎆㛃都同意`
    await clerk.record(page, `${rightToLeft}${line}\u200F`, 3)
    expect(await keptTexts(stream)).toEqual([line])
    await ask(page, 'desk.ask', { stream, command: { type: 'wall.hold', choice: { kind: 'consensus' } } })
    const wall = await running.projectorPage()
    await says(wall, line)
    expect(await clerk.wordsOf(wall)).not.toMatch(/[\u202A-\u202E\u200E\u200F]/)
  })

  it('two clicks at once on 下一位 call one person', async () => {
    const hand = new Clerk(page, stream)
    for (const name of ['王小宁', '李国强', '陈芳']) await hand.says({ type: 'speakers.add', attendeeId: name })
    await page.getByRole('button', { name: '请下一位：王小宁' }).dblclick()
    await clerk.speakerIs(page, '王小宁').waitFor()
    await page.getByRole('button', { name: '请下一位：李国强' }).waitFor()
    const { speaking } = await meetingAt(page, stream)
    expect(speaking.speeches).toEqual([])
    expect(speaking.queues.flatMap((queue) => queue.waiting)).toHaveLength(2)
  })
})

describe('how many there are', () => {
  it('nobody at all: the places say what to do, a vote says why it cannot begin, and the meeting can still be closed (P2, V1)', async () => {
    const stream = await aMeeting(page, [])
    await clerk.lookAt(page, '签到')
    await says(page, '名单还是空的', '现场加人')
    await clerk.lookAt(page, '表决')
    await clerk.prepareVote(page, '举手·过半数', '没有人的表决')
    await says(page, '现在没有有表决权的人在场，请先签到。')
    expect(await page.getByRole('button', { name: /^开始表决/ }).isDisabled()).toBe(true)
    await page.keyboard.press('Space')
    await clerk.closeMeeting(page)
    expect((await meetingAt(page, stream)).proceedings.phase).toBe('closed')
  })

  it('five hundred people: all signed in by one act, found by initials, and the wall pages through them', async () => {
    const stream = await aMeeting(page, crowd(500), { signedIn: false })
    await says(page, '应到 500', '实到 0', '还差 251 人')
    await clerk.signInTheRest(page)
    await says(page, '实到 500', '已达人数')
    expect((await meetingAt(page, stream)).attendees.every((each) => each.stays.length === 1)).toBe(true)
    await clerk.queueUp(page, 'wxn')
    await clerk.callNext(page, '王小宁')
    const wall = await running.projectorPage()
    await says(wall, '正在发言', '王小宁')
    await noSidewaysScroll(page)
    await noSidewaysScroll(wall)
  })

  it('two hundred agenda items: reached by keys and called in order; the 201st is refused with a sentence (A1)', async () => {
    const stream = await aMeeting(page, ['王小宁'], { items: 200 })
    await says(page, '/ 200')
    await clerk.goToItem(page, '第 1 件事')
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('textbox').first().fill('再加一件')
    await page.getByRole('dialog').getByRole('textbox').first().press('Enter')
    await says(page, '议程最多 200 项，请先删去不用的。')
    await page.keyboard.press('Escape')
    const { items } = (await meetingAt(page, stream)).agenda
    await new Clerk(page, stream).says({ type: 'agenda.activate', itemId: '199' })
    await clerk.goToItem(page, '第 200 件事')
    expect(items).toHaveLength(200)
    await noSidewaysScroll(page)
  })
})

describe('a second start', () => {
  it('opens nothing and brings the first window to the front; the meeting runs on', async () => {
    const stream = await aMeeting(page, ['王小宁'])
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((each) => each.webContents.getURL().startsWith('app://console'))
        ?.hide(),
    )
    await startAgain(running.userData)
    await vi.waitFor(async () => {
      const shown = await running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((each) => each.webContents.getURL().startsWith('app://console'))
          ?.isVisible(),
      )
      expect(shown).toBe(true)
    }, patience)
    await clerk.record(page, '接着记')
    expect(await keptTexts(stream)).toEqual(['接着记'])
  })
})

describe('no second display', () => {
  it('the meeting runs without a wall, the status line says so, and the small picture goes on', async () => {
    await secondDisplay.unplug()
    onTestFinished(() => secondDisplay.plug())
    const alone = await launchApp({ userData: await freshUserData() })
    const console = await alone.consolePage()
    await nameTheRoom(console)
    await aMeeting(console, ['王小宁'])
    await says(console, '没有找到第二块屏幕。请接好投影并打开电源')
    await clerk.queueUp(console, 'wxn')
    await clerk.callNext(console, '王小宁')
    await says(console, '大屏：发言')
    await alone.kill()
  })
})

describe('no stick', () => {
  it('is said at 散会 together with what can be done instead', async () => {
    await aMeeting(page, ['王小宁'])
    await clerk.closeMeeting(page)
    await says(page, '没有找到U盘。插上后会自动出现在这里；也可以先放到本机的文件夹。')
    expect(await page.getByRole('button', { name: '导出', exact: true }).isDisabled()).toBe(true)
  })
})

afterEach(async () => {
  // The room holds one meeting at a time.
  const rows = await ask(page, 'meetings.list', { text: '' })
  for (const { stream, phase } of rows.ok ? rows.value : [])
    if (phase === 'open') await ask(page, 'desk.ask', { stream, command: { type: 'meeting.close' } })
})

type Hall = { readonly signedIn?: boolean; readonly items?: number }
let meetings = 0

/** An open meeting of these people, in the live screen. Made at the bridge: preparing is another story. */
async function aMeeting(on: Page, names: readonly string[], { signedIn = true, items = 2 }: Hall = {}) {
  meetings += 1
  const stream: StreamId = `meeting:bad-input-${meetings}`
  const hand = new Clerk(on, stream)
  const own = `${title}${meetings}`
  await hand.says({ type: 'meeting.create', details: { ...someDetails, title: own }, rules: defaultMeetingRules })
  const people = names.map((name) => somebody({ name }))
  if (people.length > 0) await hand.says({ type: 'attendance.invite', people })
  if (people.length > 0 && signedIn) await hand.says({ type: 'attendance.signIn', attendeeIds: 'everybody' })
  const asks = Array.from({ length: items }, (_, index) => ({
    stream,
    command: {
      ...{ type: 'agenda.add', title: `第 ${index + 1} 件事`, kind: 'speeches', minutes: 1 },
      ...{ presenter: '', depth: 0, before: null },
    },
  }))
  const added = await ask(on, 'desk.askAll', { asks })
  if (!added.ok) throw new Error(added.refusal.message)
  await hand.says({ type: 'meeting.open' })
  await home(on)
  await clerk.enterFromList(on, own)
  return stream
}

/** Back to the list, from wherever the last test ended; a page that begins anew goes where a meeting runs. */
async function home(on: Page): Promise<void> {
  await on.reload()
  const list = on.getByRole('heading', { name: '会议', exact: true })
  await list.or(clerk.liveScreen(on)).waitFor()
  if (await list.isHidden()) await on.getByRole('button', { name: '回到会议列表' }).click()
  await list.waitFor()
}

async function nameTheRoom(on: Page): Promise<void> {
  await clerk.nameTheRoom(on, { township: '试点镇', name: '试点镇协商议事室' })
}

async function keptTexts(stream: StreamId): Promise<readonly string[]> {
  return (await meetingAt(page, stream)).minutes.map((entry) => entry.text)
}

/** Nothing is wider than the window. */
async function noSidewaysScroll(on: Page): Promise<void> {
  const { wide, high } = await on.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    high: document.documentElement.scrollHeight - innerHeight,
  }))
  expect({ wide: Math.max(wide, 0), high: Math.max(high, 0) }).toEqual({ wide: 0, high: 0 })
}

/** Names that nobody has twice; the first of them is 王小宁. */
function crowd(size: number): readonly string[] {
  const family = [...'赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何']
  const given = [...'一二三四五六七八九十春夏秋冬东南西北中明华国民平安福林山水田']
  const names = family.flatMap((first) => given.map((second) => `${first}${second}`))
  return ['王小宁', ...names.slice(0, size - 1)]
}
