import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#electron/exchange/pack'
import { agendaTemplates } from '#shared/meeting/forms'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { type CountyPack, packOf, packParts } from '#shared/room/pack'
import { PlayedRoom, somePicture } from '#tests/room/played-room'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { SettingsScreen } from '../../../renderer/console/settings/settings-screen'
import { open, place } from '../console-prepare/page'

/** The settings with one of their parts open, as the clerk comes to it. */
async function openPart(desk: TestDesk, label: string) {
  const page = open(desk, <SettingsScreen />)
  await page.user.click(await screen.findByRole('tab', { name: label }))
  return page
}

describe('设置', () => {
  it('is one list of parts, gone through with the arrow keys', async () => {
    const { user } = open(sitDesk(), <SettingsScreen />)
    const tabs = await screen.findAllByRole('tab')
    expect(tabs.map((tab) => tab.textContent)).toEqual([
      ...['会议室', '六有自查', '标识与颜色', '议事规则与三亮', '代表方', '名单', '议程模板', '会议规则'],
      ...['常用语', '文书', '台账灯', '大屏与声音', '标准包', '数据安全'],
    ])
    await user.click(screen.getByRole('tab', { name: '会议室' }))
    await user.keyboard('{ArrowDown}')
    expect(place()).toEqual({ screen: 'settings', part: 'standard' })
    expect(await screen.findByRole('heading', { name: '有场所' })).toBeTruthy()
  })

  it('keeps one phrase a line and says when one is too long', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '常用语')
    const phrases = await screen.findByLabelText<HTMLTextAreaElement>('一行一条')
    await user.clear(phrases)
    await user.click(phrases)
    await user.paste('同意。\n\n会后书面答复。')
    await user.tab()
    await waitFor(() => expect(desk.room().phrases).toEqual(['同意。', '会后书面答复。']))
    await user.click(phrases)
    await user.paste('长'.repeat(101))
    await user.tab()
    expect(await screen.findByText(/常用语最多 100 个字/)).toBeTruthy()
    expect(desk.room().phrases).toEqual(['同意。', '会后书面答复。'])
  })

  it('loses nothing that was typed when another part is opened', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '议事规则与三亮')
    const rules = await screen.findByLabelText('一行一条')
    await user.clear(rules)
    await user.click(rules)
    await user.paste('先举手后发言')
    await user.click(screen.getByRole('tab', { name: '常用语' }))
    await waitFor(() => expect(desk.room().procedure).toEqual(['先举手后发言']))
  })

  it('changes how the wall looks at once', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '大屏与声音')
    await user.click(await screen.findByLabelText('深色'))
    await user.tab()
    await waitFor(() => expect(desk.room().wall.theme).toBe('dark'))
    expect(desk.room().sound).toBe(true)
  })

  it('keeps limits in seconds though they are typed in minutes', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '会议规则')
    const limit = await screen.findByLabelText('一般发言时限')
    await user.clear(limit)
    await user.type(limit, '2.5')
    await user.tab()
    await waitFor(() => expect(desk.room().defaults.speechSeconds).toBe(150))
  })

  it('keeps the places of each kind, one a line (P8)', async () => {
    const desk = sitDesk()
    const { user } = open(desk, <SettingsScreen />)
    await user.click(await screen.findByLabelText('社情民意驿站'))
    await user.paste('东街驿站\n西街驿站\n东街驿站')
    await user.tab()
    await waitFor(() =>
      expect(desk.room().venues).toEqual([
        { kind: 'room', name: '测试议事室' },
        { kind: 'post', name: '东街驿站' },
        { kind: 'post', name: '西街驿站' },
      ]),
    )
  })

  it('answers one of the 六有 for today and takes the answer back (P15, R5)', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '六有自查')
    const place = within(await screen.findByRole('form', { name: '有场所' }))
    await user.click(place.getByLabelText('有'))
    await user.type(place.getByLabelText('有场所：情况说明'), '镇政府二楼')
    await user.tab()
    await waitFor(() => expect(desk.room().standard.place).toMatchObject({ has: true, note: '镇政府二楼' }))
    expect(desk.room().standard.place.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(await screen.findByText('六有其一')).toBeTruthy()
    await user.click(place.getByLabelText('没看'))
    await user.tab()
    await waitFor(() => expect(desk.room().standard.place).toMatchObject({ has: null, checkedOn: null }))
  })

  it('names a side of the room’s own, and says so when the name is taken (R4)', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '代表方')
    const [first, second] = ['第 1 个', '第 2 个'].map((label) => screen.getByLabelText(label))
    if (!first || !second) throw new Error('there are three places')
    await user.type(first, '乡贤')
    await user.tab()
    await waitFor(() => expect(desk.room().ownSides).toEqual([{ id: 'own-1', label: '乡贤', color: 'plum' }]))
    await user.type(second, '群众')
    await user.tab()
    expect(await screen.findByText('已经有“群众”这一方，请换一个名称')).toBeTruthy()
    expect(desk.room().ownSides).toHaveLength(1)
  })

  it('keeps the ledger’s days and refuses what is no number of days (R3)', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '台账灯')
    const yellow = await screen.findByLabelText('提前亮黄灯')
    await user.clear(yellow)
    await user.type(yellow, '7')
    await user.tab()
    await waitFor(() => expect(desk.room().ledger).toEqual({ ...defaultLedgerRules, yellowDays: 7 }))
    await user.clear(yellow)
    await user.type(yellow, '91')
    await user.tab()
    expect(await screen.findByText('提前亮黄灯的天数最多 90 天')).toBeTruthy()
    expect(desk.room().ledger.yellowDays).toBe(7)
  })

  it('keeps heading, office, number and copies of the papers, and shows the number as it will stand', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '文书')
    await user.type(await screen.findByLabelText('文号代字'), '青政协纪')
    await user.type(screen.getByLabelText('纪要版头'), '青禾镇协商纪要')
    await user.click(screen.getByLabelText('抄送单位'))
    await user.paste('县政协\n镇党委')
    await user.tab()
    expect(await screen.findByText('写出来是 青政协纪〔2026〕3号')).toBeTruthy()
    await waitFor(() => expect(desk.room().papers.copies).toEqual(['县政协', '镇党委']))
    expect(desk.room()).toMatchObject({ paperHeading: '青禾镇协商纪要', brand: '有事好商量' })
  })

  it('makes a template the room’s own with the first change, and gives the built-in one back', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '议程模板')
    const title = await screen.findByLabelText('第 1 项名称')
    await user.clear(title)
    await user.type(title, '签到、听一段宣讲')
    await user.click(screen.getByRole('button', { name: '删除第 2 项' }))
    await user.tab()
    const titles = ['签到、听一段宣讲', ...agendaTemplates.special.slice(2).map((item) => item.title)]
    await waitFor(() => {
      const [own] = desk.room().agendaTemplates
      expect(own?.form).toBe('special')
      expect(own?.items.map((item) => item.title)).toEqual(titles)
    })
    await user.click(await screen.findByRole('button', { name: '改回程序自带的' }))
    await waitFor(() => expect(desk.room().agendaTemplates).toEqual([]))
    expect(screen.getByLabelText<HTMLInputElement>('第 1 项名称').value).toBe('签到、宣布会议纪律')
  })

  it('takes an emblem, refuses what is none, and changes the ground (R8)', async () => {
    const desk = sitDesk()
    const { user, container } = await openPart(desk, '标识与颜色')
    await screen.findByText('换成自己的会标…')
    const input = container.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) throw new Error('there is a place for a file')
    const sample = (name: string) => readFileSync(resolve(import.meta.dirname, `../../room/samples/${name}`))
    await user.upload(input, new File([Buffer.from('<svg/>')], '会标.png', { type: 'image/png' }))
    expect(await screen.findByText('会标只能是 PNG 或 JPEG 图片，请另选一张')).toBeTruthy()
    expect(desk.room().look.emblem).toBeNull()
    await user.upload(input, new File([sample('emblem.png')], '会标.png', { type: 'image/png' }))
    await waitFor(() => expect(desk.room().look.emblem).toBe(somePicture()))
    await user.click(screen.getByLabelText('青绿'))
    await waitFor(() => expect(desk.room().look).toEqual({ emblem: somePicture(), accent: 'jade' }))
    await user.click(screen.getByRole('button', { name: '用程序自带的' }))
    await waitFor(() => expect(desk.room().look.emblem).toBeNull())
  })
})

describe('标准包', () => {
  const pack = countyPack()

  it('shows what will change and takes the chosen parts only (R6)', async () => {
    const desk = sitDesk()
    desk.answers['pack.readFile'] = () => ({ fileName: '标准包 云渡县.ystpack', pack })
    const { user } = await openPart(desk, '标准包')
    await user.click(await screen.findByRole('button', { name: '选择标准包…' }))
    const lists = within(await screen.findByRole('listitem', { name: '单位、片区、渠道' }))
    expect(lists.getByText(/增加 1 条：县住建局/)).toBeTruthy()
    const brand = within(screen.getByRole('listitem', { name: '品牌与版头' }))
    expect(brand.getByText('有事来协商')).toBeTruthy()
    await user.click(brand.getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: /^采用选中的 \d 部分$/ }))
    await waitFor(() => expect(desk.room().county?.county).toBe('云渡县'))
    expect(desk.room().units).toEqual(['县住建局'])
    expect(desk.room().brand).toBe('有事好商量')
    expect(await screen.findByText(/现在用的是/)).toBeTruthy()
  })

  it('says 没有变化 when the room has it all already', async () => {
    const desk = sitDesk()
    desk.does(desk.roomStream, { type: 'room.applyPack', pack, parts: [...packParts] })
    desk.answers['pack.readFile'] = () => ({ fileName: '标准包 云渡县.ystpack', pack })
    const { user } = await openPart(desk, '标准包')
    await user.click(await screen.findByRole('button', { name: '选择标准包…' }))
    expect(await screen.findByText(/没有变化：标准包里的内容/)).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '采用选中的 0 部分' }).disabled).toBe(true)
  })

  it('asks for the county before it exports, and sends the chosen parts', async () => {
    const desk = sitDesk()
    const { user } = await openPart(desk, '标准包')
    await user.click(await screen.findByRole('button', { name: '导出标准包…' }))
    expect(await screen.findByText('请填写县（市、区）')).toBeTruthy()
    await user.type(screen.getByLabelText('县（市、区）'), '云渡县')
    await user.type(screen.getByLabelText('发布单位'), '县政协办公室')
    await user.click(screen.getByLabelText('台账时限'))
    await user.click(screen.getByRole('button', { name: '导出标准包…' }))
    await waitFor(() =>
      expect(desk.asked.find(({ name }) => name === 'pack.save')?.input).toEqual({
        county: '云渡县',
        by: '县政协办公室',
        parts: packParts.filter((part) => part !== 'ledger'),
      }),
    )
  })
})

function countyPack(): CountyPack {
  const played = new PlayedRoom('云渡县协商指导中心', '云渡县')
  const { defaults, wall, sound, phrases, procedure } = played.room
  const same = { defaults, wall, sound, phrases: [...phrases], procedure: [...procedure], paperHeading: '' }
  played.do({ type: 'room.setSettings', ...same, brand: '有事来协商' })
  played.do({ type: 'room.setLists', units: ['县住建局'], districts: [], channels: [] })
  const made = packOf(played.room, { county: '云渡县', issuedOn: '2026-11-20', by: '县政协' }, packParts, sha256)
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value
}
