import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { prepareMeeting, sitDesk } from '#tests/support/desk-bridge'
import { MeetingsScreen } from '../../../renderer/console/meetings/meetings-screen'
import { open } from './page'

it('a meeting that is over is kept for ever by its own word, with the reason, whatever the room says (K2)', async () => {
  const desk = sitDesk()
  prepareMeeting(desk)
  desk.does(desk.meeting, { type: 'meeting.cancel', reason: '改期' })
  desk.does(desk.roomStream, { type: 'room.setRetention', years: 10 })
  const { user } = open(desk, <MeetingsScreen />)
  await user.click(await screen.findByRole('button', { name: '场镇停车场协商会：更多' }))
  await user.click(await screen.findByRole('menuitem', { name: '保存期限…', hidden: true }))
  const dialog = await screen.findByRole('dialog', { name: /保存多久/, hidden: true })
  expect(within(dialog).getByLabelText('照本室的期限（到2036年11月21日）')).toBeTruthy()
  await user.click(within(dialog).getByLabelText('永久'))
  await user.click(within(dialog).getByRole('button', { name: '就这样保存', hidden: true }))
  expect(await within(dialog).findByText('请填写原因')).toBeTruthy()
  await user.type(within(dialog).getByLabelText('原因'), '涉及重大事项')
  await user.click(within(dialog).getByRole('button', { name: '就这样保存', hidden: true }))
  await waitFor(() =>
    expect(desk.room().keeping.retention.meetings).toEqual([
      { meetingId: desk.meeting.slice('meeting:'.length), until: null, reason: '涉及重大事项' },
    ]),
  )
})
