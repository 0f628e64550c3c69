import type { KeyboardEvent } from 'react'

/** Arrow keys among the cards of the board: up and down inside a month, left and right to the next month that has any. */
export function stepToCard(event: KeyboardEvent, board: HTMLElement | null): void {
  if (!board || event.altKey || !(event.target instanceof HTMLElement)) return
  const own = event.target.closest<HTMLElement>('[data-month]')
  if (!own) return
  const here = cardsOf(own)
  const place = here.indexOf(event.target)
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    event.preventDefault()
    here[place + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
    return
  }
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  const months = [...board.querySelectorAll<HTMLElement>('[data-month]')].filter((month) => cardsOf(month).length > 0)
  const next = months[months.indexOf(own) + (event.key === 'ArrowLeft' ? -1 : 1)]
  if (!next) return
  event.preventDefault()
  const cards = cardsOf(next)
  cards[Math.min(place, cards.length - 1)]?.focus()
}

function cardsOf(month: HTMLElement): readonly HTMLElement[] {
  return [...month.querySelectorAll<HTMLElement>('[data-row-main]')]
}
