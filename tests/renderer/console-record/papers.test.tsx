import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Drive, ExportReport } from '#shared/contract/console'
import { ok, type Result, refuse } from '#shared/decision'
import { idOf, prepareMeeting, quietStatus, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { listenToMain } from '../../../renderer/bridge/told'
import { CloseDialog } from '../../../renderer/console/papers/close-dialog'
import { PapersScreen } from '../../../renderer/console/papers/papers-screen'
import { showPart } from './page'

const stick: Drive = {
  id: 'stick-1',
  kind: 'removable',
  label: '镇政协',
  path: 'E:\\',
  fileSystem: 'exFAT',
  freeBytes: 14_800_000_000,
  totalBytes: 16_000_000_000,
  readOnly: false,
}
const report: ExportReport = {
  folder: 'E:\\2026-11-21 0900 场镇停车场协商会',
  files: [{ name: '会议纪要 2026-11-21 场镇停车场协商会.docx', size: 13_900, sha256: '0'.repeat(64) }],
  verifiedBy: 'device',
  notMade: [],
  ms: 2600,
}

let desk: TestDesk
let finish: (answer: Result<ExportReport>) => void

beforeEach(() => {
  desk = sitDesk()
  prepareMeeting(desk, [{ name: '王小宁' }, { name: '李国强' }])
  desk.does(desk.meeting, { type: 'attendance.signIn', attendeeIds: [idOf(desk, '王小宁'), idOf(desk, '李国强')] })
  desk.does(desk.meeting, { type: 'meeting.open' })
  desk.answers['drives.list'] = () => [stick]
  // The export goes on in main until the test ends it.
  const { ask } = globalThis.desk
  globalThis.desk = Object.assign(globalThis.desk, {
    ask: ((name: string, input: never) => {
      if (name !== 'papers.export') return ask(name as never, input)
      desk.asked.push({ name, input })
      return new Promise<Result<ExportReport>>((resolve) => {
        finish = resolve
      })
    }) as typeof ask,
  })
})

const asked = (name: string) => desk.asked.filter((each) => each.name === name)
const showDialog = () =>
  showPart(desk, (history) => <CloseDialog stream={desk.meeting} history={history} opened onClose={() => undefined} />)
const showPapers = () => showPart(desk, () => <PapersScreen stream={desk.meeting} />)
const close = () => desk.does(desk.meeting, { type: 'meeting.close' })

describe('散会', () => {
  it('says who is cut short and what was left open before it is said (P4)', async () => {
    desk.does(desk.meeting, { type: 'agenda.activate', itemId: desk.history().meeting.agenda.items[0]?.id ?? '' })
    desk.does(desk.meeting, {
      type: 'speakers.callNow',
      attendeeId: idOf(desk, '王小宁'),
      kind: 'speech',
      category: 'other',
      stance: 'neutral',
      note: '',
    })
    showDialog()
    const ends = await screen.findByRole('list', { name: '散会时' })
    expect(within(ends).getByText('王小宁正在发言，会随散会结束。')).toBeTruthy()
    expect(within(ends).getByText('还有 2 项议程没有进行。')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '散会' }))
    await screen.findByText(/已散会，把文书带走/)
    expect(desk.history().meeting.proceedings.phase).toBe('closed')
  })

  it('is refused over an open vote, with the reason, and offers no way round it (P4)', async () => {
    const { id } = desk.does(desk.meeting, {
      type: 'votes.prepare',
      kind: 'vote',
      title: '先建老粮站停车场',
      method: 'secret',
      ballot: { type: 'approval' },
      base: 'present',
      majority: 'over-half',
      attendance: null,
      expected: null,
      comparesWith: null,
    })
    desk.does(desk.meeting, { type: 'votes.open', voteId: id })
    showDialog()
    expect((await screen.findByRole('alert')).textContent).toContain('“先建老粮站停车场”还没有封票')
    expect(screen.queryByRole('button', { name: '散会' })).toBeNull()
  })
})

describe('taking the papers along', () => {
  it('takes the stick that is plugged in, shows each step, and says when it can be pulled (L9)', async () => {
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('button', { name: '导出到U盘' }))
    expect(asked('papers.export').map(({ input }) => input)).toEqual([{ stream: desk.meeting, driveId: 'stick-1' }])
    await screen.findByText(/正在导出到U盘“镇政协”，请不要拔/)
    act(() => desk.tell('export.progress', { step: '正在核对 会议纪要', done: 640, total: 1000 }))
    expect(screen.getByText('正在核对 会议纪要')).toBeTruthy()
    expect(screen.getByText('64%')).toBeTruthy()
    await act(async () => finish(ok(report)))
    expect(screen.getByText('1 份文件已写好，现在可以拔出U盘')).toBeTruthy()
    const files = screen.getByRole('list', { name: '写好的文件' })
    expect(within(files).getByRole('listitem').textContent).toBe('会议纪要 2026-11-21 场镇停车场协商会.docx14 KB')
  })

  it('stops when the clerk says so, and then says what was kept', async () => {
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('button', { name: '导出到U盘' }))
    await userEvent.click(await screen.findByRole('button', { name: '取消导出' }))
    expect(asked('papers.cancel')).toHaveLength(1)
    expect(screen.getByText('正在停下，请稍等')).toBeTruthy()
    await act(async () => finish(refuse('stick.cancelled', '导出已取消。U盘上没有留下没写完的文件。')))
    expect(screen.getByRole('status').textContent).toBe('导出已取消。U盘上没有留下没写完的文件。')
  })

  it('says in the desk’s words what went wrong and tries the same place again', async () => {
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('button', { name: '导出到U盘' }))
    await act(async () => finish(refuse('stick.vanished', 'U盘在写的过程中断开了。会议数据完整保存在本机。')))
    expect(screen.getByRole('alert').textContent).toContain('U盘在写的过程中断开了。会议数据完整保存在本机。')
    await userEvent.click(screen.getByRole('button', { name: /再导出到/ }))
    expect(asked('papers.export')).toHaveLength(2)
    await act(async () => finish(ok(report)))
  })

  it('names every paper that could not be made', async () => {
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('button', { name: '导出到U盘' }))
    await act(async () => finish(ok({ ...report, notMade: ['会议纪要的 PDF 没有做成，请打开 DOCX 打印。'] })))
    expect(screen.getByRole('alert').textContent).toBe('会议纪要的 PDF 没有做成，请打开 DOCX 打印。')
  })

  it('does not offer a stick that cannot be written to', async () => {
    desk.answers['drives.list'] = () => [{ ...stick, readOnly: true }]
    close()
    showPapers()
    await screen.findByText('只读，写不进去')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出' }).disabled).toBe(true)
  })

  it('finds a stick that is plugged in while the clerk looks', async () => {
    desk.answers['drives.list'] = () => []
    close()
    listenToMain()
    showPapers()
    await screen.findByText(/没有找到U盘/)
    desk.answers['drives.list'] = () => [stick]
    await act(async () => desk.tell('status.changed', { ...quietStatus, drives: [stick] }))
    expect(await screen.findByText('U盘“镇政协”')).toBeTruthy()
    await waitFor(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出到U盘' }).disabled).toBe(false),
    )
  })
})

describe('the papers of a meeting', () => {
  it('are those it has something for, each to be printed', async () => {
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('button', { name: '打印会议纪要' }))
    expect(asked('papers.print').map(({ input }) => input)).toEqual([
      { stream: desk.meeting, paper: 'minutes-paper', voteId: null },
    ])
    // No vote was held: there is nothing to count.
    expect(screen.queryByText('表决统计')).toBeNull()
  })

  it('wait until the meeting is over', async () => {
    showPapers()
    expect(await screen.findByText('还没有散会')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /导出/ })).toBeNull()
  })
})
