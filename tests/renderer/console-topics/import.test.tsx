import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { streamOf } from '#shared/fact'
import { nameWords } from '#shared/order/pinyin'
import type { Entry } from '#shared/topic/entry'
import { previewTopics } from '#shared/topic/import'
import type { TopicRow } from '#shared/views/topic-row'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { askTopics } from '../../../renderer/bridge/lists'
import { TopicsScreen } from '../../../renderer/console/topics/topics-screen'
import { open } from '../console-prepare/page'

const sheet = [
  ['编号', '议题', '来源', '日期'],
  ['', '路灯不亮', '群众提议', '2026-11-20'],
  ['', '', '群众提议', '2026-11-20'],
  ['', '井盖松动', '火星人', '2027-01-03'],
  ['', '关于东街停车难的问题', '委员荐题', '2026-11-20'],
  ['', '东街停车难', '群众提议', '2026-11-20'],
  ['', '公厕太少', '群众提议', '2025-03-01'],
  ['', '公厕太少', '群众提议', '2025-03-01'],
]

const known: Entry = {
  ...{ title: '东街停车难', said: '', suggestion: '', source: 'masses', channel: '', proposer: '', contact: '' },
  ...{ area: '', touched: '', enteredOn: '2026-11-01', code: '2026-007' },
}

async function poolOf(): Promise<readonly TopicRow[]> {
  const answer = await askTopics('', 'own')
  return answer.ok ? answer.value : []
}

async function titlesOf(): Promise<readonly string[]> {
  return (await poolOf()).map(({ title }) => title)
}

/** The file dialog and the reading are main's; what is read is judged by the real preview. */
async function openImport(desk: TestDesk) {
  desk.does(streamOf('topic', 'known'), { type: 'topic.enter', ...known })
  const pool = await poolOf()
  desk.answers['topics.readFile'] = () => {
    const rows = sheet.map((cells, index) => ({ row: index + 1, cells }))
    const readingsOf = (titles: readonly string[]) => titles.map((title) => nameWords(title)[1])
    const preview = previewTopics(rows, pool, { today: '2026-11-21', readingsOf })
    if (!preview.ok) throw new Error(preview.refusal.message)
    return { fileName: '征集表.xlsx', preview: preview.value }
  }
  const page = open(desk, <TopicsScreen />)
  await screen.findByRole('button', { name: '东街停车难' })
  await page.user.keyboard('i')
  await page.user.click(await screen.findByRole('button', { name: '选择文件…' }))
  await screen.findByText('征集表.xlsx')
  return page
}

beforeEach(() => localStorage.clear())

describe('从征集表导入', () => {
  it('says of every bad row which it is and what is wrong, before anything is kept', async () => {
    await openImport(sitDesk())
    const bad = within(screen.getByRole('region', { name: '有错的行' }))
    expect(bad.getByText('第 3 行：议题空着')).toBeTruthy()
    expect(bad.getByText(/^第 4 行：来源“火星人”认不出.*日期 2027年1月3日还没有到/)).toBeTruthy()
    expect(await titlesOf()).toEqual(['东街停车难'])
  })

  it('keeps the plain rows at once, numbered by their years; doubles stay outside (T16, T17)', async () => {
    const { user } = await openImport(sitDesk())
    const keep = screen.getByRole<HTMLButtonElement>('button', { name: '导入 2 个议题' })
    expect(keep.disabled).toBe(true)
    await user.click(screen.getByLabelText('先不导入有错的 2 行'))
    await user.click(keep)
    await waitFor(async () =>
      expect((await poolOf()).map(({ title, code }) => `${code} ${title}`)).toEqual([
        '2025-001 公厕太少',
        '2026-007 东街停车难',
        '2026-008 路灯不亮',
      ]),
    )
  })

  it('asks about a row that is like a topic of the pool, and takes it when the clerk says so', async () => {
    const { user } = await openImport(sitDesk())
    await user.click(screen.getByLabelText('先不导入有错的 2 行'))
    await user.click(screen.getByRole('radio', { name: '疑似重复 1' }))
    expect(screen.getByText('第 5 行：和议题库里的“东街停车难”很像，请定一下是不是同一件事')).toBeTruthy()
    await user.click(screen.getByLabelText('照样导入“关于东街停车难的问题”'))
    await user.click(screen.getByRole('button', { name: '导入 3 个议题' }))
    await waitFor(async () => expect(await titlesOf()).toContain('关于东街停车难的问题'))
  })

  it('keeps none when one of them is refused', async () => {
    const desk = sitDesk()
    const { user } = await openImport(desk)
    await user.click(screen.getByLabelText('先不导入有错的 2 行'))
    // Meanwhile the clock of the desk was set back, and the rows lie in the future.
    desk.now = '2026-11-10T01:00:00.000Z'
    await user.click(screen.getByRole('button', { name: '导入 2 个议题' }))
    expect(await screen.findByText(/登记日期还没有到/)).toBeTruthy()
    expect(await titlesOf()).toEqual(['东街停车难'])
  })
})
