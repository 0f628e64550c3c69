import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import { opinionParties } from '#shared/topic/session-plan'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { ConsultationPart } from '../../../renderer/console/topic/consultation-part'
import { enterTopic, open, place, somePlan, useTestTopic } from './page'

function Consultation({ stream }: { readonly stream: StreamId }) {
  const history = useTestTopic(stream)
  return history && <ConsultationPart stream={stream} history={history} />
}

async function openConsultation(prepare: (desk: TestDesk, stream: StreamId) => void = () => {}) {
  const desk = sitDesk()
  const stream = enterTopic(desk)
  prepare(desk, stream)
  const page = open(desk, <Consultation stream={stream} />)
  await screen.findByLabelText('必要性')
  const topic = () => desk.topic(stream).state
  return { desk, stream, topic, ...page }
}

const draft = (desk: TestDesk, stream: StreamId) => void desk.does(stream, { type: 'session.draft', ...somePlan })
function submit(desk: TestDesk, stream: StreamId): void {
  draft(desk, stream)
  desk.does(stream, { type: 'session.submit', on: '2026-11-21' })
}
function approve(desk: TestDesk, stream: StreamId): void {
  submit(desk, stream)
  for (const party of opinionParties)
    desk.does(stream, { type: 'session.opine', party, name: '试签署人', on: '2026-11-21', agrees: true, text: '同意' })
  desk.does(stream, { type: 'session.approve', on: '2026-11-21', number: '' })
}

describe('协商活动方案', () => {
  it('is drafted by typing, and sent for approval with the day (T4)', async () => {
    const { user, topic } = await openConsultation()
    await user.type(screen.getByLabelText('必要性'), '群众反映多年')
    await user.tab()
    await waitFor(() => expect(topic().plan?.draft.necessity).toBe('群众反映多年'))
    await user.click(await screen.findByRole('button', { name: '送审…' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '送审' }))
    await waitFor(() => expect(topic().plan?.state).toBe('submitted'))
    expect(await screen.findByText('正在审批，不能改；要改请先撤回或等退回。')).toBeTruthy()
    expect(screen.getByLabelText('必要性').closest('fieldset')?.disabled).toBe(true)
  })

  it('takes the opinion of each of the three with a name (T4)', async () => {
    const { user, topic } = await openConsultation(submit)
    await user.click(await screen.findByRole('button', { name: '登记政协联络组的意见' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: '登记' }))
    expect(await within(dialog).findByText('请填写签署人')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('签署人'), '试组长')
    await user.click(within(dialog).getByRole('button', { name: '登记' }))
    await waitFor(() =>
      expect(topic().plan?.opinions).toMatchObject([{ party: 'liaison', name: '试组长', agrees: true }]),
    )
    const opinions = screen.getByRole('list', { name: '三方意见' })
    expect(await within(opinions).findByText('同意', { selector: 'span' })).toBeTruthy()
  })

  it('says whose opinion is missing when somebody approves too early (T4)', async () => {
    const { user, topic } = await openConsultation(submit)
    await user.click(screen.getByRole('button', { name: '批准…' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '批准' }))
    expect(await screen.findByText(/还缺政协联络组、乡镇（街道）党委、县（区）政协的意见/)).toBeTruthy()
    expect(topic().plan?.state).toBe('submitted')
  })

  it('drafts the next plan on purpose only, and keeps the approved one readable', async () => {
    const { user, topic } = await openConsultation(approve)
    expect(screen.getByLabelText('必要性').closest('fieldset')?.disabled).toBe(true)
    await user.click(screen.getByRole('button', { name: '改方案，重新报批' }))
    await waitFor(() => expect(topic().plan).toMatchObject({ no: 2, state: 'drafted' }))
    const earlier = await screen.findByRole('region', { name: '以前的方案' })
    expect(within(earlier).getByText('第 1 稿，已批准')).toBeTruthy()
    expect(screen.getByLabelText('必要性').closest('fieldset')?.disabled).toBe(false)
  })
})

describe('为这个议题开会', () => {
  it('makes a meeting from the plan with its agenda, linked to the topic, and goes to prepare it', async () => {
    const { user, desk, topic } = await openConsultation(approve)
    await user.click(screen.getByRole('button', { name: '为这个议题开会…' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByLabelText<HTMLInputElement>('会议名称').value).toBe('场镇停车难协商会')
    expect(within(dialog).getByText('还没有调研记录。会议可以先筹备，宣布开会前要补齐，或写明理由。')).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: '建好，去筹备' }))
    await waitFor(() => expect(place()).toMatchObject({ screen: 'prepare' }))
    const made = place()
    const meeting = desk.history(made.screen === 'prepare' ? made.stream : undefined).meeting
    expect(meeting.topicId).toBe(topic().id)
    expect(meeting.details).toMatchObject({ form: 'small', venue: '东街院坝', startsAt: '2026-11-28T01:00:00.000Z' })
    expect(meeting.agenda.items).toHaveLength(8)
  })

  it('lists the meetings on this topic and leads to each', async () => {
    const { user, desk, stream } = await openConsultation((at, topicStream) => {
      approve(at, topicStream)
      at.does(at.meeting, {
        type: 'meeting.create',
        details: {
          ...{ title: '停车场第一次协商', topic: '停车', form: 'small', venueKind: 'room', venue: '镇协商议事室' },
          ...{ startsAt: '2026-11-25T01:00:00.000Z', chair: '', recorder: '', tellers: [] },
        },
        rules: at.room().defaults,
      })
      at.does(at.meeting, { type: 'meeting.linkTopic', topicId: topicStream.slice('topic:'.length) })
    })
    await user.click(await screen.findByRole('button', { name: '停车场第一次协商' }))
    expect(place()).toEqual({ screen: 'prepare', stream: desk.meeting })
    expect(stream.startsWith('topic:')).toBe(true)
  })
})
