import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { piecesWith } from '../../../renderer/look/fonts'

const fonts = resolve(import.meta.dirname, '../../../node_modules/@fontsource')
const rangesOf = (family: string): Record<string, string> =>
  JSON.parse(readFileSync(join(fonts, family, 'unicode.json'), 'utf8'))

describe('the wall’s typefaces', () => {
  it('are cut alike, so that one table of ranges serves both', () => {
    expect(rangesOf('noto-serif-sc')).toEqual(rangesOf('noto-sans-sc'))
  })

  it.each([
    // 400 and 500 are the papers' (look/paper-fonts.ts).
    ['noto-serif-sc', '400'],
    ['noto-serif-sc', '700'],
    ['noto-sans-sc', '400'],
    ['noto-sans-sc', '500'],
    ['noto-sans-sc', '700'],
  ])('%s %s has a file for every piece', (family, weight) => {
    const missing = Object.keys(rangesOf(family))
      .map((piece) => `${family}-${piece.replace(/[[\]]/g, '')}-${weight}-normal.woff2`)
      .filter((file) => !existsSync(join(fonts, family, 'files', file)))
    expect(missing).toEqual([])
  })

  it('have one piece for a Chinese character, whose range says so too, and none for a picture sign', () => {
    const ranges = rangesOf('noto-sans-sc')
    for (const character of ['镇', '协', '，', '㎡', '〇']) {
      const pieces = piecesWith(character)
      expect(pieces, character).toHaveLength(1)
      expect(isIn(character, ranges[pieces[0] ?? ''] ?? ''), character).toBe(true)
    }
    expect(piecesWith('7')).toContain('latin')
    expect(piecesWith('😀')).toEqual([])
  })

  it('come under a licence that allows giving them on', () => {
    for (const family of ['noto-serif-sc', 'noto-sans-sc']) {
      expect(readFileSync(join(fonts, family, 'LICENSE'), 'utf8')).toContain('SIL Open Font License')
    }
  })
})

/** As Chromium reads a range, written down anew. */
function isIn(character: string, range: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return [...range.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/g)].some(
    ([, first = '', last = first]) => code >= Number(`0x${first}`) && code <= Number(`0x${last}`),
  )
}
