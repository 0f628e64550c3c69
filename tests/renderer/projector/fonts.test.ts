import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

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

  it('come under a licence that allows giving them on', () => {
    for (const family of ['noto-serif-sc', 'noto-sans-sc']) {
      expect(readFileSync(join(fonts, family, 'LICENSE'), 'utf8')).toContain('SIL Open Font License')
    }
  })
})
