import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { type StreamId, streamOf } from '#shared/fact'
import { blankDetails, type PersonDetails } from '#shared/roster/person'
import { prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { PeopleScreen } from '../../../renderer/console/people/people-screen'
import { PeoplePart } from '../../../renderer/console/prepare/people-part'
import { open, useTestMeeting } from '../console-prepare/page'
import { enterTopic } from '../console-topic/page'

beforeEach(() => localStorage.clear())

function knows(desk: TestDesk, id: string, details: Partial<PersonDetails> & { name: string }): StreamId {
  const stream = streamOf('person', id)
  desk.does(stream, { type: 'person.add', ...blankDetails, ...details })
  return stream
}

/** A roster of a street: two merchants and a resident of 东街, a member, an official, somebody from elsewhere. */
function deskWithPeople(): TestDesk {
  const desk = sitDesk()
  knows(desk, 'm1', { name: '何玉龙', side: 'merchants', district: '东街', organization: '东街便民超市' })
  knows(desk, 'm2', { name: '陈芳', side: 'merchants', district: '东街', organization: '东街面馆' })
  knows(desk, 'r1', { name: '王小宁', side: 'masses', district: '东街' })
  knows(desk, 'c1', { name: '李梅', side: 'members', group: '工商联' })
  knows(desk, 'd1', { name: '张建华', side: 'departments', organization: '镇规划建设办' })
  knows(desk, 'x1', { name: '周德明', side: 'masses', district: '北山' })
  return desk
}

const named = (name: string) => new RegExp(name)

describe('人才库', () => {
  async function names() {
    const list = await screen.findByRole('region', { name: '人才库' })
    return [...list.querySelectorAll('[data-row-main]')].map((row) => row.textContent ?? '')
  }

  it('is filtered by side, district and identity together (P7)', async () => {
    const desk = deskWithPeople()
    desk.does(streamOf('person', 'r1'), { type: 'person.setIdentities', identities: ['old-party-member'] })
    const { user } = open(desk, <PeopleScreen />)
    await waitFor(async () => expect(await names()).toHaveLength(6))
    await user.click(screen.getByRole('combobox', { name: '片区' }))
    await user.click(await screen.findByRole('option', { name: '东街', hidden: true }))
    await waitFor(async () => expect(await names()).toHaveLength(3))
    await user.click(screen.getByRole('combobox', { name: '身份' }))
    await user.click(await screen.findByRole('option', { name: '老党员', hidden: true }))
    await waitFor(async () => expect(await names()).toHaveLength(1))
    expect((await names())[0]).toMatch(/王小宁/)
  })

  it('keeps several identities of one person as they are ticked (J1)', async () => {
    const desk = deskWithPeople()
    const { user } = open(desk, <PeopleScreen />)
    await user.click(await screen.findByRole('button', { name: named('李梅') }))
    const group = within(await screen.findByRole('group', { name: '身份（可以有几个）' }))
    await user.click(group.getByRole('checkbox', { name: '老党员' }))
    await user.click(await group.findByRole('checkbox', { name: '政协委员' }))
    await waitFor(() =>
      expect(desk.people().find((person) => person.name === '李梅')?.identities).toEqual([
        'cppcc-member',
        'old-party-member',
      ]),
    )
    await user.click(group.getByRole('checkbox', { name: '老党员' }))
    await waitFor(() =>
      expect(desk.people().find((person) => person.name === '李梅')?.identities).toEqual(['cppcc-member']),
    )
  })

  it('shows seats held and times spoken, and goes on showing them of who was retired (J1)', async () => {
    const desk = deskWithPeople()
    prepareMeeting(desk, [{ name: '王小宁', personId: 'r1' }], { quorum: 'none' })
    const attendeeId = desk.history().meeting.attendees[0]?.id ?? ''
    desk.does(desk.meeting, { type: 'attendance.signIn', attendeeIds: [attendeeId] })
    desk.does(desk.meeting, { type: 'meeting.open' })
    const itemId = desk.history().meeting.agenda.items[1]?.id ?? ''
    desk.does(desk.meeting, { type: 'agenda.activate', itemId })
    const said = { kind: 'speech', category: 'other', stance: 'neutral', note: '' } as const
    desk.does(desk.meeting, { type: 'speakers.callNow', attendeeId, ...said })
    desk.pass(60)
    desk.does(desk.meeting, { type: 'meeting.close' })
    desk.does(streamOf('person', 'r1'), { type: 'person.retire', reason: '搬走了' })
    const { user } = open(desk, <PeopleScreen />)
    await user.click(await screen.findByLabelText('也看停用的人'))
    await user.click(await screen.findByRole('button', { name: named('王小宁') }))
    const record = await screen.findByRole('region', { name: '参会情况' })
    await waitFor(() => expect(record.textContent).toContain('到会 1 次，发言 1 次'))
    expect(record.textContent).toContain('场镇停车场协商会')
  })
})

describe('按议题提议名单', () => {
  function Page({ desk }: { readonly desk: TestDesk }) {
    const meeting = useTestMeeting(desk)
    return meeting && <PeoplePart stream={desk.meeting} meeting={meeting} isOver={false} />
  }

  function openPropose(isLinked = true) {
    const desk = deskWithPeople()
    prepareMeeting(desk, [{ name: '李梅', personId: 'c1', side: 'members' }])
    if (isLinked) {
      const topic = enterTopic(desk, { area: '东街片区', touched: '东街商户、周边住户' })
      desk.does(desk.meeting, { type: 'meeting.linkTopic', topicId: topic.slice('topic:'.length) })
    }
    return { desk, ...open(desk, <Page desk={desk} />) }
  }

  it('is offered when the meeting is on a topic, and not otherwise', async () => {
    openPropose(false)
    expect(await screen.findByRole('button', { name: '加一个人' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '按议题提议名单' })).toBeNull()
  })

  it('proposes who is touched first with the reason, shows the seats before and after, and asks those left ticked (J3)', async () => {
    const { desk, user } = openPropose()
    await user.click(await screen.findByRole('button', { name: '按议题提议名单' }))
    const panel = within(await screen.findByRole('complementary', { name: '按议题提议名单' }))
    const touched = within(await panel.findByRole('region', { name: '利益攸关方' }))
    expect(touched.getAllByRole('checkbox')).toHaveLength(3)
    expect(touched.getAllByText('属于涉及人群“东街商户”，近一年没有参加过')).toHaveLength(2)
    expect(panel.queryByText('李梅')).toBeNull()
    const seats = panel.getByRole('region', { name: '席位变化' })
    expect(seats.textContent).toContain('席位 1 → 6，其中利益攸关 0 → 3')
    await user.click(panel.getByRole('checkbox', { name: '陈芳' }))
    await user.click(panel.getByRole('checkbox', { name: '周德明' }))
    expect(seats.textContent).toContain('席位 1 → 4，其中利益攸关 0 → 2')
    await user.click(panel.getByRole('button', { name: '请这 3 人到会' }))
    await waitFor(() =>
      expect(
        desk.history().meeting.attendees.map(({ name, interestsTouched }) => `${name} ${interestsTouched}`),
      ).toEqual(['李梅 false', '王小宁 true', '何玉龙 true', '张建华 false']),
    )
  })
})
