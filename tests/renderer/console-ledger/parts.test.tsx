import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import type { TopicHistory } from '#shared/topic/topic'
import { prepareMeeting, type TestDesk } from '#tests/support/desk-bridge'
import { useTopic } from '../../../renderer/bridge/streams'
import { ReportPart } from '../../../renderer/console/topic/report-part'
import { ResponsePart } from '../../../renderer/console/topic/response-part'
import { SupervisionPart } from '../../../renderer/console/topic/supervision-part'
import { open } from '../console-prepare/page'
import { deskWithLines, idOf, lineIds, topicOf } from './played'

type PartProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** A part of the topic's page as the page gives it the topic. */
function Live({ desk, part: Part }: { readonly desk: TestDesk; readonly part: (props: PartProps) => React.ReactNode }) {
  const stream = topicOf(desk)
  const followed = useTopic(stream)
  return followed.phase === 'open' && followed.state ? <Part stream={stream} history={followed.state} /> : null
}

function linesOf(desk: TestDesk) {
  return desk.topic(topicOf(desk)).state.lines
}

describe('报送', () => {
  it('takes what a meeting agreed on into the ledger with one press, without what the clerk leaves out (T7)', async () => {
    const desk = deskWithLines()
    prepareMeeting(desk)
    desk.does(desk.meeting, { type: 'meeting.linkTopic', topicId: idOf(desk) })
    desk.does(desk.meeting, { type: 'meeting.openAnyway', reason: '急' })
    for (const text of ['分两期建', '留作参考的'])
      desk.does(desk.meeting, {
        type: 'minutes.write',
        ...{ kind: 'consensus', text, unit: '', dueOn: null, attendeeId: null, wholeRoom: true },
      })
    desk.does(desk.meeting, { type: 'meeting.close' })
    const { user } = open(desk, <Live desk={desk} part={ReportPart} />)
    await user.click(await screen.findByRole('checkbox', { name: '留作参考的' }))
    await user.click(screen.getByRole('button', { name: '登记 1 条成果' }))
    await waitFor(() => expect(linesOf(desk).map((line) => line.text)).toContain('分两期建'))
    expect(linesOf(desk).map((line) => line.text)).not.toContain('留作参考的')
    expect(await screen.findByRole('button', { name: /登记 \d 条成果/ })).toBeTruthy()
  })

  it('reports several chosen lines at once; the answer is due by the room’s days (R3)', async () => {
    const desk = deskWithLines()
    const { user } = open(desk, <Live desk={desk} part={ReportPart} />)
    await user.click(await screen.findByRole('checkbox', { name: '选中：补种行道树' }))
    await user.click(screen.getByRole('button', { name: '登记报送' }))
    const form = within(await screen.findByRole('complementary', { name: '登记报送' }))
    await user.click(form.getByRole('button', { name: '登记报送' }))
    expect(await form.findByText('请填写报送单位')).toBeTruthy()
    await user.type(form.getByLabelText('报送单位'), '县林业局')
    await user.click(form.getByRole('button', { name: '登记报送' }))
    await waitFor(() =>
      expect(linesOf(desk)[2]?.report).toMatchObject({ to: '县林业局', on: '2026-11-01', replyDueOn: '2026-12-01' }),
    )
  })

  it('sets unit and deadline of several lines in one act, leaving what is empty as it is', async () => {
    const desk = deskWithLines()
    const { user } = open(desk, <Live desk={desk} part={ReportPart} />)
    await user.click(await screen.findByRole('checkbox', { name: '全选：已报送' }))
    await user.click(screen.getByRole('button', { name: '设定责任和期限' }))
    const form = within(await screen.findByRole('complementary', { name: '设定责任和期限' }))
    await user.type(form.getByLabelText('责任人'), '试责任人')
    await user.click(form.getByRole('button', { name: '设定' }))
    await waitFor(() => expect(linesOf(desk).map((line) => line.leader)).toEqual(['试责任人', '试责任人', '']))
    expect(linesOf(desk).map((line) => line.unit)).toEqual(['镇规划建设办', '交管所', ''])
  })
})

describe('反馈', () => {
  it('puts what waits for an answer first, and tells people of several lines at once', async () => {
    const desk = deskWithLines()
    const { user } = open(desk, <Live desk={desk} part={ResponsePart} />)
    expect((await screen.findAllByRole('heading', { level: 2 })).map((each) => each.textContent)).toEqual([
      '等答复1 条',
      '在办1 条',
    ])
    await user.click(screen.getByRole('checkbox', { name: '选中：年底前画好车位' }))
    await user.click(screen.getByRole('button', { name: '告知群众' }))
    const form = within(await screen.findByRole('complementary', { name: '登记告知群众' }))
    expect(form.getByLabelText<HTMLInputElement>('告知谁').value).toBe('试提出人、东街商户')
    await user.click(form.getByRole('button', { name: '登记告知' }))
    await waitFor(() => expect(linesOf(desk)[0]?.tellings).toHaveLength(1))
  })
})

describe('监督', () => {
  it('names the lines each zero lacks, and leads to the form that is missing (T13)', async () => {
    const desk = deskWithLines()
    const { user } = open(desk, <Live desk={desk} part={SupervisionPart} />)
    const told = within(await screen.findByRole('list', { name: '反馈对象零遗漏还差的' }))
    expect(told.getAllByRole('button').map((each) => each.textContent)).toEqual([
      '年底前画好车位还没有告知',
      '赶场日派人疏导还没有答复',
      '补种行道树还没有报送',
    ])
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '办结' }).disabled).toBe(true)
    await user.click(told.getByRole('button', { name: /补种行道树/ }))
    expect(await screen.findByRole('complementary', { name: '登记报送' })).toBeTruthy()
  })

  it('closes the topic once all three are zero, and opens it again with a reason (T13)', async () => {
    const desk = deskWithLines()
    for (const lineId of lineIds(desk)) desk.does(topicOf(desk), { type: 'lines.drop', lineId, reason: '试' })
    const { user } = open(desk, <Live desk={desk} part={SupervisionPart} />)
    await user.click(await screen.findByRole('button', { name: '办结' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('办结说明'), '都办好了')
    await user.click(dialog.getByRole('button', { name: '办结' }))
    await waitFor(() =>
      expect(desk.topic(topicOf(desk)).state.closed).toEqual({ on: '2026-11-01', summary: '都办好了' }),
    )
    await user.click(await screen.findByRole('button', { name: '重新打开' }))
    await user.type(await screen.findByLabelText('重新打开的原因'), '又堵了{Enter}')
    await waitFor(() => expect(desk.topic(topicOf(desk)).state.closed).toBeNull())
  })

  it('shows the same question before and after with counts, shares and the change in points (P14)', async () => {
    const desk = deskWithLines()
    const { user } = open(desk, <Live desk={desk} part={SupervisionPart} />)
    await user.click(await screen.findByRole('button', { name: '另出一道题' }))
    const ask = within(await screen.findByRole('complementary', { name: '前后都问的一道题' }))
    await user.type(ask.getByLabelText('题目'), '停车方便吗')
    await user.click(ask.getByRole('button', { name: '加上' }))
    const record = async (moment: string, counts: readonly string[]) => {
      await user.click(await screen.findByRole('button', { name: '登记数据' }))
      const form = within(await screen.findByRole('complementary', { name: '登记测评数据' }))
      await user.click(form.getByRole('radio', { name: moment }))
      await user.type(form.getByLabelText('数据来源'), '入户问卷')
      for (const [index, label] of ['满意（人）', '基本满意（人）', '不满意（人）'].entries()) {
        await user.clear(form.getByLabelText(label))
        await user.type(form.getByLabelText(label), counts[index] ?? '')
      }
      await user.click(form.getByRole('button', { name: '登记数据' }))
      await waitFor(() => expect(screen.queryByRole('complementary', { name: '登记测评数据' })).toBeNull())
    }
    await record('协商前', ['13', '10', '77'])
    await record('办理后', ['60', '30', '10'])
    expect(within(await screen.findByRole('region', { name: '协商前' })).getByText('23.00%')).toBeTruthy()
    expect(within(screen.getByRole('region', { name: '办理后' })).getByText('支持 90 人，共 100 人')).toBeTruthy()
    expect(screen.getByText('+67.00 个百分点')).toBeTruthy()
  })
})
