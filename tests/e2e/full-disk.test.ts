import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { StreamId } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import * as clerk from '#tests/support/clerk-ui'
import { says } from '#tests/support/clerk-ui'
import { Clerk, meetingAt, stateAt } from '#tests/support/door'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { somebody, someDetails } from '#tests/support/meeting'
import { patience } from '#tests/support/patience'
import { canMount, type SmallDisk, smallDisk } from '#tests/support/small-disk'

/*
 * Disks that are full, read-only or not the same any more, under the real application: what the clerk is told, that
 * nothing half-written stands under a final name, and that nothing acknowledged is lost. Mounting needs root.
 */
const finished = '场镇公共停车场建设协商会'

describe.skipIf(!canMount)('papers on a place that will not take them (mounting needs root)', () => {
  let running: RunningApp
  let page: Page

  beforeAll(async () => {
    running = await launchApp({ args: ['--sample'] })
    page = await running.consolePage()
    await clerk.openPapers(page, finished)
  })
  afterAll(() => running?.kill())
  beforeEach(async () => {
    const again = page.getByRole('button', { name: '换一个地方' })
    if (await again.isVisible()) await again.click()
  })

  it('too small: said before anything is written', async () => {
    const disk = await smallDisk(1)
    await writeFile(join(disk.path, 'holiday.jpg'), new Uint8Array(700 * 1024))
    const result = await clerk.exportTo(running.app, page, disk.path)
    expect(await result.innerText()).toMatch(/没有导出成功[\s\S]*(空间|放不下|装不下)/)
    expect(await readdir(disk.path)).toEqual(['holiday.jpg'])
  })

  it('read-only when it is chosen: it cannot be chosen for writing, and why stands beside it', async () => {
    const disk = await smallDisk(8)
    await disk.setReadOnly(true)
    await clerk.chooseFolder(running.app, page, disk.path)
    await says(page, '只读，写不进去')
    expect(await page.getByRole('button', { name: /^导出/ }).last().isDisabled()).toBe(true)
  })

  it('read-only after it was chosen: a plain sentence, and nothing written', async () => {
    const disk = await smallDisk(8)
    await clerk.chooseFolder(running.app, page, disk.path)
    await disk.setReadOnly(true)
    expect(await whatComesOfExporting(page)).toMatch(/没有导出成功[\s\S]*只读|不能再选/)
    expect(await readdir(disk.path)).toEqual([])
  })

  it('swapped for another one between choosing and writing: nothing lands on the stranger', async () => {
    const disk = await smallDisk(8)
    await clerk.chooseFolder(running.app, page, disk.path)
    await disk.replace(8)
    expect(await whatComesOfExporting(page)).toMatch(/没有导出成功[\s\S]*(换|不是|重新选)|不能再选/)
    expect(await readdir(disk.path)).toEqual([])
  })

  it('and a good place right afterwards takes them all', async () => {
    const disk = await smallDisk(16)
    const result = await clerk.exportTo(running.app, page, disk.path)
    expect(await result.innerText()).toContain('份文件已写好')
  })
})

/**
 * A place that changed is noticed by whoever looks first: by the look every two seconds, and then it cannot be chosen
 * any more, or by the protocol, and then it says so. Both are right, and neither writes anything.
 */
async function whatComesOfExporting(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: /^导出/ }).last()
  const pressed = await button.click({ timeout: 4000 }).then(
    () => true,
    () => false,
  )
  if (pressed) return (await clerk.exportResult(page)).innerText()
  expect(await button.isDisabled()).toBe(true)
  return '不能再选'
}

describe.skipIf(!canMount)('the room’s own disk runs full while a meeting runs (mounting needs root)', () => {
  it('is said, the step is refused with what to do, nothing acknowledged is lost, and the meeting is closed after space was made', async () => {
    const disk = await smallDisk(160)
    const userData = join(disk.path, 'room')
    const running = await launchApp({ userData })
    const page = await running.consolePage()
    const stream = await aMeeting(page)
    await clerk.record(page, '第一句')

    const kept = ['第一句']
    kept.push(
      await firstRefused(disk, kept, (line) =>
        isRefused(page, line, '电脑磁盘已满，刚才这一步没有记下。备用空间已腾出，请再做一次'),
      ),
    )
    await clerk.keepRecord(page)
    await says(page, '硬盘已满，动用了备用空间。请尽快散会并把文书导出到U盘')

    const refused = await firstRefused(disk, kept, (line) =>
      isRefused(page, line, '备用空间也已用完，刚才这一步没有记下'),
    )
    expect(await keptTexts(page, stream)).toEqual(kept)

    await disk.grow(220)
    await clerk.keepRecord(page)
    await clerk.closeMeeting(page)
    const before = await meetingAt(page, stream)
    await running.kill()

    const again = await launchApp({ userData })
    const after = await meetingAt(await again.consolePage(), stream)
    expect(after).toEqual(before)
    expect(after.minutes.map((entry) => entry.text)).toEqual([...kept, refused])
    expect(after.proceedings.phase).toBe('closed')
    await again.kill()
  })
})

describe.skipIf(!canMount)('the reserve on the room’s own disk (mounting needs root)', () => {
  it('carries a full disk through the rest of a meeting: a hundred lines more, 散会, the papers and the next start', async () => {
    const disk = await smallDisk(160)
    const userData = join(disk.path, 'room')
    const running = await launchApp({ userData })
    const page = await running.consolePage()
    const stream = await aMeeting(page)
    const hand = new Clerk(page, stream)
    const kept: string[] = []
    const write = (text: string) => hand.says({ type: 'minutes.write', text })
    const refused = await firstRefused(disk, kept, (text) =>
      write(text).then(
        () => false,
        (error: Error) => {
          expect(error.message).toContain('备用空间已腾出，请再做一次')
          return true
        },
      ),
    )
    await write(refused)
    const lines = Array.from({ length: 100 }, (_, index) => `散会前的第 ${index} 句${'说'.repeat(400)}`)
    for (const text of lines) await write(text)
    await clerk.closeMeeting(page)
    const papers = await mkdtemp(join(tmpdir(), 'yst-papers-'))
    onTestFinished(() => rm(papers, { recursive: true, force: true }))
    expect(await (await clerk.exportTo(running.app, page, papers)).innerText()).toContain('份文件已写好')
    const before = await meetingAt(page, stream)
    expect(before.minutes.map((entry) => entry.text)).toEqual([...kept, refused, ...lines])
    await running.kill()

    // Still nobody has made space.
    const again = await launchApp({ userData })
    expect(await meetingAt(await again.consolePage(), stream)).toEqual(before)
    await again.kill()
  })
})

/** Longer than what may be left in the last block of a file. */
const longLine = (number: number) => `第${number}句，${'说'.repeat(4900)}`

/**
 * Writes on until the full disk refuses a line, and gives that one; `kept` takes those before it. The program may still
 * give back what it no longer needs after the disk was filled, such as the copy of what was being typed.
 */
async function firstRefused(
  disk: SmallDisk,
  kept: string[],
  isRefused: (line: string) => Promise<boolean>,
): Promise<string> {
  for (let more = 0; more < 5; more += 1) {
    await fill(disk)
    const line = longLine(kept.length + 1)
    if (await isRefused(line)) return line
    kept.push(line)
  }
  throw new Error('a disk without a free block took one line after the other')
}

/** Types a line; gives whether the console answered with these words and kept it in the field. */
async function isRefused(page: Page, line: string, words: string): Promise<boolean> {
  await clerk.typeRecord(page, line)
  return vi.waitFor(async () => {
    if ((await clerk.wordsOf(page)).includes(words)) return true
    if ((await page.getByLabel('写一条记录').inputValue()) !== '') throw new Error('neither kept nor refused yet')
    return false
  }, patience)
}

let downloads = 0

/** Everything that is left, as a careless download would take it. */
async function fill(disk: SmallDisk): Promise<void> {
  for (const size of [1024 * 1024, 4096]) while (await isWritten(disk, size)) downloads += 1
}

function isWritten(disk: SmallDisk, size: number): Promise<boolean> {
  return writeFile(join(disk.path, `download-${downloads}-${size}`), new Uint8Array(size)).then(
    () => true,
    () => false,
  )
}

async function aMeeting(page: Page): Promise<StreamId> {
  await clerk.nameTheRoom(page, { township: '试点镇', name: '试点镇协商议事室' })
  const stream: StreamId = 'meeting:full-disk'
  const hand = new Clerk(page, stream)
  await hand.says({ type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
  await hand.says({ type: 'attendance.invite', people: [somebody()] })
  await hand.says({ type: 'agenda.useTemplate', form: 'special' })
  await hand.says({ type: 'attendance.signIn', attendeeIds: 'everybody' })
  await clerk.enterFromList(page, someDetails.title)
  await clerk.openMeeting(page)
  return stream
}

async function keptTexts(page: Page, stream: StreamId): Promise<readonly string[]> {
  const state = await stateAt(page, stream)
  return state.kind === 'meeting' ? (state.history?.meeting.minutes.map((entry) => entry.text) ?? []) : []
}
