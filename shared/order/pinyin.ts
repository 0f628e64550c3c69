import { pinyin } from 'pinyin-pro'
import { matchesWords } from './match'
import { characterKey } from './stroke'
import { bareCharacters, partsOfName } from './surname'

/*
 * Readings of names. This module carries the whole pinyin dictionary: main computes with it and hands the words on;
 * a page searches with `match.ts` and never needs it.
 */

/** 王小宁 → `wangxiaoning`, `wxn`, and its syllables. ü is v. One syllable for each character of the bare name. */
export type Pinyin = { readonly full: string; readonly initials: string; readonly syllables: readonly string[] }

export function pinyinOf(name: string): Pinyin {
  const syllables = readingsOf(name).map(withoutTone)
  return { full: syllables.join(''), initials: syllables.map(initialOf).join(''), syllables }
}

/** For `names.sort(compareByPinyin)`. */
export function compareByPinyin(a: string, b: string): number {
  const [one, other] = [pinyinKey(a), pinyinKey(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * The name as a text whose plain order is that of a pinyin list: character by character, first the letters, then the
 * tone, then the strokes, so that 章 and 张 do not mix.
 */
export function pinyinKey(name: string): string {
  const characters = bareCharacters(name)
  return readingsOf(name)
    .map((reading, place) => {
      const tone = /\d$/.exec(reading)?.[0] ?? '0'
      return `${withoutTone(reading)} ${tone}${characterKey(characters[place] ?? '')} `
    })
    .join('')
}

/**
 * What a page needs to find somebody with `matchesWords`: the name, then its reading, blank between syllables and a
 * stroke between the readings of one character, `单小燕`, `shan/dan/chan xiao yan`.
 */
export function nameWords(name: string): readonly [string, string] {
  const characters = bareCharacters(name)
  const reading = readingsOf(name).map((syllable, place) =>
    otherReadings(withoutTone(syllable), characters[place] ?? ''),
  )
  return [characters.join('').toLowerCase(), reading.map((each) => each.join('/')).join(' ')]
}

/**
 * The words of a summary. The first two are `nameWords`; the others are there for a search by prefix alone: every tail
 * of the name, of its pinyin, of its initials, and the mixed `wangxn`; another reading of the surname once more.
 */
export function searchWords(name: string): readonly string[] {
  const [bare, reading] = nameWords(name)
  const choices = reading.split(' ').map((each) => each.split('/'))
  const main = choices.map(([first = '']) => first)
  const variants = choices.flatMap((each, place) =>
    each.slice(1).map((other) => main.map((syllable, index) => (index === place ? other : syllable))),
  )
  const surnameLength = [...partsOfName(name).surname].length
  const spelled = [main, ...variants].flatMap((syllables) => [
    ...tails(syllables),
    ...tails(syllables.map(initialOf)),
    [...syllables.slice(0, surnameLength), ...syllables.slice(surnameLength).map(initialOf)].join(''),
  ])
  return [...new Set([bare, reading, ...tails([...bare]), ...spelled])]
}

/** Whether somebody who typed `query` can mean this name: characters, pinyin, initials or a mixture, `wangxn`. */
export function matchesName(query: string, name: string): boolean {
  return matchesWords(query, nameWords(name))
}

/** One reading with its tone for each character of the bare name. */
function readingsOf(name: string): string[] {
  const characters = bareCharacters(name)
  const { surname } = partsOfName(name)
  const options = { toneType: 'num', type: 'array', v: true, toneSandhi: false } as const
  const whole = pinyin(characters.join(''), { ...options, surname: 'head' })
  // The dictionary reads words; where it does not keep to one syllable a character, each is read by itself.
  const readings = whole.length === characters.length ? whole : characters.map((each) => pinyin(each, options).join(''))
  const ofSurname = surnameReadings.get(surname)?.split(' ') ?? []
  return characters.map((character, place) =>
    (ofSurname[place] ?? rareReadings.get(character) ?? readings[place] ?? character).toLowerCase(),
  )
}

/** The readings of a character beside the one taken, for people whose name is said otherwise than the dictionary thinks. */
function otherReadings(taken: string, character: string): string[] {
  if (!/\p{Script=Han}/u.test(character)) return [taken]
  const all = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
  return [...new Set([taken, ...all.filter((reading) => /^[a-z]+$/.test(reading))])]
}

/** Surnames that pinyin-pro reads as the word. */
const surnameReadings: ReadonlyMap<string, string> = new Map([
  ['么', 'yao1'],
  ['种', 'chong2'],
  ['重', 'chong2'],
  ['秘', 'bi4'],
  ['佴', 'nai4'],
  ['洗', 'xian3'],
  ['祭', 'zhai4'],
  ['单于', 'chan2 yu2'],
])

/** Characters beyond the 通用规范汉字表 that pinyin-pro cannot read. */
const rareReadings: ReadonlyMap<string, string> = new Map([['𬎆', 'ying2']])

function withoutTone(reading: string): string {
  return reading.replace(/\d$/, '')
}

function initialOf(syllable: string): string {
  return [...syllable][0] ?? ''
}

function tails(pieces: readonly string[]): string[] {
  return pieces.map((_, start) => pieces.slice(start).join(''))
}
