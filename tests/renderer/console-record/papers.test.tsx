import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Drive, ExportReport } from '#shared/contract/papers'
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

  it('begins to make the papers while the clerk still looks for the stick', async () => {
    close()
    showPapers()
    await screen.findByRole('button', { name: '导出到U盘' })
    expect(asked('papers.prepare').map(({ input }) => input)).toEqual([{ stream: desk.meeting }])
    expect(asked('papers.export')).toEqual([])
  })

  it.each([
    ['ejected', '系统已把U盘弹出，直接拔下即可。'],
    ['held', '有别的程序正开着这个U盘，系统没有把它弹出。文件都已写好、核对过，不会受影响；先关掉那个程序再拔更稳妥。'],
    ['left', null],
  ] as const)('says that it can be pulled whatever becomes of ejecting it: %s', async (ejection, words) => {
    desk.answers['drives.eject'] = () => ejection
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('button', { name: '导出到U盘' }))
    await act(async () => finish(ok(report)))
    await waitFor(() => expect(asked('drives.eject').map(({ input }) => input)).toEqual([{ driveId: 'stick-1' }]))
    expect(screen.getByText('1 份文件已写好，现在可以拔出U盘')).toBeTruthy()
    if (words) expect(await screen.findByText(words)).toBeTruthy()
    else await waitFor(() => expect(screen.queryByText('系统正在弹出U盘。')).toBeNull())
  })

  it('never asks to eject a folder', async () => {
    desk.answers['drives.list'] = () => [{ ...stick, kind: 'folder', label: '文书' }]
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('radio'))
    await userEvent.click(screen.getByRole('button', { name: '导出到文件夹' }))
    await act(async () => finish(ok(report)))
    expect(await screen.findByText('1 份文件已写好')).toBeTruthy()
    expect(asked('drives.eject')).toEqual([])
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
    // What is signed or counted by hand is of no use any more (D3).
    expect(screen.queryByText('签到表（空白）')).toBeNull()
    expect(screen.getByText('会议通知')).toBeTruthy()
  })

  it('wait until the meeting is over; meanwhile they can be looked at', async () => {
    showPapers()
    expect(await screen.findByText('还没有散会')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /导出/ })).toBeNull()
    expect(await screen.findByRole('button', { name: '看样会议记录' })).toBeTruthy()
  })
})

describe('the papers before the meeting', () => {
  beforeEach(() => {
    desk = sitDesk()
    prepareMeeting(desk, [{ name: '王小宁' }])
    desk.answers['drives.list'] = () => [stick]
  })

  it('are 通知, 方案, 主持词 and the form to sign, to be printed and taken along (D3)', async () => {
    showPapers()
    expect(await screen.findByText('会前文书')).toBeTruthy()
    for (const name of ['会议通知', '协商活动方案', '主持词', '签到表（空白）'])
      expect(screen.getByText(name)).toBeTruthy()
    expect(screen.queryByText('会议纪要')).toBeNull()
    expect(screen.queryByText('会议档案')).toBeNull()
    expect(await screen.findByRole('button', { name: '导出到U盘' })).toBeTruthy()
  })
})

describe('rewording a paper before it goes out (D1)', () => {
  const open = async (name: string) => userEvent.click(await screen.findByRole('button', { name: `看样、改写${name}` }))
  const sample = () => screen.getByRole('region', { name: '样张' })
  const passage = (name: string) => screen.getByRole('listitem', { name })

  it('shows the paper as it will be printed, and puts the changed words into it at once', async () => {
    close()
    showPapers()
    await open('会议纪要')
    expect(within(sample()).getByText(/现将会议情况纪要如下/)).toBeTruthy()
    await userEvent.click(within(passage('开头')).getByRole('button', { name: '改写开头' }))
    const field = screen.getByRole('textbox', { name: '开头的文字' })
    await userEvent.clear(field)
    await userEvent.type(field, '这次协商开得好。')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(await within(sample()).findByText('这次协商开得好。')).toBeTruthy()
    expect(within(passage('开头')).getByText('已改写')).toBeTruthy()
    expect(within(passage('开头')).getByText(/现将会议情况纪要如下/)).toBeTruthy()
    expect(desk.history().meeting.paperEdits).toHaveLength(1)
  })

  it('goes back to the generated words when the clerk wants them', async () => {
    close()
    reword('opening', '大家商量得很好。')
    showPapers()
    await open('会议纪要')
    await userEvent.click(within(passage('开头')).getByRole('button', { name: '用自动生成的' }))
    await waitFor(() => expect(desk.history().meeting.paperEdits).toEqual([]))
    expect(within(sample()).getByText(/现将会议情况纪要如下/)).toBeTruthy()
  })

  it('says 原文已变 with both texts when something else would be generated now, and keeps the clerk’s until he decides (D2)', async () => {
    close()
    reword('opening', '大家商量得很好。', '以前的开头。')
    showPapers()
    expect(await screen.findByText('1 处原文已变')).toBeTruthy()
    await open('会议纪要')
    const row = within(passage('开头'))
    expect(within(sample()).getByText('大家商量得很好。')).toBeTruthy()
    expect(row.getByText('以前的开头。')).toBeTruthy()
    expect(row.getByText(/现将会议情况纪要如下/)).toBeTruthy()
    await userEvent.click(row.getByRole('button', { name: '就用我改的' }))
    expect(await row.findByText('已改写')).toBeTruthy()
    expect(within(sample()).getByText('大家商量得很好。')).toBeTruthy()
  })

  it('does not take an empty passage, and keeps what was typed when the clerk goes elsewhere', async () => {
    close()
    showPapers()
    await open('会议纪要')
    await userEvent.click(within(passage('抄送')).getByRole('button', { name: '改写抄送' }))
    await userEvent.click(screen.getByRole('button', { name: '存入 Ctrl+↵' }))
    expect(screen.getByText(/这一段不能是空的/)).toBeTruthy()
    await userEvent.type(screen.getByRole('textbox', { name: '抄送的文字' }), '区政协')
    await userEvent.click(screen.getByRole('button', { name: '关闭' }))
    await open('会议纪要')
    expect(within(passage('抄送')).getByText('有没存的字')).toBeTruthy()
    await userEvent.click(within(passage('抄送')).getByRole('button', { name: '改写抄送' }))
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '抄送的文字' }).value).toBe('区政协')
  })

  it('has nothing to reword in what is made of figures and names', async () => {
    close()
    showPapers()
    await userEvent.click(await screen.findByRole('button', { name: '看样签到表' }))
    expect(screen.getByText(/文字不在这里改/)).toBeTruthy()
    expect(within(sample()).getByText('王小宁')).toBeTruthy()
  })
})

function reword(passage: string, text: string, replaced: string | null = null) {
  desk.does(desk.meeting, { type: 'paper.edit', paper: 'minutes-paper', passage, text, replaced: replaced ?? '' })
}
