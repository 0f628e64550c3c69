import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ArchiveVerdict, Restored, Safety } from '#shared/contract/safety'
import { prepareMeeting, sitDesk } from '#tests/support/desk-bridge'
import { FromBackup } from '../../../renderer/console/begin/from-backup'
import { SettingsScreen } from '../../../renderer/console/settings/settings-screen'
import { open } from '../console-prepare/page'

const folder = '/home/clerk/.config/yishitai'
const unprotected: Safety = {
  ...{ folder, facts: 120, check: null, copy: { state: 'none' } },
  ...{ attachments: { state: 'none' }, copyHoldsErased: false, keyStore: 'there' },
}
const copied: Safety = {
  ...unprotected,
  check: { state: 'whole', at: '2026-11-21T00:30:00.000Z', facts: 118 },
  copy: { state: 'following', folder: '/media/stick/议事台备份', n: 120 },
}
const stopped: Safety = {
  ...copied,
  copy: { state: 'stopped', folder: '/media/stick/议事台备份', n: 118, message: '备份的文件夹不在了，请插回去。' },
}

async function openSafety(first: Safety) {
  const desk = sitDesk()
  desk.answers['safety.look'] = () => first
  const { user } = open(desk, <SettingsScreen />)
  await user.click(await screen.findByRole('tab', { name: '数据安全' }))
  await screen.findByRole('region', { name: '备份' })
  return { desk, user }
}

describe('数据安全', () => {
  it('says where the data are, that there is no copy yet, and offers one', async () => {
    const { desk, user } = await openSafety(unprotected)
    expect(screen.getByText(`数据都在这个文件夹里：${folder}`)).toBeTruthy()
    expect(screen.getByText('还没有核对，空闲时自动进行')).toBeTruthy()
    expect(screen.getByText('没有备份')).toBeTruthy()
    desk.answers['safety.chooseCopy'] = () => copied
    await user.click(screen.getByRole('button', { name: '选择备份文件夹…' }))
    expect(await screen.findByText('全部 120 条都已抄好')).toBeTruthy()
    expect(screen.getByText('备份在：/media/stick/议事台备份')).toBeTruthy()
    expect(screen.getByText(/核对了 118 条，之后又记了 2 条/)).toBeTruthy()
  })

  it('says what stopped the copy, lets it try again, and lets it end', async () => {
    const { desk, user } = await openSafety(stopped)
    expect(screen.getByText('备份停了')).toBeTruthy()
    expect(screen.getByText('备份的文件夹不在了，请插回去。')).toBeTruthy()
    desk.answers['safety.tryCopyAgain'] = () => copied
    await user.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('正在备份')).toBeTruthy()
    desk.answers['safety.endCopy'] = () => unprotected
    await user.click(screen.getByRole('button', { name: '不再备份' }))
    expect(await screen.findByText('没有备份')).toBeTruthy()
  })

  it('stays as it is when the clerk changes his mind in the folder dialog', async () => {
    const { desk, user } = await openSafety(unprotected)
    desk.answers['safety.chooseCopy'] = () => null
    await user.click(screen.getByRole('button', { name: '选择备份文件夹…' }))
    expect(screen.getByText('没有备份')).toBeTruthy()
  })

  it('tells of damage with the one thing to do', async () => {
    await openSafety({ ...copied, check: { state: 'damaged', at: '2026-11-21T00:30:00.000Z', facts: 40 } })
    expect(screen.getByText('记录有损坏')).toBeTruthy()
    expect(screen.getByText(/前 40 条完好。请在散会并导出文书后，关闭程序再打开一次/)).toBeTruthy()
  })
})

describe('附件、密钥环', () => {
  it('says how many attachments are in the copy and what keeps the rest out', async () => {
    const attachments = {
      state: 'stopped',
      kept: 7,
      copied: 5,
      message: '备份的文件夹不在了，附件还没有抄过去。',
    } as const
    await openSafety({ ...copied, attachments, copyHoldsErased: true })
    expect(screen.getByText('附件已抄好 5 个，共 7 个。备份的文件夹不在了，附件还没有抄过去。')).toBeTruthy()
    expect(screen.getByText(/备份里还有已删除会议的内容/)).toBeTruthy()
  })

  it('says plainly where the system keeps no keys that data at rest have its own protection and no other', async () => {
    await openSafety({ ...unprotected, keyStore: 'missing' })
    expect(await screen.findByText(/没有另外加密：拿走硬盘的人能读到/)).toBeTruthy()
  })

  it('does not frighten where there is a key store', async () => {
    await openSafety(unprotected)
    await screen.findByText('没有设PIN码')
    expect(screen.queryByText(/没有另外加密/)).toBeNull()
  })
})

describe('核对会议档案 (K7)', () => {
  it('hands on the code from the minutes, and shows for each file what was found', async () => {
    const { desk, user } = await openSafety(unprotected)
    const verdicts: readonly ArchiveVerdict[] = [
      {
        ...{ fileName: '会议档案.jsonl', state: 'whole', title: '停车场协商会', sentence: '完整、未改动：共 88 条。' },
        ...{ printed: '与打印的校验码一致：纪要依据的就是这些记录。', agrees: true },
      },
      { fileName: '别的.jsonl', state: 'foreign', title: '', sentence: '这不是会议档案。', printed: '', agrees: null },
    ]
    desk.answers['safety.verifyArchives'] = () => verdicts
    await user.type(screen.getByLabelText(/纪要上打印的校验码/), '3f9a c2d4')
    await user.click(screen.getByRole('button', { name: '选择文件夹或U盘…' }))
    const results = await screen.findByRole('status', { name: '核对结果' })
    expect(results.textContent).toContain('停车场协商会完整、未改动：共 88 条。与打印的校验码一致')
    expect(results.textContent).toContain('别的.jsonl这不是会议档案。')
    expect(desk.asked.at(-1)).toEqual({
      name: 'safety.verifyArchives',
      input: { from: 'folder', code: '3f9a c2d4' },
    })
  })
})

describe('保存期限 (K1–K5)', () => {
  const yearsLater = '2037-01-10T01:00:00.000Z'

  async function officeWithOldMeeting() {
    const desk = sitDesk()
    desk.answers['safety.look'] = () => unprotected
    prepareMeeting(desk)
    desk.does(desk.meeting, { type: 'meeting.cancel', reason: '改期' })
    desk.now = yearsLater
    const { user } = open(desk, <SettingsScreen />)
    await user.click(await screen.findByRole('tab', { name: '数据安全' }))
    await screen.findByText('没有到期的会议')
    return { desk, user }
  }

  it('lists nothing as due until the office says how long, and then what is over', async () => {
    const { desk, user } = await officeWithOldMeeting()
    expect(screen.getByLabelText<HTMLSelectElement>('会议记录保存').value).toBe('')
    await user.selectOptions(screen.getByLabelText('会议记录保存'), '10 年')
    const due = await screen.findByRole('list', { name: '到期的会议' })
    expect(due.textContent).toContain('场镇停车场协商会')
    expect(due.textContent).toContain('2026年11月21日开会，保存到2036年11月21日')
    await user.selectOptions(screen.getByLabelText('会议记录保存'), '永久')
    expect(await screen.findByText('没有到期的会议')).toBeTruthy()
    expect(desk.room().keeping.retention.years).toBeNull()
  })

  it('deletes after who, why and the PIN, says what stays, and opens the program again', async () => {
    const { desk, user } = await officeWithOldMeeting()
    desk.answers['lock.look'] = () => ({ hasPin: true, isLocked: false, waitSeconds: 0 })
    await user.selectOptions(screen.getByLabelText('会议记录保存'), '10 年')
    await user.click(await screen.findByRole('button', { name: '删除…' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('不能恢复')
    expect(dialog.textContent).toContain('以前导出到U盘、上报到县里的文件，要另外处理')
    await user.click(within(dialog).getByRole('button', { name: '删除，不能恢复' }))
    expect(await within(dialog).findByText('请填写经手人')).toBeTruthy()
    expect(desk.asked.map(({ name }) => name)).not.toContain('safety.eraseMeeting')
    await user.type(within(dialog).getByLabelText('经手人'), '周敏')
    await user.type(within(dialog).getByLabelText('PIN码'), '2468')
    await user.click(within(dialog).getByRole('button', { name: '删除，不能恢复' }))
    expect(await within(dialog).findByText(/已登记删除/)).toBeTruthy()
    expect(desk.asked.find(({ name }) => name === 'safety.eraseMeeting')?.input).toEqual({
      ...{ stream: desk.meeting, pin: '2468', who: '周敏', reason: '保存期满' },
    })
    await waitFor(() => expect(desk.asked.map(({ name }) => name)).toContain('app.reopen'))
  })
})

describe('从备份恢复', () => {
  it('says what the archives of a stick do not have', async () => {
    const desk = sitDesk()
    const back: Restored = {
      ...{ from: 'archives', facts: 90, meetings: 2, people: 0, topics: 0, stoppedAfter: null, damagedFiles: 1 },
      ...{ attachments: 0, damagedAttachments: 0 },
    }
    desk.answers['safety.restore'] = () => back
    const { user } = open(desk, <FromBackup />)
    await user.click(screen.getByRole('button', { name: '从备份恢复…' }))
    const said = await screen.findByRole('status')
    expect(said.textContent).toContain('会议 2 场')
    expect(said.textContent).toContain('人才库、议题、台账、计划、附件和本室设置不在里面')
    expect(said.textContent).toContain('有 1 份会议档案损坏')
  })

  it('counts what came back and where it ended, and opens the program again', async () => {
    const desk = sitDesk()
    const back: Restored = {
      ...{ from: 'backup', facts: 900, meetings: 3, people: 60, topics: 4, stoppedAfter: 900, damagedFiles: 0 },
      ...{ attachments: 12, damagedAttachments: 1 },
    }
    desk.answers['safety.restore'] = () => back
    const { user } = open(desk, <FromBackup />)
    await user.click(screen.getByRole('button', { name: '从备份恢复…' }))
    const said = await screen.findByRole('status')
    expect(said.textContent).toContain('会议 3 场、人员 60 人、议题 4 个，共 900 条')
    expect(said.textContent).toContain('附件 12 个也已恢复')
    expect(said.textContent).toContain('有 1 个附件损坏，没有恢复')
    expect(said.textContent).toContain('备份在第 900 条之后损坏')
    await user.click(screen.getByRole('button', { name: '重新打开议事台' }))
    await waitFor(() => expect(desk.asked.map(({ name }) => name)).toContain('app.reopen'))
  })
})
