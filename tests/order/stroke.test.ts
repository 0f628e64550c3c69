import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareByStroke, sortByStroke, strokeKey } from '#shared/order/stroke'
import { rareCharacters, sameStrokes, strokeParts } from '#shared/order/stroke-lists'
import { strokeClasses } from '#shared/order/stroke-table'

const sorted = (names: string) => sortByStroke(names.split(' '), (name) => name).join(' ')

describe('姓氏笔画 order', () => {
  test('equal counts go by 横竖撇点折: 王 牛 毛 文 方, where the system collation is wrong', () => {
    expect(sorted('方 文 毛 牛 王')).toBe('王 牛 毛 文 方')
    const system = ['方', '文', '毛', '牛', '王'].sort(new Intl.Collator('zh-u-co-stroke').compare).join(' ')
    expect(system).not.toBe('王 牛 毛 文 方')
  })

  // Each line is in order as lists of delegates print it: by total strokes, then by the first stroke that differs.
  test.each([
    '丁 卜 刁',
    '于 万 山 马',
    '王 井 韦 云 尤 车 戈 牛 毛 仇 公 文 方 尹 孔 邓',
    '甘 艾 石 龙 卢 叶 申 田 史 白 冯 兰 边',
    '邢 巩 成 吕 朱 任 华 向 江 汤 安 许 农 阮',
    '麦 严 芦 苏 杜 李 杨 吴 邱 何 余 邹 汪 沈 宋 张 陆 陈',
    '武 林 欧 罗 季 岳 金 周 庞 郑 孟',
    '项 赵 胡 查 柳 钟 段 侯 俞 施 姜 洪 姚 贺 骆',
    '秦 袁 莫 贾 夏 顾 钱 徐 殷 高 唐 陶',
    '黄 萧 梅 曹 盛 崔 章 梁',
    '彭 葛 董 蒋 韩 程 傅 焦 舒 鲁 曾 温 游 谢',
    '蓝 赖 雷 虞 路 詹 鲍 褚',
    '蔡 裴 廖 谭 熊',
    '樊 黎 滕 颜 潘',
    '薛 霍 穆 戴',
  ])('%s', (line) => {
    const names = line.split(/\s+/).filter(Boolean)
    expect(sortByStroke([...names].reverse(), (name) => name)).toEqual(names)
  })

  test('same strokes in the same order go by structure: left-right, top-bottom, whole', () => {
    expect(sorted('甲 叶 申')).toBe('叶 甲 申')
    expect(sorted('查 相')).toBe('相 查')
    expect(sorted('吴 呋')).toBe('呋 吴')
    expect(sorted('召 加')).toBe('加 召')
    expect(sorted('由 田')).toBe('田 由')
  })

  test('within a surname one-character given names go before two, then character by character', () => {
    expect(sorted('王小宁 王毅 王一禾 王宁 王小一')).toBe('王宁 王毅 王一禾 王小一 王小宁')
  })

  test('a compound surname stands at its first character, after the simple surname of that character', () => {
    expect(sorted('欧阳明 林一 欧明 武一 司马光影 司一')).toBe('司一 司马光影 武一 林一 欧明 欧阳明')
  })

  test('rare characters have their place by their strokes', () => {
    expect(strokeClasses('𬎆')).toBe(`1121${strokeClasses('莹')}`)
    expect(strokeClasses('㛃')).toHaveLength(9)
    expect(sorted('李㛃 李一 王𬎆 王宁 李㛃一 李𬎆')).toBe('王宁 王𬎆 李一 李㛃 李𬎆 李㛃一')
  })

  test('a character that no table knows comes after all known ones, and other scripts after that', () => {
    expect(sorted('Tom 𠀀一 爨一 王一')).toBe('王一 爨一 𠀀一 Tom')
  })

  test('blanks and dots in a name do not change its place', () => {
    expect(compareByStroke('王　宁', '王宁')).toBe(0)
    expect(strokeKey('阿依古丽·买买提')).toBe(strokeKey('阿依古丽买买提'))
  })

  test('gives one order whatever the order it was given, and leaves the given list alone', () => {
    const name = fc
      .array(fc.constantFrom(...'王牛毛文方一小宁欧阳𬎆㛃𠀀A·1'), { minLength: 0, maxLength: 4 })
      .map((each) => each.join(''))
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (names, chance) => {
        const given = [...names]
        const shuffled = names
          .map((each) => ({ each, by: chance.next().value }))
          .sort((a, b) => a.by - b.by)
          .map(({ each }) => each)
        const keys = (list: string[]) => sortByStroke(list, (each) => each).map(strokeKey)
        expect(keys(shuffled)).toEqual(keys(names))
        expect(names).toEqual(given)
      }),
    )
  })
})

describe('the lists beside the stroke table', () => {
  test('every group of same strokes really has the same strokes', () => {
    for (const group of sameStrokes.trim().split(/\s+/)) {
      const classes = new Set([...group].map((character) => strokeClasses(character)))
      expect([group, classes.size]).toEqual([group, 1])
      expect(classes).not.toContain(null)
    }
  })

  test('no character is listed twice, and rare ones are not in the common table', () => {
    for (const list of [
      sameStrokes.replace(/\s/g, ''),
      rareCharacters
        .trim()
        .split(/\s+/)
        .map((word) => [...word][0])
        .join(''),
    ]) {
      expect(new Set(list).size).toBe([...list].length)
    }
  })

  test('every rare character and every part resolves to strokes', () => {
    for (const word of rareCharacters.trim().split(/\s+/))
      expect(strokeClasses([...word][0] ?? '')).toMatch(/^[1-5]{2,40}$/)
    for (const part of strokeParts.trim().split(/\s+/)) expect(part).toMatch(/^\D{1,2}[1-5]+$/u)
  })
})
