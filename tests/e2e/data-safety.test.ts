import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { copyFolderName } from '#electron/app/second-copy'
import * as clerk from '#tests/support/clerk-ui'
import { says } from '#tests/support/clerk-ui'
import { ask } from '#tests/support/door'
import { launchApp } from '#tests/support/electron'
import { patience } from '#tests/support/patience'

/*
 * 数据安全 as the clerk meets it: the copy on a stick, the machine that was lost, the next one that takes over; and the lock
 * that hides the console while the wall goes on.
 */
const stick = await mkdtemp(join(tmpdir(), 'yst-stick-'))
afterAll(() => rm(stick, { recursive: true, force: true }))

const room = { township: '试点镇', name: '试点镇协商议事室' }

describe('a room whose computer was lost', () => {
  it('goes on on an empty one from the copy on the stick, and says how much came back', async () => {
    const first = await launchApp({ args: ['--sample'] })
    const page = await first.consolePage()
    await openSafety(page)
    await says(page, '没有备份')
    await clerk.answerDialog(first.app, stick)
    await page.getByRole('button', { name: '选择备份文件夹…' }).click()
    await says(page, '都已抄好', join(stick, copyFolderName))
    const begun = await ask(page, 'app.begin', {})
    const facts = begun.ok ? begun.value.status.saved.n : 0
    expect(facts).toBeGreaterThan(50)
    await first.kill()
    expect(await readdir(join(stick, copyFolderName))).toContain('000001.jsonl')

    const second = await launchApp()
    const empty = await second.consolePage()
    await clerk.answerDialog(second.app, stick)
    await empty.getByRole('button', { name: '从备份恢复…' }).click()
    await says(empty, '已恢复会议 2 场', `共 ${facts} 条记录`)
    await second.kill()

    const third = await launchApp({ userData: second.userData })
    const back = await third.consolePage()
    await says(back, '场镇公共停车场建设协商会')
    const again = await ask(back, 'app.begin', {})
    expect(again.ok && again.value.status.saved.n).toBe(facts)
    expect(again.ok && again.value.room?.name).toBe(begun.ok && begun.value.room?.name)
    await third.kill()
  })
})

describe('a room with a PIN', () => {
  it('opens behind its cover, answers nothing but the right PIN, and the wall goes on', async () => {
    const first = await launchApp()
    const page = await first.consolePage()
    await clerk.nameTheRoom(page, room)
    await openSafety(page)
    await page.getByLabel('PIN码', { exact: true }).fill('2468')
    await page.getByLabel('再输一次').fill('2468')
    await page.getByRole('button', { name: '设PIN码' }).click()
    await says(page, '已设PIN码')
    await first.kill()

    const second = await launchApp({ userData: first.userData })
    const locked = await second.consolePage()
    await says(locked, '已锁屏', '大屏不受影响')
    expect(await clerk.wordsOf(locked)).not.toContain(room.name)
    for (const question of [ask(locked, 'people.list', { text: '' }), ask(locked, 'app.begin', {})])
      expect(await question).toMatchObject({ ok: false, refusal: { code: 'lock.locked' } })
    await says(await second.projectorPage(), room.name)
    await locked.getByLabel('PIN码', { exact: true }).fill('1357')
    await locked.keyboard.press('Enter')
    await says(locked, 'PIN码不对，还可以试 4 次')
    await locked.getByLabel('PIN码', { exact: true }).fill('2468')
    await locked.keyboard.press('Enter')
    await says(locked, room.name)
    await vi.waitFor(
      async () => expect(await ask(locked, 'people.list', { text: '' })).toMatchObject({ ok: true }),
      patience,
    )
    await second.kill()
  })
})

async function openSafety(page: Page): Promise<void> {
  await page.getByRole('button', { name: '设置', exact: true }).click()
  await page.getByRole('tab', { name: '数据安全' }).click()
  await page.getByRole('region', { name: '备份' }).waitFor()
}
