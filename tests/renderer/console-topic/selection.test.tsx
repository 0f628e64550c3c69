import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import { sitDesk } from '#tests/support/desk-bridge'
import { SelectionPart } from '../../../renderer/console/topic/selection-part'
import { enterTopic, open, place, useTestTopic } from './page'

function Selection({ stream }: { readonly stream: StreamId }) {
  const history = useTestTopic(stream)
  return history && <SelectionPart stream={stream} history={history} />
}

async function openSelection(isAccepted = true) {
  const desk = sitDesk()
  const stream = enterTopic(desk, {}, isAccepted)
  const page = open(desk, <Selection stream={stream} />)
  await screen.findByLabelText('议题')
  const topic = () => desk.topic(stream).state
  return { desk, stream, topic, ...page }
}

describe('选题', () => {
  it('keeps what is typed by itself, and says beside the field what is wrong', async () => {
    const { user, topic } = await openSelection()
    await user.type(screen.getByLabelText('建议'), '划定车位')
    await user.tab()
    await waitFor(() => expect(topic().entry.suggestion).toBe('划定车位'))
    await user.type(screen.getByLabelText('联系电话'), '问小王')
    await user.tab()
    expect(await screen.findByText(/联系电话只填数字/)).toBeTruthy()
    expect(topic().entry.contact).toBe('')
  })

  it('accepts with day and opinion, and takes that back', async () => {
    const { user, topic } = await openSelection(false)
    await user.click(screen.getByRole('button', { name: '受理…' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText('受理意见'), '群众反映多')
    await user.click(within(dialog).getByRole('button', { name: '受理' }))
    await waitFor(() =>
      expect(topic().reception).toEqual({ state: 'accepted', on: '2026-11-21', opinion: '群众反映多' }),
    )
    await user.click(await screen.findByRole('button', { name: '撤回受理' }))
    await waitFor(() => expect(topic().reception.state).toBe('entered'))
  })

  it('asks for the reason of a refusal before anything is sent', async () => {
    const { user, desk, topic } = await openSelection(false)
    await user.click(screen.getByRole('button', { name: '不予受理…' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: '不予受理' }))
    expect(await within(dialog).findByText('请填写不予受理的理由')).toBeTruthy()
    expect(desk.accepted()).not.toContain('topic.decline')
    await user.type(within(dialog).getByLabelText('不予受理的理由'), '不属于协商范围')
    await user.click(within(dialog).getByRole('button', { name: '不予受理' }))
    await waitFor(() => expect(topic().reception.state).toBe('declined'))
  })

  it('keeps the score once all three marks are there (P2)', async () => {
    const { user, topic, desk } = await openSelection()
    const mark = (name: string, value: string) =>
      user.click(within(screen.getByRole('radiogroup', { name })).getByRole('radio', { name: value }))
    await mark('切口小', '5')
    await mark('关联广', '4')
    expect(desk.accepted()).not.toContain('topic.score')
    await mark('切身利益', '3')
    await waitFor(() => expect(topic().score).toEqual({ small: 5, wide: 4, close: 3 }))
    expect(await screen.findByText('12/15 分')).toBeTruthy()
  })

  it('marks a showpiece with its reason (P2)', async () => {
    const { user, topic } = await openSelection()
    await user.click(screen.getByLabelText('像是形象工程、面子议题'))
    await user.type(await screen.findByLabelText('理由'), '只为迎检')
    await user.tab()
    await waitFor(() => expect(topic().showpiece).toEqual({ reason: '只为迎检' }))
  })

  it('finds the topic to merge into by initials, asks once more, and is listed there (T2)', async () => {
    const { user, desk, stream, topic } = await openSelection()
    const into = enterTopic(desk, { title: '全镇车位规划' })
    await user.click(screen.getByRole('button', { name: '并入别的议题…' }))
    const field = await screen.findByRole('combobox', { name: '并入哪个议题' })
    await user.type(field, 'qzcw')
    await screen.findByRole('option', { name: /全镇车位规划/ })
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('button', { name: '并入' }))
    await waitFor(() => expect(topic().reception).toMatchObject({ state: 'merged', intoTitle: '全镇车位规划' }))

    open(desk, <Selection stream={into} />)
    await user.click(await screen.findByRole('button', { name: '场镇停车难' }))
    expect(place()).toEqual({ screen: 'topic', stream })
  })
})
