import { Menu } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Kit } from '../../../renderer/kit/kit'
import { RowMenu } from '../../../renderer/kit/row-menu'

/** Buttons that carry an id of the library's: it gives one to the button of each menu that is made, open or not. */
const made = () => document.querySelectorAll('button[id^="mantine-"]').length

it('makes no menu for rows that nobody asks, and one for the row that is asked', async () => {
  let done = 0
  const rows = ['甲', '乙'].map((name) => (
    <RowMenu
      key={name}
      button={(props) => (
        <button type="button" {...props}>
          {name}
        </button>
      )}
    >
      <Menu.Item onClick={() => (done += 1)}>做{name}</Menu.Item>
    </RowMenu>
  ))
  const { unmount } = render(
    <Kit>
      <Menu>
        <Menu.Target>
          <button type="button">一直在</button>
        </Menu.Target>
      </Menu>
    </Kit>,
  )

  expect(made()).toBe(1)
  unmount()

  render(<Kit>{rows}</Kit>)
  expect(made()).toBe(0)
  const button = screen.getByRole('button', { name: '乙' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  await userEvent.click(button)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(screen.queryByText('做甲')).toBeNull()
  await userEvent.click(await screen.findByText('做乙'))
  expect(done).toBe(1)
  await waitFor(() => expect(screen.queryByText('做乙')).toBeNull())
  expect(button.getAttribute('aria-expanded')).toBe('false')
})
