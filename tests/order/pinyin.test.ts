import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesWords, matchRank } from '#shared/order/match'
import { compareByPinyin, matchesName, nameWords, pinyinOf, searchWords } from '#shared/order/pinyin'
import { spacedName } from '#shared/order/surname'

describe('readings of surnames', () => {
  test.each([
    ['曾国安', 'zeng'],
    ['单小燕', 'shan'],
    ['仇大海', 'qiu'],
    ['解放', 'xie'],
    ['查良才', 'zha'],
    ['区志明', 'ou'],
    ['盖天下', 'ge'],
    ['朴实', 'piao'],
    ['任行走', 'ren'],
    ['华丽', 'hua'],
    ['乐观', 'yue'],
    ['缪律', 'miao'],
    ['翟排水', 'zhai'],
    ['覃绿荫', 'qin'],
    ['么红', 'yao'],
    ['种树', 'chong'],
    ['逄勇', 'pang'],
    ['吕绿', 'lv'],
    ['尉迟敬', 'yuchi'],
    ['万俟春', 'moqi'],
    ['长孙无忌', 'zhangsun'],
    ['单于勇', 'chanyu'],
    ['王𬎆', 'wangying'],
    ['李㛃', 'lijie'],
  ])('%s begins with %s', (name, reading) => {
    expect(pinyinOf(name).full.startsWith(reading)).toBe(true)
  })

  test('王小宁 is wangxiaoning and wxn', () => {
    expect(pinyinOf('王小宁')).toEqual({ full: 'wangxiaoning', initials: 'wxn', syllables: ['wang', 'xiao', 'ning'] })
    expect(pinyinOf('阿依古丽·买买提').initials).toBe('ayglmmt')
    expect(pinyinOf('尉迟敬').initials).toBe('ycj')
  })

  test('a pinyin list keeps people of one surname together, tone before strokes', () => {
    expect(['张三', '章二', '张一', '曾五', '安一', '仇六', '赵四', '汪一', '王一'].sort(compareByPinyin)).toEqual([
      '安一',
      '仇六',
      '汪一',
      '王一',
      '曾五',
      '张三',
      '张一',
      '章二',
      '赵四',
    ])
  })

  test('there is one reading for each character of any name, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        const [bare, reading] = nameWords(name)
        if (bare !== '') expect(pinyinOf(name).syllables).toHaveLength([...bare].length)
        expect(reading.split(' ')).toHaveLength(Math.max(pinyinOf(name).syllables.length, 1))
      }),
    )
  })
})

describe('finding somebody while typing (L10)', () => {
  test.each([
    '王',
    '王小',
    '小宁',
    '宁',
    'w',
    'wxn',
    'wx',
    'xn',
    'wang',
    'wangx',
    'wangxn',
    'wangxiaoning',
    'wxiaon',
    'wang xiao',
    'WXN',
    'ｗｘｎ',
    '王xn',
    "wang'xiao'ning",
    'xiaoning',
    '小ning',
  ])('“%s” finds 王小宁', (query) => {
    expect(matchesName(query, '王小宁')).toBe(true)
  })

  test.each(['wn', 'wxm', 'ang', '宁王', 'wangxiaoningg', '李', 'nx'])('“%s” does not find 王小宁', (query) => {
    expect(matchesName(query, '王小宁')).toBe(false)
  })

  test('another reading of a character finds the person too', () => {
    expect(matchesName('danxy', '单小燕')).toBe(true)
    expect(matchesName('shanxy', '单小燕')).toBe(true)
    expect(matchesName('wangle', '王乐')).toBe(true)
    expect(matchesName('wangyue', '王乐')).toBe(true)
    expect(matchesName('lv', '吕绿')).toBe(true)
    expect(matchesName('lü', '吕绿')).toBe(true)
  })

  test('a name that begins so is better than one that holds it, and a unit comes last', () => {
    expect(matchRank('xn', nameWords('夏宁'))).toBe(0)
    expect(matchRank('xn', nameWords('王小宁'))).toBe(1)
    expect(matchRank('农贸', [...nameWords('陈芳'), '云渡镇农贸市场'])).toBe(2)
    expect(matchRank('陈 农贸', [...nameWords('陈芳'), '云渡镇农贸市场'])).toBe(2)
    expect(matchRank('陈 卫生', [...nameWords('陈芳'), '云渡镇农贸市场'])).toBeNull()
    expect(matchesWords('', nameWords('陈芳'))).toBe(true)
  })

  test('the words of a summary hold by prefix what is typed from any place of the name', () => {
    const words = searchWords('王小宁')
    for (const typed of ['王小宁', '小宁', 'wangxiaoning', 'xiaon', 'wxn', 'xn', 'wangxn'])
      expect(words.some((word) => word.startsWith(typed))).toBe(true)
    expect(searchWords('单小燕')).toEqual(expect.arrayContaining(['shanxiaoyan', 'danxiaoyan', 'sxy', 'dxy']))
  })

  test('every name is found by itself, its pinyin and its initials', () => {
    const name = fc
      .array(fc.constantFrom(...'王李单曾欧阳小宁明乐行𬎆㛃吕绿'), { minLength: 1, maxLength: 4 })
      .map((each) => each.join(''))
    fc.assert(
      fc.property(name, (each) => {
        const { full, initials } = pinyinOf(each)
        for (const query of [each, full, initials]) expect(matchRank(query, nameWords(each))).toBe(0)
      }),
    )
  })

  test('what was pasted by mistake into the search box finds nobody and takes no time', () => {
    expect(matchesName('啊'.repeat(20_000), '啊啊啊')).toBe(false)
    expect(matchesName('a'.repeat(59), '阿'.repeat(30))).toBe(false)
  })
})

test('two-character names take the width of three, with one full-width blank', () => {
  expect(spacedName('王宁')).toBe('王　宁')
  expect(spacedName('王𬎆')).toBe('王　𬎆')
  expect(spacedName('王小宁')).toBe('王小宁')
  expect(spacedName('Al')).toBe('Al')
})
