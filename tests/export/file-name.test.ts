import { describe, expect, it } from 'vitest'
import { folderName, freeName, paperFileName, safePart } from '#electron/export/file-name'
import { sheetNames } from '#electron/export/sheet-names'
import { nastyTexts } from '#tests/papers/nasty'

describe('names of files that go onto a stick', () => {
  it('say the paper, the day and the meeting', () => {
    expect(paperFileName('会议纪要', '2026-11-21', '老旧小区加装电梯', 'docx')).toBe(
      '会议纪要 2026-11-21 老旧小区加装电梯.docx',
    )
    expect(folderName('2026-11-21', '9:05', '老旧小区加装电梯')).toBe('2026-11-21 0905 老旧小区加装电梯')
  })

  it('hold nothing that Windows, FAT or Linux refuses, whatever the meeting is called', () => {
    const titles = [
      ...nastyTexts,
      'CON',
      'nul.txt',
      'COM1',
      '...',
      ' . ',
      '<>:"/\\|?*',
      '结尾的点.',
      '结尾的空格 ',
      '字'.repeat(300),
    ]
    for (const title of titles) {
      const name = paperFileName('会议纪要', '2026-11-21', title, 'docx')
      expect(name).not.toMatch(/[<>:"/\\|?*]|[^\P{Cc}]|[\u{10000}-\u{10FFFF}]/u)
      expect(name).not.toMatch(/^[. ]|[. ]$/)
      expect(name).toBe(name.normalize('NFC'))
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240)
      expect([...safePart(title)].length).toBeLessThanOrEqual(61)
      expect(name.endsWith('.docx')).toBe(true)
    }
    expect(safePart('关于<什么>：a/b?')).toBe('关于＜什么＞：a／b？')
    expect(safePart('CON')).toBe('CON_')
    expect(safePart('nul.txt')).toBe('nul.txt_')
    expect(safePart('王𬎆🎉')).toBe('王〓')
    expect(safePart('...')).toBe('')
  })

  it('are numbered on when the name is taken, whatever its case, and stay short enough', () => {
    expect(freeName('纪要.docx', [])).toBe('纪要.docx')
    expect(freeName('Plan.docx', ['PLAN.DOCX', 'plan（2）.docx'])).toBe('Plan（3）.docx')
    const long = `${'字'.repeat(78)}.docx`
    expect(Buffer.byteLength(freeName(long, [long]))).toBeLessThanOrEqual(240)
    expect(freeName(long, [long])).toMatch(/（2）\.docx$/)
  })
})

describe('names of the tabs of a workbook', () => {
  it('are at most 31 characters, without forbidden signs, and differ', () => {
    const names = sheetNames([
      '是否同意：[三/五]号楼?',
      '',
      '同名',
      '同名',
      "'引号'",
      'History',
      '𬎆'.repeat(40),
      ...nastyTexts,
    ])
    expect(names.slice(0, 6)).toEqual(['是否同意： 三 五 号楼', '表2', '同名', '同名（2）', '引号', 'History表'])
    for (const name of names) {
      expect(name.length).toBeGreaterThan(0)
      expect(name.length).toBeLessThanOrEqual(31)
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/)
    }
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  })
})
