import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type StreamId, streamOf } from '#shared/fact'
import { blankDetails, type PersonDetails } from '#shared/roster/person'
import { prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { PeoplePart } from '../../../renderer/console/prepare/people-part'
import { open, useTestMeeting } from './page'

function People({ desk }: { readonly desk: TestDesk }) {
  const meeting = useTestMeeting(desk)
  return meeting && <PeoplePart stream={desk.meeting} meeting={meeting} isOver={false} />
}

function knows(desk: TestDesk, id: string, details: Partial<PersonDetails> & { name: string }): StreamId {
  const stream = streamOf('person', id)
  desk.does(stream, { type: 'person.add', ...blankDetails, ...details })
  return stream
}

function openPeople(people: Parameters<typeof prepareMeeting>[1] = []) {
  const desk = sitDesk()
  knows(desk, 'p1', { name: '王小宁', organization: '东街居民小组', telephone: '13800001234' })
  knows(desk, 'p2', { name: '单志强', side: 'merchants', interestsTouched: true })
  knows(desk, 'p3', { name: '尉迟敬', side: 'departments', usualRole: 'observer' })
  prepareMeeting(desk, people)
  const page = open(desk, <People desk={desk} />)
  const names = () => desk.history().meeting.attendees.map((each) => each.name)
  return { desk, names, ...page }
}

describe('参会人', () => {
  it('finds somebody of the roster by initials and asks the first one with Enter', async () => {
    const { desk, user, names } = openPeople()
    const [choose] = await screen.findAllByRole('button', { name: '从人才库选人' })
    await user.click(choose as HTMLElement)
    await user.type(await screen.findByLabelText('在人才库里查找'), 'wxn{Enter}')
    await waitFor(() => expect(names()).toEqual(['王小宁']))
    const [asked] = desk.history().meeting.attendees
    expect(asked).toMatchObject({ personId: 'p1', telephone: '13800001234', standing: 'member', mayVote: true })
    expect(await screen.findByText('已在名单里')).toBeTruthy()
  })

  it('takes several at once, each with the usual role: who observes is not counted and does not vote', async () => {
    const { desk, user } = openPeople()
    const [choose] = await screen.findAllByRole('button', { name: '从人才库选人' })
    await user.click(choose as HTMLElement)
    await user.click(await screen.findByLabelText('选中列出的 3 人'))
    await user.click(screen.getByRole('button', { name: '请这 3 人到会' }))
    await waitFor(() => expect(desk.history().meeting.attendees).toHaveLength(3))
    const standing = new Map(desk.history().meeting.attendees.map((each) => [each.name, each]))
    expect(standing.get('尉迟敬')).toMatchObject({ standing: 'observer', mayVote: false })
    expect(standing.get('单志强')).toMatchObject({ standing: 'member', interestsTouched: true })
  })

  it('puts somebody new into the roster and onto the list in one act', async () => {
    const { desk, user, names } = openPeople([{ name: '李国强' }])
    await user.click(await screen.findByRole('button', { name: '加一个人' }))
    const panel = within(await screen.findByRole('complementary', { name: '加一个人' }))
    await user.click(panel.getByRole('button', { name: '存入人才库，请到会上' }))
    expect(await panel.findByText('请填写姓名')).toBeTruthy()
    await user.type(panel.getByLabelText('姓名'), '张　建华')
    await user.click(panel.getByRole('button', { name: '存入人才库，请到会上' }))
    await waitFor(() => expect(names()).toEqual(['李国强', '张建华']))
    expect(desk.people().some((person) => person.name === '张建华')).toBe(true)
  })

  it("shows each side's share of the seats with its figures (P7)", async () => {
    openPeople([
      { name: '甲', side: 'masses', interestsTouched: true },
      { name: '乙', side: 'masses' },
      { name: '丙', side: 'departments' },
      { name: '丁', side: 'members', standing: 'observer', mayVote: false },
    ])
    const shares = within(await screen.findByRole('list', { name: '各方席位' }))
    expect(shares.getByText(/2 席/).textContent).toContain('66.7%')
    expect(shares.getByText('其中利益攸关 1 人')).toBeTruthy()
    expect(shares.queryByText('委员')).toBeNull()
    expect(screen.getByText(/出席 3 人，列席 1 人/)).toBeTruthy()
  })

  it('changes many people at once, all or none', async () => {
    const { desk, user } = openPeople([{ name: '甲' }, { name: '乙' }, { name: '丙' }])
    await user.click(await screen.findByLabelText('选中这 3 人'))
    await user.click(screen.getByRole('button', { name: '选中 3 人…' }))
    await user.click(await screen.findByRole('menuitem', { name: '标为利益攸关方', hidden: true }))
    await waitFor(() => expect(desk.history().meeting.attendees.every((each) => each.interestsTouched)).toBe(true))
  })

  it('keeps who has signed in on the list and says what to do instead (N6)', async () => {
    const { desk, user, names } = openPeople([{ name: '甲' }])
    const [first] = desk.history().meeting.attendees
    desk.does(desk.meeting, { type: 'attendance.signIn', attendeeIds: [first?.id ?? ''] })
    await user.click(await screen.findByRole('button', { name: '甲' }))
    await user.click(await screen.findByRole('button', { name: '移出名单' }))
    expect(await screen.findByText(/甲已经签到或发过言，要留在记录里/)).toBeTruthy()
    expect(names()).toEqual(['甲'])
  })

  it('changes a person for this meeting only', async () => {
    const { desk, user } = openPeople([{ name: '王小宁', personId: 'p1' }])
    await user.click(await screen.findByRole('button', { name: '王小宁' }))
    const organization = await screen.findByLabelText('单位')
    await user.type(organization, '西街')
    await user.tab()
    await waitFor(() => expect(desk.history().meeting.attendees[0]?.organization).toBe('西街'))
    expect(desk.people().find((person) => person.id === 'p1')?.organization).toBe('东街居民小组')
  })
})
