import { describe, expect, it } from 'vitest'
import { heading, outlineNumber, paragraphs } from '#shared/papers/document'
import { nameParts, paperLine, paperText } from '#shared/papers/paper-text'
import { titleLines } from '#shared/papers/title-lines'
import { forbidden, nastyTexts } from './nasty'

describe('text on its way into a paper', () => {
  it('loses what breaks a file or turns a line round, and keeps every sign a reader can see', () => {
    for (const text of nastyTexts) {
      expect(paperText(text)).not.toMatch(forbidden)
      expect(paperText(paperText(text))).toBe(paperText(text))
    }
    expect(paperText('生僻字𬎆㛃，王\u202e宁')).toBe('生僻字𬎆㛃，王宁')
    expect(paperText('👨‍👩‍👧')).toBe('👨‍👩‍👧')
    expect(paperText('\ud800')).toBe('\ufffd')
  })

  it('has one kind of line end, and none in a line', () => {
    expect(paperText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd')
    expect(paperLine(' a \r\n\t b ')).toBe('a b')
  })

  it('keeps a name of a list in one line, and the list’s own line ends (附件：1.… 2.…)', () => {
    const parts = nameParts('王宁（居民代表）、欧阳明\n2.签到表')
    expect(parts.map(({ name }) => name)).toEqual(['王宁（', '欧阳明', '2.签到表'])
    expect(parts.map(({ name, rest }) => name + rest).join('')).toBe('王宁（居民代表）、欧阳明\n2.签到表')
  })

  it('becomes one indented paragraph for each line that says something', () => {
    expect(paragraphs('一\n\n  二  \r\n三').map((each) => each.words)).toEqual(['一', '二', '三'])
    expect(paragraphs(' \n ')).toEqual([])
  })
})

describe('the levels of an outline (GB/T 9704-2012, 7.3.3)', () => {
  it('are numbered 一、（一）1.（1）', () => {
    expect(([1, 2, 3, 4] as const).map((level) => outlineNumber(level, 12))).toEqual([
      '十二、',
      '（十二）',
      '12.',
      '（12）',
    ])
    expect(heading(1, 3, '协商共识')).toEqual({ kind: 'heading', level: 1, number: '三、', text: '协商共识' })
  })
})

describe('a title too long for one line', () => {
  it('is broken between words into lines of about the same length', () => {
    expect(titleLines('老旧小区加装电梯选址与费用分摊专题协商会纪要')).toEqual([
      '老旧小区加装电梯选址与',
      '费用分摊专题协商会纪要',
    ])
  })

  it('stays in one line while it fits', () => {
    expect(titleLines('青石街道协商议事会会议记录')).toEqual(['青石街道协商议事会会议记录'])
  })

  it('loses nothing and never has a line longer than the type area', () => {
    const words = [
      '协商会议关于老旧小区加装电梯的选址与费用分摊及后续管理维护办法的专题纪要',
      '关于场镇东街河坝路老旧小区加装电梯选址费用分摊公共停车场建设与饮用水源保护及赶场日交通疏导工作的第三次专题协商会议纪要',
    ]
    for (const said of words) {
      for (const length of [21, 39, 40, 41, 57, 58, 59, 60, 61, 90]) {
        const title = said.repeat(3).slice(0, length)
        const lines = titleLines(title)
        expect(lines.join('')).toBe(title)
        for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(20)
      }
    }
  })
})
