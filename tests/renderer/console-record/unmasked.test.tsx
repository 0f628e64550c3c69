import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Drive, ExportReport } from '#shared/contract/papers'
import { refuse } from '#shared/decision'
import { prepareMeeting, sitDesk } from '#tests/support/desk-bridge'
import { ExportPanel } from '../../../renderer/console/papers/export-panel'
import { open } from '../console-prepare/page'

const stick: Drive = {
  ...{ id: 'stick-1', kind: 'removable', label: 'U', path: '/media/stick', fileSystem: 'vfat' },
  ...{ freeBytes: 1e9, totalBytes: 1e9, readOnly: false },
}

const report: ExportReport = { folder: '/media/stick/x', files: [], verifiedBy: 'device', notMade: [], ms: 1 }

function choosing(hasPin: boolean) {
  const desk = sitDesk()
  desk.answers['lock.look'] = () => ({ hasPin, isLocked: false, waitSeconds: 0 })
  desk.answers['drives.list'] = () => [stick]
  desk.answers['drives.eject'] = () => 'left'
  desk.answers['papers.export'] = () => report
  prepareMeeting(desk)
  return { desk, ...open(desk, <ExportPanel stream={desk.meeting} />) }
}

describe('电话不打码 (K6)', () => {
  it('cannot be chosen in a room without a PIN, and says where one is set', async () => {
    choosing(false)
    const choice = await screen.findByLabelText<HTMLInputElement>('签到表上的电话不打码')
    expect(choice.disabled).toBe(true)
    expect(screen.getByText(/先到“设置 → 数据安全”设PIN码/)).toBeTruthy()
  })

  it('goes out only with who, why and the PIN; without it the numbers stay masked', async () => {
    const { desk, user } = choosing(true)
    const choice = await screen.findByLabelText('签到表上的电话不打码')
    await waitFor(() => expect((choice as HTMLInputElement).disabled).toBe(false))
    await user.click(choice)
    const take = await screen.findByRole<HTMLButtonElement>('button', { name: '导出到U盘' })
    expect(take.disabled).toBe(true)
    await user.type(screen.getByLabelText('经手人'), '周敏')
    await user.type(screen.getByLabelText('原因'), '街道核对到会人员')
    expect(take.disabled).toBe(true)
    await user.type(screen.getByLabelText('PIN码'), '2468')
    await user.click(take)
    await waitFor(() =>
      expect(desk.asked.find(({ name }) => name === 'papers.export')?.input).toMatchObject({
        unmasked: { pin: '2468', who: '周敏', reason: '街道核对到会人员' },
      }),
    )
  })

  it('after a wrong PIN the form is there again with everything but the PIN, and nothing goes out masked by mistake', async () => {
    const { desk, user } = choosing(true)
    desk.answers['papers.export'] = () => refuse('lock.wrong-pin', 'PIN码不对，还可以试 4 次。忘记了请找技术人员。')
    const choice = await screen.findByLabelText<HTMLInputElement>('签到表上的电话不打码')
    await waitFor(() => expect(choice.disabled).toBe(false))
    await user.click(choice)
    await user.type(screen.getByLabelText('经手人'), '周敏')
    await user.type(screen.getByLabelText('原因'), '街道核对到会人员')
    await user.type(screen.getByLabelText('PIN码'), '1357')
    await user.click(screen.getByRole('button', { name: '导出到U盘' }))
    expect(await screen.findByText(/还可以试 4 次/)).toBeTruthy()
    const fields = ['经手人', '原因', 'PIN码'].map((label) => screen.getByLabelText<HTMLInputElement>(label).value)
    expect(fields).toEqual(['周敏', '街道核对到会人员', ''])
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出到U盘' }).disabled).toBe(true)
    expect(screen.queryByRole('button', { name: /^再导出到/ })).toBeNull()
  })
})
