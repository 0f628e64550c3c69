import { describe, expect, it } from 'vitest'
import { accents } from '#shared/room/look'
import { themes, tokenIn, tokenWith, wallValuesOf } from './look'

const grounds = ['--paper', '--card', '--shade']
const colours = ['cinnabar', 'jade', 'amber', 'blue', 'plum', 'ink']

/** Every colour words may have on the wall, with the grounds they may stand on. */
const textPairs: readonly { readonly text: string; readonly on: readonly string[] }[] = [
  { text: '--ink', on: grounds },
  { text: '--ink-2-strong', on: [...grounds, '--ink-ground'] },
  ...colours.map((colour) => ({ text: `--${colour}-strong`, on: [...grounds, `--${colour}-ground`] })),
  { text: '--on-cinnabar', on: ['--cinnabar-fill'] },
  { text: '--on-band', on: ['--band-from', '--band-to'] },
  { text: '--on-ceremony', on: ['--ceremony-from', '--ceremony-to'] },
  { text: '--ceremony-gold', on: ['--ceremony-from', '--ceremony-to'] },
]

describe.each(themes)('theme %s', (theme) => {
  it.each(textPairs)('keeps words in $text at 7:1 and more', ({ text, on }) => {
    for (const ground of on) {
      expect
        .soft(contrast(tokenIn(theme, text), tokenIn(theme, ground)), `${text} on ${ground}`)
        .toBeGreaterThanOrEqual(7)
    }
  })

  it.each(['jade', 'cinnabar', 'amber', 'blue', 'plum', 'ink-2'])(
    'draws bars and rings in --%s visibly, at 3:1',
    (name) => {
      for (const ground of ['--paper', '--track']) {
        expect.soft(contrast(tokenIn(theme, `--${name}`), tokenIn(theme, ground)), ground).toBeGreaterThanOrEqual(3)
      }
    },
  )

  it('keeps the chips of the console at 4.5:1 in the plain colour’s strong form', () => {
    for (const colour of colours) {
      const pair = [tokenIn(theme, `--${colour}-strong`), tokenIn(theme, `--${colour}-ground`)] as const
      expect.soft(contrast(...pair), colour).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe.each(accents)('主色 %s', (accent) => {
  it.each(themes)('keeps words on the band and on the ceremonial page at 7:1 in theme %s (P9)', (theme) => {
    const token = (name: string) => tokenWith(theme, accent, name)
    const pairs = textPairs.filter(({ text }) => ['--on-band', '--on-ceremony', '--ceremony-gold'].includes(text))
    expect(pairs).toHaveLength(3)
    for (const { text, on } of pairs)
      for (const ground of on)
        expect.soft(contrast(token(text), token(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(7)
  })
})

it('lets no style sheet of the wall use a colour for words that is not proven above', () => {
  // The ring and the plate pass proven colours on under names of their own.
  const passedOn = ['--tone-strong', '--ring-text', '--ring-word']
  const proven = [...textPairs.map(({ text }) => text), ...passedOn].map((name) => `var(${name})`)
  const others = wallValuesOf('color').filter(({ value }) => !proven.includes(value))
  expect(others).toEqual([])
  for (const name of ['--ring-text', '--ring-word', '--tone-strong']) {
    for (const { value } of wallValuesOf(name)) expect(proven).toContain(value)
  }
})

it('knows black on white as 21:1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

/** WCAG 2.1: (lighter + 0.05) / (darker + 0.05). */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`a token is not a plain colour: ${hex}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(hex.slice(place, place + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
