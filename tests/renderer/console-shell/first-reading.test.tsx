import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { sitDesk } from '#tests/support/desk-bridge'
import { FirstReading } from '../../../renderer/console/shell/first-reading'

it('says in per cent how far the journal was looked through, and goes when that is done', () => {
  const desk = sitDesk()
  render(<FirstReading />)
  expect(screen.queryByRole('status')).toBeNull()
  act(() => desk.tell('begin.progress', { done: 90, total: 262 }))
  expect(screen.getByRole('status').textContent).toContain('34%')
  act(() => desk.tell('begin.progress', { done: 262, total: 262 }))
  expect(screen.queryByRole('status')).toBeNull()
})
