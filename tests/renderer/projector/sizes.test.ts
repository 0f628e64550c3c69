import { describe, expect, it } from 'vitest'
import { canvasHeight, fitting, sizeFactors, sizesDownFor, smallestText } from '../../../renderer/projector/type-scale'
import { declarationsOf, wallValuesOf } from './look'

/** Eight metres: a letter of 1/34 of the height of a two-metre screen is 6 cm. */
const smallestAllowed = canvasHeight / 34

describe('text on the wall in 标准', () => {
  it.each(Object.entries(fitting))('steps %s down to 1/34 of the height and no further', (_name, steps) => {
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(smallestAllowed)
    expect([...steps].sort((a, b) => b - a)).toEqual(steps)
  })

  it('has no fixed size below 1/34 of the height', () => {
    const sizes = [...declarationsOf('[data-wall-size]')].filter(([, value]) => value.startsWith('calc('))
    expect(sizes.length).toBeGreaterThan(3)
    for (const [name, value] of sizes) {
      const [, pixels = '0'] = /^calc\((\d+)px \* var\(--wall-size\)\)$/.exec(value) ?? []
      expect.soft(Number(pixels), name).toBeGreaterThanOrEqual(smallestAllowed)
    }
  })

  it('makes lesser text smaller than its neighbour only as far as the smallest fixed size', () => {
    expect(declarationsOf('[data-wall-size]').get('--wall-lesser')).toBe('min(1em, max(var(--wall-fine), 0.82em))')
  })

  it('takes every size from the tokens, but for the one sentence of a screen on its side', () => {
    const known = [...declarationsOf('[data-wall-size]').keys()].map((name) => `var(${name})`)
    const others = wallValuesOf('font-size').filter(({ value }) => !known.includes(value))
    expect(others).toEqual([{ file: 'projector/stage.module.css', value: '6cqmin' }])
  })

  it('sets nothing to scroll', () => {
    for (const property of ['overflow', 'overflow-x', 'overflow-y']) {
      for (const { value } of wallValuesOf(property)) expect(value).toBe('hidden')
    }
  })
})

it('lets 大字 come down to the standard’s smallest before anything is cut off', () => {
  expect(sizeFactors.large).toBeGreaterThan(1)
  expect(sizesDownFor([60, 32], 'large')).toEqual([72, 38.4, 32])
  expect(sizesDownFor([60, 32], 'standard')).toEqual([60, 32])
  expect(Math.min(...sizesDownFor([60, smallestText], 'small'))).toBeLessThan(smallestText)
})
