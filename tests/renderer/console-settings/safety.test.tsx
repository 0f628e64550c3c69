import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Restored, Safety } from '#shared/contract/safety'
import { sitDesk } from '#tests/support/desk-bridge'
import { FromBackup } from '../../../renderer/console/begin/from-backup'
import { SettingsScreen } from '../../../renderer/console/settings/settings-screen'
import { open } from '../console-prepare/page'

const folder = '/home/clerk/.config/yishitai'
const unprotected: Safety = { folder, facts: 120, check: null, copy: { state: 'none' } }
const copied: Safety = {
  folder,
  facts: 120,
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

describe('从备份恢复', () => {
  it('counts what came back and where it ended, and opens the program again', async () => {
    const desk = sitDesk()
    const back: Restored = { facts: 900, meetings: 3, people: 60, topics: 4, stoppedAfter: 900, damagedFiles: 0 }
    desk.answers['safety.restore'] = () => back
    const { user } = open(desk, <FromBackup />)
    await user.click(screen.getByRole('button', { name: '从备份恢复…' }))
    const said = await screen.findByRole('status')
    expect(said.textContent).toContain('会议 3 场、人员 60 人、议题 4 个，共 900 条')
    expect(said.textContent).toContain('备份在第 900 条之后损坏')
    await user.click(screen.getByRole('button', { name: '重新打开议事台' }))
    await waitFor(() => expect(desk.asked.map(({ name }) => name)).toContain('app.reopen'))
  })
})
