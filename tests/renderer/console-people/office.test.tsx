import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { bulletinOf } from '#shared/room/bulletins'
import { BulletinButton } from '../../../renderer/console/ledger/bulletin-button'
import { chosenOf, LedgerExport } from '../../../renderer/console/ledger/bulletin-export'
import { FamilyPart } from '../../../renderer/console/topic/family-part'
import { deskWithLines, topicOf } from '../console-ledger/played'
import { open } from '../console-prepare/page'
import { useTestTopic } from '../console-topic/page'

beforeEach(() => localStorage.clear())

describe('季度通报', () => {
  async function openBulletin() {
    const desk = deskWithLines()
    desk.now = '2026-11-20T01:00:00.000Z'
    const page = open(desk, <BulletinButton rooms="own" />)
    await page.user.click(await screen.findByRole('button', { name: '季度通报' }))
    const dialog = within(await screen.findByRole('dialog', { name: '季度通报' }))
    await waitFor(() => expect(dialog.getByRole('combobox', { name: '季度' })).toBeTruthy())
    await page.user.click(dialog.getByRole('combobox', { name: '季度' }))
    await page.user.click(await screen.findByRole('option', { name: '2026年第四季度', hidden: true }))
    return { desk, dialog, ...page }
  }

  const advice = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '下一阶段建议' })

  it('shows the counts beside the quarter before, and names the lines with lamps (P13)', async () => {
    const { dialog } = await openBulletin()
    const counts = await dialog.findByRole('table', { name: '本季度与上季度' })
    const row = (name: string) => within(counts).getByRole('row', { name: new RegExp(`^${name}`) }).textContent
    await waitFor(() => expect(row('新形成成果')).toBe('新形成成果30+3'))
    expect(row('新征集议题')).toBe('新征集议题01-1')
    expect((await dialog.findByRole('region', { name: '亮灯清单' })).textContent).toContain('补种行道树')
  })

  it('proposes advice from the figures, and keeps what the office makes of it', async () => {
    const { desk, user } = await openBulletin()
    expect((await advice()).value).toContain('逐条督办')
    await user.clear(await advice())
    await user.type(await advice(), '请各单位月底前报告。')
    await waitFor(() =>
      expect(bulletinOf(desk.room().bulletins, '2026-Q4', 'own')?.advice).toBe('请各单位月底前报告。'),
    )
    await user.click(screen.getByRole('button', { name: '改回按数字拟的' }))
    await waitFor(() => expect(bulletinOf(desk.room().bulletins, '2026-Q4', 'own')?.advice).toBe(''))
    expect((await advice()).value).toContain('逐条督办')
  })

  it('issued with number and day marks the lines it names, and stands until it is taken back (J8)', async () => {
    const { desk, user } = await openBulletin()
    await user.click(await screen.findByRole('button', { name: '印发通报…' }))
    const asked = within(await screen.findByRole('dialog', { name: '印发2026年第四季度通报？' }))
    await user.type(asked.getByLabelText('文号（可不填）'), '河协通〔2026〕4号')
    await user.click(asked.getByRole('button', { name: '印发' }))
    await waitFor(() =>
      expect(bulletinOf(desk.room().bulletins, '2026-Q4', 'own')?.issued?.number).toBe('河协通〔2026〕4号'),
    )
    const noted = desk.topic(topicOf(desk)).state.lines.filter((line) => line.notes.length > 0)
    expect(noted.map((line) => line.notes[0])).toContainEqual(
      expect.objectContaining({ kind: 'bulletin', text: '2026年第四季度通报（红灯）' }),
    )
    expect(await screen.findByText(/印发\s河协通/)).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: '下一阶段建议' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '撤回，修改后重新印发' }))
    expect(await advice()).toBeTruthy()
  })

  it('is printed and saved by naming the quarter alone', async () => {
    const { desk, user } = await openBulletin()
    await user.click(screen.getByRole('button', { name: '打印、保存' }))
    await user.click(await screen.findByRole('menuitem', { name: /DOCX/, hidden: true }))
    await waitFor(() =>
      expect(desk.asked).toContainEqual({
        name: 'office.save',
        input: { what: { paper: 'bulletin', rooms: 'own', quarter: '2026-Q4' }, format: 'docx' },
      }),
    )
  })
})

describe('台账导出', () => {
  it('sends the lines of the screen in their order, and nothing of what stands in them', async () => {
    const desk = deskWithLines()
    const lines = [
      { stream: 'topic:a', lineId: 'l2' },
      { stream: 'topic:a', lineId: 'l1' },
      { stream: 'topic:b', lineId: 'l3' },
      { stream: 'topic:a', lineId: 'l4' },
    ] as const
    const chosen = chosenOf(lines, '红灯')
    expect(chosen.topics).toEqual([
      { stream: 'topic:a', lineIds: ['l2', 'l1'] },
      { stream: 'topic:b', lineIds: ['l3'] },
      { stream: 'topic:a', lineIds: ['l4'] },
    ])
    const { user } = open(desk, <LedgerExport rooms="own" chosen={chosen} />)
    await user.click(screen.getByRole('button', { name: '导出台账' }))
    expect(await screen.findByRole('menuitem', { name: /XLSX/, hidden: true })).toBeTruthy()
    expect(screen.queryByRole('menuitem', { name: /DOCX/, hidden: true })).toBeNull()
    await user.click(screen.getByRole('menuitem', { name: '打印…', hidden: true }))
    await waitFor(() =>
      expect(desk.asked).toContainEqual({
        name: 'office.print',
        input: { what: { paper: 'ledger', rooms: 'own', chosen } },
      }),
    )
  })
})

describe('议题家谱', () => {
  it('tells the way of the topic day by day, with the lamps as they were (P14)', async () => {
    const desk = deskWithLines()
    const stream = topicOf(desk)
    function Part() {
      const history = useTestTopic(stream)
      return history && <FamilyPart stream={stream} history={history} />
    }
    open(desk, <Part />)
    const way = await screen.findByRole('list', { name: '经过' })
    const events = within(way)
      .getAllByRole('listitem')
      .map((item) => item.textContent ?? '')
    expect(events).toHaveLength(5)
    expect(events[0]).toMatch(/2026年9月1日选题议题登记群众提议，试提出人/)
    expect(events[2]).toMatch(/2026年10月1日协商形成成果 3 条.*当时：绿灯 3/)
    expect(events[3]).toMatch(/2026年10月10日报送报送 2 条镇政府/)
    expect(events[4]).toMatch(/在办（全部采纳）.*试领导包抓/)
    expect(screen.getByRole('button', { name: '议题家谱' })).toBeTruthy()
  })
})
