import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import { prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { useMeeting } from '../../../renderer/bridge/streams'
import { Asked } from '../../../renderer/console/live/asked'
import { useLive } from '../../../renderer/console/live/live-state'
import { useProceedingsActs } from '../../../renderer/console/live/proceedings-acts'
import { TopicLink } from '../../../renderer/console/prepare/topic-link'
import { enterTopic, open, place } from './page'

function Opening({ stream }: { readonly stream: StreamId }) {
  const followed = useMeeting(stream)
  return followed.phase === 'open' && followed.state ? <Live stream={stream} history={followed.state} /> : null
}

function Live({ stream, history }: Parameters<typeof Asked>[0]) {
  const acts = useProceedingsActs(stream, history)
  return (
    <>
      <button type="button" onClick={acts.open.run}>
        宣布开会
      </button>
      <Asked stream={stream} history={history} />
      <TopicLink stream={stream} meeting={history.meeting} isOver={false} />
    </>
  )
}

beforeEach(() => useLive.getState().show({ asking: null }))

function linked(): { desk: TestDesk; topic: StreamId } {
  const desk = sitDesk()
  prepareMeeting(desk)
  const topic = enterTopic(desk)
  desk.does(desk.meeting, { type: 'meeting.linkTopic', topicId: topic.slice('topic:'.length) })
  return { desk, topic }
}

describe('开会前的门槛', () => {
  it('names what is missing and opens once the reason is written (T3)', async () => {
    const { desk } = linked()
    const { user } = open(desk, <Opening stream={desk.meeting} />)
    await user.click(await screen.findByRole('button', { name: '宣布开会' }))
    const dialog = await screen.findByRole('dialog')
    await waitFor(() =>
      expect(within(dialog).getByRole('list', { name: '还缺' }).textContent).toBe('协商方案还没有批准还没有调研记录'),
    )
    await user.click(within(dialog).getByRole('button', { name: '写明理由，开会' }))
    expect(await within(dialog).findByText('请填写理由')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('仍然要开会的理由'), '汛期前要定下来')
    await user.click(within(dialog).getByRole('button', { name: '写明理由，开会' }))
    await waitFor(() => expect(desk.history().meeting.proceedings.phase).toBe('open'))
    expect(desk.history().meeting.gateWaived?.reason).toBe('汛期前要定下来')
    expect(await screen.findByText('开会时协商方案还没有批准，还没有调研记录，理由：汛期前要定下来')).toBeTruthy()
  })

  it('leads to the topic instead (T3)', async () => {
    const { desk, topic } = linked()
    const { user } = open(desk, <Opening stream={desk.meeting} />)
    await user.click(await screen.findByRole('button', { name: '宣布开会' }))
    await user.click(await screen.findByRole('button', { name: '先到议题里补齐' }))
    await waitFor(() => expect(place()).toEqual({ screen: 'topic', stream: topic, part: 'survey' }))
    expect(desk.history().meeting.proceedings.phase).toBe('preparing')
  })

  it('stands in nobody’s way without a topic of the pool', async () => {
    const desk = sitDesk()
    prepareMeeting(desk)
    const { user } = open(desk, <Opening stream={desk.meeting} />)
    await user.click(await screen.findByRole('button', { name: '宣布开会' }))
    await waitFor(() => expect(desk.history().meeting.proceedings.phase).toBe('open'))
  })
})

describe('关联议题', () => {
  it('finds the topic by initials, says what it lacks, and lets go of it again', async () => {
    const desk = sitDesk()
    prepareMeeting(desk)
    const topic = enterTopic(desk, { title: '菜市场污水外溢' })
    const { user } = open(desk, <Opening stream={desk.meeting} />)
    await user.click(await screen.findByRole('button', { name: '从议题库选…' }))
    await user.type(await screen.findByRole('combobox', { name: '这场会商量哪个议题' }), 'cscws')
    await screen.findByRole('option', { name: /菜市场污水外溢/ })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(desk.history().meeting.topicId).toBe(topic.slice('topic:'.length)))
    expect(await screen.findByText('还缺：协商方案还没有批准，还没有调研记录。不补齐就开会，要写明理由。')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '取消关联' }))
    await waitFor(() => expect(desk.history().meeting.topicId).toBeNull())
  })
})
