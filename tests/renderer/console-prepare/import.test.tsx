import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { streamOf } from '#shared/fact'
import { previewImport } from '#shared/roster/import'
import { blankDetails } from '#shared/roster/person'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { PeopleScreen } from '../../../renderer/console/people/people-screen'
import { open } from './page'

const sheet = [
  ['姓名', '代表方', '单位', '联系电话'],
  ['李国强', '群众', '西街居民小组', '13800001234'],
  ['', '群众', '无名小组', ''],
  ['陈芳', '商户', '农贸市场', '1380000abcd'],
  ['王小宁', '群众', '东街居民小组', '13800009999'],
  ['李国强', '群众', '西街居民小组', '13800001234'],
]

/** The file dialog and the reading are main's; what is read is judged by the real preview. */
function hasFile(desk: TestDesk, rows: readonly (readonly string[])[]): void {
  desk.answers['people.readFile'] = () => {
    const preview = previewImport(
      rows.map((cells, index) => ({ row: index + 1, cells })),
      desk.people(),
    )
    if (!preview.ok) throw new Error(preview.refusal.message)
    return { fileName: '名单.xlsx', preview: preview.value }
  }
}

async function openImport() {
  const desk = sitDesk()
  desk.does(streamOf('person', 'known'), {
    type: 'person.add',
    ...blankDetails,
    name: '王小宁',
    organization: '东街居民小组',
  })
  hasFile(desk, sheet)
  const page = open(desk, <PeopleScreen />)
  await page.user.click(await screen.findByRole('button', { name: '从表格导入' }))
  await page.user.click(await screen.findByRole('button', { name: '选择文件…' }))
  await screen.findByText('名单.xlsx')
  return { desk, ...page }
}

describe('从表格导入', () => {
  it('says of every bad row which it is and what is wrong, before anything is kept', async () => {
    const { desk } = await openImport()
    const bad = within(screen.getByRole('region', { name: '有错的行' }))
    expect(bad.getByText(/^第 3 行：.*姓名/)).toBeTruthy()
    expect(bad.getByText(/^第 4 行：.*电话/)).toBeTruthy()
    expect(desk.people()).toHaveLength(1)
  })

  it('imports nothing before the bad rows were left out on purpose, and then all the others at once', async () => {
    const { desk, user } = await openImport()
    const keep = screen.getByRole<HTMLButtonElement>('button', { name: '导入 1 人' })
    expect(keep.disabled).toBe(true)
    await user.click(screen.getByLabelText('先不导入有错的 2 行'))
    await user.click(keep)
    await waitFor(() => expect(desk.people().map((person) => person.name)).toEqual(['王小宁', '李国强']))
    expect(desk.people()[0]?.telephone).toBe('')
  })

  it('brings known people up to date only when the clerk says so', async () => {
    const { desk, user } = await openImport()
    await user.click(screen.getByLabelText('先不导入有错的 2 行'))
    await user.click(screen.getByLabelText('用文件里的内容更新已有的 1 人'))
    await user.click(screen.getByRole('button', { name: '导入 2 人' }))
    await waitFor(() => expect(desk.people()).toHaveLength(2))
    expect(desk.people()[0]?.telephone).toBe('13800009999')
  })

  it('keeps nobody when one of them is refused', async () => {
    const { desk, user } = await openImport()
    await user.click(screen.getByLabelText('先不导入有错的 2 行'))
    await user.click(screen.getByLabelText('用文件里的内容更新已有的 1 人'))
    // Meanwhile somebody retired the person the file brings up to date.
    desk.does(streamOf('person', 'known'), { type: 'person.retire', reason: '' })
    await user.click(screen.getByRole('button', { name: '导入 2 人' }))
    expect(await screen.findByText(/王小宁已经停用/)).toBeTruthy()
    expect(desk.people().map((person) => person.name)).toEqual(['王小宁'])
  })
})
