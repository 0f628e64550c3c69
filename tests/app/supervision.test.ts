import { describe, expect, it } from 'vitest'
import { isSupervised, type Life, nextLife, readLife, wordsOf } from '#electron/app/supervision'

const words = ['--lang=zh-CN', '/opt/app', '--sample']
const first: Life = { role: 'program', words, deaths: [], withoutGraphics: false }

describe('one life of the program hands its past to the next', () => {
  it('in the words it is started with, beside those the clerk gave', () => {
    const later: Life = { role: 'supervisor', words, deaths: [100, 130], withoutGraphics: true }
    expect(readLife(wordsOf(later))).toEqual(later)
    expect(readLife(words)).toEqual(first)
    expect(wordsOf(first)).toEqual(words)
  })

  it('and a past that is no past is none', () => {
    for (const said of ['--died-at=', '--died-at=x', '--died-at=1,,2', '--died-at=-5'])
      expect(readLife([...words, said]).deaths).toEqual([])
  })
})

describe('after a death nobody asked for', () => {
  it('it comes back twice as it was, twice without the graphics card, and after the fifth within five minutes not at all', () => {
    const lives: (Life | null)[] = []
    let life: Life | null = first
    for (let death = 1; life; death += 1) {
      life = nextLife(life, 1000 + death * 20, false)
      lives.push(life)
    }
    expect(lives.map((each) => each && [each.deaths.length, each.withoutGraphics])).toEqual([
      ...[[1, false], [2, false], [3, true], [4, true], null],
    ])
  })

  it('deaths long past are forgotten: a program that dies once an hour is always opened again', () => {
    let life = first
    for (let hour = 1; hour <= 50; hour += 1) {
      const next = nextLife(life, hour * 3600, false)
      expect(next).toMatchObject({ role: 'program', deaths: [hour * 3600], withoutGraphics: false })
      if (next) life = next
    }
  })

  it('it comes back without the graphics card at once when that was in trouble, and stays so', () => {
    const next = nextLife(first, 10, true)
    expect(next).toMatchObject({ withoutGraphics: true, words })
    expect(next && nextLife(next, 4000, false)).toMatchObject({ withoutGraphics: true })
  })
})

describe('somebody waits beside the program', () => {
  it('when it is installed, and in a working copy when asked to; not while it only tries itself, nor beside the portable one', () => {
    const asked = { ...first, words: ['--supervised'] }
    expect(isSupervised(first, true, {})).toBe(true)
    expect(isSupervised(asked, false, {})).toBe(true)
    expect(isSupervised(first, false, {})).toBe(false)
    expect(isSupervised({ ...asked, words: ['--supervised', '--smoke', 'file'] }, true, {})).toBe(false)
    expect(isSupervised(asked, true, { PORTABLE_EXECUTABLE_FILE: 'yishitai.exe' })).toBe(false)
  })
})
