import type { ElectronApplication, Locator, Page } from 'playwright'
import { vi } from 'vitest'
import { patience } from '#tests/support/patience'

/*
 * 文员的手: what a clerk does at the console, by mouse and keyboard, and nothing a clerk could not do. Tests read like
 * the morning they tell; what a button is called stands here and nowhere else.
 */

/** 开始使用: the two names of the very first start. */
export async function nameTheRoom(page: Page, names: { township: string; name: string }): Promise<void> {
  await page.getByLabel('乡镇（街道）').fill(names.township)
  await page.getByLabel('会议室名称').fill(names.name)
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('heading', { name: '会议', exact: true }).waitFor()
}

/** The system's own dialog is the edge: it answers with these paths, and with nothing when there are none. */
export async function answerDialog(app: ElectronApplication, ...paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths: [...filePaths] })
  }, paths)
}

/** 人才库 → 从表格导入; answers what the preview said before anything was kept. */
export async function importRoster(app: ElectronApplication, page: Page, path: string): Promise<string> {
  await answerDialog(app, path)
  await page.keyboard.press('Alt+5')
  await page.getByRole('button', { name: '从表格导入' }).first().click()
  await page.getByRole('button', { name: '选择文件…' }).click()
  const counts = page.getByText('可以导入').first()
  await counts.waitFor()
  const said = await counts.innerText()
  await page.getByRole('button', { name: /^导入 \d+ 人$/ }).click()
  await page.getByRole('heading', { name: '导入前看一遍' }).waitFor({ state: 'detached' })
  return said
}

/** 新建会议, with its form's template; ends on the page where it is prepared. */
export async function newMeeting(page: Page, said: { title: string; topic: string }): Promise<void> {
  await page.keyboard.press('Alt+1')
  await page.getByRole('heading', { name: '会议', exact: true }).waitFor()
  await page.keyboard.press('n')
  await page.getByLabel('会议名称').fill(said.title)
  await page.getByLabel('议题', { exact: true }).fill(said.topic)
  await page.getByRole('button', { name: '建好，去筹备' }).click()
  await page.getByRole('heading', { name: said.title }).waitFor()
}

export type PreparePart = '概况' | '规则' | '议程' | '人员' | '清单' | '表决'
const prepareParts: readonly PreparePart[] = ['概况', '规则', '议程', '人员', '清单', '表决']

export async function goToPart(page: Page, part: PreparePart): Promise<void> {
  await page.keyboard.press(`Control+${prepareParts.indexOf(part) + 1}`)
  await page.locator('[role="tab"][aria-selected="true"]', { hasText: part }).waitFor()
}

/** 从人才库选人: the first ones by initials and Enter, then everybody else who is listed. */
export async function inviteFromRoster(page: Page, initials: readonly string[]): Promise<void> {
  await goToPart(page, '人员')
  await page.getByRole('button', { name: '从人才库选人' }).first().click()
  const search = page.getByLabel('在人才库里查找')
  for (const letters of initials) {
    await search.fill(letters)
    await search.press('Enter')
    await emptied(search)
  }
  await page.getByLabel(/^选中列出的 \d+ 人$/).check()
  await page.getByRole('button', { name: /^请这 \d+ 人到会$/ }).click()
  await page.getByLabel(/^选中列出的/).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '选好了' }).click()
}

/** Changes of one or more people at once, such as `部门` or `标为利益攸关方`. */
export async function changePeople(page: Page, names: readonly string[], change: string): Promise<void> {
  for (const name of names) await page.getByLabel(`选中${name}`, { exact: true }).check()
  await page.getByRole('button', { name: `选中 ${names.length} 人…` }).click()
  await page.getByRole('menuitem', { name: change, exact: true }).click()
  for (const name of names) await page.getByLabel(`选中${name}`, { exact: true }).uncheck()
}

export async function enterMeeting(page: Page): Promise<void> {
  await page.keyboard.press('F5')
  await liveScreen(page).waitFor()
}

/**
 * From the list of meetings into the meeting of that name, whether it is still prepared or already runs. One that was only
 * just opened may still stand in the list as prepared for a moment, and then leads by way of its preparation.
 */
export async function enterFromList(page: Page, title: string): Promise<void> {
  const row = page.getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: /^(筹备|回到会场)$/ }).click()
  const preparation = page.getByRole('button', { name: '会前文书' })
  await liveScreen(page).or(preparation).waitFor()
  if (await preparation.isVisible()) await page.keyboard.press('F5')
  await liveScreen(page).waitFor()
}

/** 已散会 in the list → 文书. */
export async function openPapers(page: Page, title: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: '文书', exact: true }).click()
  await page.getByRole('region', { name: '导出到哪里' }).waitFor()
}

/** The live screen is the one that has its black button. */
export function liveScreen(page: Page): Locator {
  return page.getByRole('button', { name: /黑屏/ })
}

/** 门口签到: initials and Enter at the door, one after the other. */
export async function signInAtDoor(page: Page, initials: readonly string[]): Promise<void> {
  await page.keyboard.press('Shift+S')
  const field = page.getByLabel('找人签到')
  for (const letters of initials) {
    await field.fill(letters)
    await field.press('Enter')
    await emptied(field)
  }
  await page.getByRole('button', { name: '回到会场' }).click()
  await field.waitFor({ state: 'detached' })
}

export type LiveTab = '记录' | '共识板' | '表决' | '签到'
const tabKeys: Readonly<Record<LiveTab, string>> = { 记录: 'm', 共识板: 'b', 表决: 'v', 签到: 's' }

/** One of the four panels at the right, by its key; the keyboard is left free. */
export async function lookAt(page: Page, tab: LiveTab): Promise<void> {
  await leaveField(page)
  await page.keyboard.press(tabKeys[tab])
  await page.locator('[role="tab"][aria-selected="true"]', { hasText: tab }).waitFor()
  await leaveField(page)
}

/** 请假, with what was said. */
export async function excuse(page: Page, name: string, reason: string): Promise<void> {
  await lookAt(page, '签到')
  await page.getByLabel(`${name}：更多`).click()
  await page.getByRole('menuitem', { name: '登记请假…' }).click()
  await page.getByLabel('请假原因').fill(reason)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Everybody who is neither here nor excused. */
export async function signInTheRest(page: Page): Promise<void> {
  await lookAt(page, '签到')
  await page.getByRole('button', { name: '选中未到的' }).click()
  await page.getByRole('button', { name: '一起签到' }).click()
  await page.getByRole('button', { name: '一起签到' }).waitFor({ state: 'detached' })
}

/** 现场加人: a name that nobody on the list has, and Enter. */
export async function walkIn(page: Page, name: string): Promise<void> {
  await lookAt(page, '签到')
  await page.getByLabel('找人签到').fill(name)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '加人并签到' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export async function openMeeting(page: Page): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('Shift+O')
  await page.getByRole('button', { name: '会议状态：开会中' }).waitFor()
}

/** The next item of the agenda by its key; answers when the named one is on. */
export async function goToItem(page: Page, title: string): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('n')
  await page.locator('[aria-current="step"]', { hasText: title }).waitFor()
}

/** Into the queue by initials; `kind` by Alt and its number, as while typing. */
export async function queueUp(page: Page, initials: string, kind: 1 | 2 | 3 | 4 = 1): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('q')
  if (kind !== 1) await page.keyboard.press(`Alt+${kind}`)
  await page.keyboard.type(initials)
  await page.getByRole('listbox', { name: '找到的人' }).waitFor()
  await page.keyboard.press('Enter')
  await emptied(page.getByLabel('加入等待发言：姓名或拼音首字母'))
}

/** 空格: whoever waits first has the floor. */
export async function callNext(page: Page, name: string): Promise<void> {
  await leaveField(page)
  await page.getByRole('button', { name: `请下一位：${name}` }).waitFor()
  // A second press within a moment counts as the same one; a clerk who means it presses again.
  await vi.waitFor(async () => {
    await page.keyboard.press('Space')
    await speakerIs(page, name).waitFor({ timeout: 1000 })
  }, patience)
}

/** 插话: who breaks in, by initials. */
export async function interject(page: Page, initials: string, name: string): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('i')
  await page.getByRole('dialog', { name: '谁插话' }).waitFor()
  await page.keyboard.type(initials)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await speakerIs(page, name).waitFor()
}

export async function pressOnFloor(page: Page, key: 'e' | 'p'): Promise<void> {
  await leaveField(page)
  await page.keyboard.press(key)
}

/** Who has the floor, in large. */
export function speakerIs(page: Page, name: string): Locator {
  return page.getByRole('region', { name: '正在发言' }).locator('strong', { hasText: name })
}

export type RecordKind = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** One entry of the minutes: the kind's own key leads into the field, Enter keeps it. */
export async function record(page: Page, text: string, kind: RecordKind = 1): Promise<void> {
  await typeRecord(page, text, kind)
  await emptied(page.getByLabel('写一条记录'))
}

/** The same without looking whether it was kept. */
export async function typeRecord(page: Page, text: string, kind: RecordKind = 1): Promise<void> {
  await lookAt(page, '记录')
  await page.keyboard.press(String(kind))
  // A Chinese line comes from an input method whole, not letter by letter.
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

/** Enter once more on what is still in the field. */
export async function keepRecord(page: Page): Promise<void> {
  const field = page.getByLabel('写一条记录')
  await field.press('Enter')
  await emptied(field)
}

/** 准备新的表决, from one of the usual ones. */
export async function prepareVote(page: Page, preset: string, title: string): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('Shift+V')
  await page.getByRole('button', { name: preset, exact: true }).click()
  await page.getByLabel(/^(表决什么|测评什么)$/).fill(title)
  await page.getByRole('button', { name: '备好这项表决' }).click()
  await page.getByRole('region', { name: '还没开始' }).waitFor()
}

/** One vote of the list; the panel may still show the one that was looked at last. */
export async function lookAtVote(page: Page, title: string): Promise<void> {
  await lookAt(page, '表决')
  const back = page.getByRole('button', { name: '全部表决' })
  if (await back.isVisible()) await back.click()
  await page.getByRole('navigation', { name: '表决和测评' }).getByRole('button', { name: title }).click()
  await page.getByRole('article', { name: title }).waitFor()
  await leaveField(page)
}

/** One counter's figures by the names of their fields, then 填好了. */
export async function fillCount(page: Page, figures: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, count] of Object.entries(figures))
    await page.getByRole('textbox', { name: label, exact: true }).fill(String(count))
  await page.getByRole('button', { name: '填好了' }).click()
}

/** 交接: the second counter sits down. */
export async function handOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: '监票人就位，开始填' }).click()
}

/** 封票, then 公布: two acts, each asked once. */
export async function sealVote(page: Page): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('f')
  await page.getByRole('dialog').getByRole('button', { name: '封票', exact: true }).click()
  await page.getByText('已经封票，票数不能再改').waitFor()
}

export async function announceVote(page: Page): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('g')
  await page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** 提请确认 and 无人反对，确认: `meanwhile` is what the room sees in between. */
export async function confirmLine(page: Page, line: string, meanwhile: () => Promise<void>): Promise<void> {
  const row = page.getByRole('list', { name: '共识' }).getByRole('listitem').filter({ hasText: line })
  await page.keyboard.press('j')
  await row.getByRole('button', { name: /^无人反对，确认/ }).waitFor()
  await meanwhile()
  await page.keyboard.press('y')
  await row.getByText('已确认').waitFor()
}

/** 散会, up to the place where the papers go. */
export async function closeMeeting(page: Page): Promise<void> {
  await leaveField(page)
  await page.keyboard.press('Shift+X')
  await page.getByRole('dialog').getByRole('button', { name: '散会', exact: true }).click()
  await page.getByRole('region', { name: '导出到哪里' }).waitFor()
}

/** 选文件夹 → 导出; ends when the result stands there, good or bad. */
export async function exportTo(app: ElectronApplication, page: Page, folder: string): Promise<Locator> {
  await chooseFolder(app, page, folder)
  await page.getByRole('button', { name: '导出到文件夹' }).click()
  return exportResult(page)
}

export async function chooseFolder(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await answerDialog(app, folder)
  await page.getByRole('button', { name: '选文件夹…' }).click()
  await page.getByText(folder, { exact: true }).waitFor()
}

export async function exportResult(page: Page): Promise<Locator> {
  const result = page.getByRole('region', { name: '导出结果' })
  await result.waitFor({ timeout: 60_000 })
  return result
}

/** Esc, as F1 says: letters are keys again. */
export async function leaveField(page: Page): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
}

/** Whatever the page says at this moment, on one line. */
export async function wordsOf(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ')
}

/** A page says all of this, at once and soon. */
export async function says(page: Page, ...words: readonly string[]): Promise<void> {
  await vi.waitFor(async () => {
    const said = (await wordsOf(page)).replaceAll(' ', '')
    const missing = words.filter((word) => !said.includes(word.replaceAll(' ', '')))
    if (missing.length > 0)
      throw new Error(`${page.url()} does not say ${missing.join(' / ')} but: ${said.slice(0, 900)}`)
  }, patience)
}

async function emptied(field: Locator): Promise<void> {
  await vi.waitFor(async () => {
    const left = await field.inputValue()
    if (left !== '') throw new Error(`the field still says ${left.slice(0, 40)}`)
  }, patience)
}
