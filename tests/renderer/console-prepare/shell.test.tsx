import { screen, waitFor } from '@testing-library/react'
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { prepareMeeting, quietStatus, sitDesk } from '#tests/support/desk-bridge'
import { renew } from '../../../renderer/bridge/told'
import { FirstStart } from '../../../renderer/console/begin/first-start'
import { ListComing } from '../../../renderer/console/meetings/list-coming'
import { FaultBoundary } from '../../../renderer/console/shell/fault-boundary'
import { QuitDialog } from '../../../renderer/console/shell/quit-dialog'
import { StatusLine } from '../../../renderer/console/shell/status-line'
import { open, place } from './page'

describe('第一次启动', () => {
  it('asks for the two names, says what is missing, and gives the room its name', async () => {
    const desk = sitDesk()
    const fresh = 'room:fresh' as const
    const { user } = open(desk, <FirstStart roomStream={fresh} onSampleLoaded={() => {}} />)
    await user.click(screen.getByRole('button', { name: '开始使用' }))
    expect(await screen.findByText('请填写乡镇（街道）')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('乡镇（街道）'))
    await user.type(screen.getByLabelText('乡镇（街道）'), '河口镇')
    await user.type(screen.getByLabelText('会议室名称'), '河口镇协商议事室')
    await user.click(screen.getByRole('button', { name: '开始使用' }))
    await waitFor(() =>
      expect(desk.asked.at(-1)?.input).toMatchObject({
        stream: fresh,
        command: { type: 'room.setUp', name: '河口镇协商议事室', township: '河口镇' },
      }),
    )
  })

  it('loads the sample when asked', async () => {
    const desk = sitDesk()
    let loaded = 0
    const { user } = open(
      desk,
      <FirstStart
        roomStream="room:fresh"
        onSampleLoaded={() => {
          loaded += 1
        }}
      />,
    )
    await user.click(screen.getByRole('button', { name: '载入示例' }))
    await waitFor(() => expect(loaded).toBe(1))
    expect(desk.asked.some(({ name }) => name === 'app.loadSample')).toBe(true)
  })
})

describe('外壳', () => {
  it('asks before the window closes over a running meeting', async () => {
    const desk = sitDesk()
    prepareMeeting(desk)
    const { user } = open(desk, <QuitDialog />)
    await act(async () => desk.tell('app.closeAsked', { isMeetingOn: true }))
    await user.click(await screen.findByRole('button', { name: '关闭议事台' }))
    await waitFor(() => expect(desk.asked.at(-1)?.name).toBe('app.quit'))
  })

  it('says in the status line when something is not well, and calls it by name', async () => {
    open(sitDesk(), <StatusLine />)
    await act(async () =>
      renew({
        status: {
          ...quietStatus,
          storage: { state: 'rebuilding', message: '正在从日志重建查询库' },
          disk: { freeBytes: 1, isLow: true },
        },
      }),
    )
    // The line comes a frame behind the rest.
    expect(await screen.findByText('正在从日志重建查询库')).toBeTruthy()
    expect(screen.getByText(/硬盘空间不足/)).toBeTruthy()
  })

  it('says after a start that everything is kept, before anything new was written', async () => {
    open(sitDesk(), <StatusLine />)
    await act(async () => renew({ status: { ...quietStatus, saved: { n: 495, at: null } } }))
    expect(await screen.findByText(/^已存盘\s第 495 条$/)).toBeTruthy()
  })

  it('says that the list of meetings is coming while the store is rebuilt, and nothing when it is well', async () => {
    open(sitDesk(), <ListComing />)
    expect(screen.queryByText('会议列表还在准备')).toBeNull()
    const storage = { state: 'rebuilding', message: '查询库正在按日志重建，会议照常进行（已完成 42%）' } as const
    await act(async () => renew({ status: { ...quietStatus, storage } }))
    expect(screen.getByText('会议列表还在准备')).toBeTruthy()
    expect(screen.getByText(/已完成 42%/)).toBeTruthy()
  })

  it('shows a calm page when a screen fails, and leads back to the list', async () => {
    const Broken = () => {
      if (place().screen !== 'meetings') throw new Error('议程没有了')
      return <p>好了</p>
    }
    const desk = sitDesk()
    const said = console.error
    // React and the boundary print the fault for the log; the test reads the page.
    console.error = () => {}
    const { user, rerender } = open(desk, <p />)
    const { usePlace } = await import('../../../renderer/console/shell/place')
    usePlace.setState({ place: { screen: 'people' } })
    const { Kit } = await import('../../../renderer/kit/kit')
    rerender(
      <Kit>
        <FaultBoundary>
          <Broken />
        </FaultBoundary>
      </Kit>,
    )
    expect(await screen.findByText('这一页出了问题')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '回到会议列表' }))
    console.error = said
    expect(await screen.findByText('好了')).toBeTruthy()
  })
})
