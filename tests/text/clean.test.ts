import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine, cleanName, cleanParagraph, countCharacters, firstCharacters } from '#shared/text/characters'
import {
  line,
  looksLikeIdNumber,
  optionalLine,
  optionalParagraph,
  paragraph,
  personName,
  telephone,
  wholeNumber,
} from '#shared/text/clean'
import { z } from '#shared/text/zod'

const said = (schema: z.ZodType, input: unknown): unknown => {
  const parsed = schema.safeParse(input)
  return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.message).join('；')
}

describe('what people type or paste', () => {
  test.each([
    ['  老粮站\t空坝\r\n先平整 ', '老粮站 空坝 先平整'],
    ['左\u202e右\u2066\u200e\u061c', '左右'],
    ['零\u200b宽\ufeff\u00ad\u2060', '零宽'],
    ['半个\ud842字', '半个字'],
    ['\u0000\u0007铃\u001b[31m', '铃[31m'],
    ['e\u0301', 'é'],
    ['𬎆 㛃', '𬎆 㛃'],
    ['一家👨‍👩‍👧好👍🏽', '一家👨‍👩‍👧好👍🏽'],
    ['王\u200d宁', '王宁'],
    ['\u3164\u2800 \u115f', ''],
  ])('%j becomes the one line %j', (typed, kept) => {
    expect(cleanLine(typed)).toBe(kept)
  })

  test('a paragraph keeps its lines, with one kind of line end and no heap of empty ones', () => {
    expect(cleanParagraph('　　第一条。 \r\n\r\n\r\n\r\n第二条。\u2028第三条。\n')).toBe(
      '第一条。\n\n第二条。\n第三条。',
    )
  })

  test('marks heaped on one letter are cut, so that they cannot climb over other lines', () => {
    expect(countCharacters(cleanLine(`a${'\u0336\u0310'.repeat(500)}`))).toBeLessThan(7)
  })

  test('cleaning twice changes nothing more, and leaves nothing that cannot be seen', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        ...'王a \t\n\r',
        '\u200d',
        '\ufe0f',
        '\u202e',
        '\ud800',
        '\udc00',
        '👨',
        '👩',
        '🏽',
        '\u0301',
        '\u0323',
        'e',
        '１',
        '\u3000',
        '\u2028',
        '\u{e0100}',
        '\ufdd0',
        '·',
        '㛃',
      ),
    })
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (typed) => {
        for (const clean of [cleanLine, cleanParagraph, cleanName]) {
          const once = clean(typed)
          expect(clean(once)).toBe(once)
          expect(once).not.toMatch(/[^\P{Cc}\n]|\p{Surrogate}|\p{Bidi_Control}/u)
          expect(once).toBe(once.trim())
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('twenty thousand characters are cleaned and counted, and never cut through a character', () => {
    const pasted = '𬎆\u200b'.repeat(20_000)
    expect(countCharacters(cleanLine(pasted))).toBe(20_000)
    expect(firstCharacters('𬎆㛃王', 2)).toBe('𬎆㛃')
  })
})

describe('fields', () => {
  test('a required line that is empty, blank or missing asks to be filled in', () => {
    for (const empty of ['', '   ', '\u200b\u3000', undefined, null, 7])
      expect(said(line('议程名称', 60), empty)).toBe('请填写议程名称')
  })

  test('too long says how many are allowed and how many there are, counted as people count', () => {
    expect(said(line('议程名称', 60), '𬎆'.repeat(75))).toBe('议程名称最多 60 个字，现在 75 个字')
    expect(said(line('议程名称', 60), '𬎆'.repeat(60))).toBe('𬎆'.repeat(60))
    expect(said(paragraph('记录', 2000), '字'.repeat(20_000))).toBe('记录最多 2000 个字，现在 20000 个字')
    expect(said(optionalLine('单位', 3), '四个字呢')).toBe('单位最多 3 个字，现在 4 个字')
  })

  test('optional text that was left empty is an empty text', () => {
    expect(said(optionalLine('单位', 60), ' \u200b ')).toBe('')
    expect(said(optionalParagraph('备注', 60), '\n\n')).toBe('')
  })

  test('a name with blanks in it is the same name', () => {
    expect(said(personName(), '王　宁')).toBe('王宁')
    expect(said(personName(), ' 王 小 宁 ')).toBe('王小宁')
    expect(said(personName(), '阿依古丽 • 买买提')).toBe('阿依古丽·买买提')
    expect(said(personName(), 'Anna Li')).toBe('Anna Li')
    expect(said(personName(), '王𬎆')).toBe('王𬎆')
  })

  test.each(['=cmd|calc', '@王宁', '+1', '123', '王宁<b>', '——', '王,宁', '🙂'])('“%s” is no name', (typed) => {
    expect(said(personName(), typed)).toBe('姓名里有不该有的符号，请只填姓名')
  })

  test.each([
    ['138 0000 0001', '13800000001'],
    ['１３８０００００００１', '13800000001'],
    ['023—61234567', '023-61234567'],
    ['(023) 61234567转8001', '02361234567转8001'],
    ['+86-13800000001', '+86-13800000001'],
    ['12345', '12345'],
    ['', ''],
  ])('telephone %s is kept as %s', (typed, kept) => {
    expect(said(telephone(), typed)).toBe(kept)
  })

  test.each(['没有', '138', '1380000000x', '=1+1', '1'.repeat(40)])('%s is no telephone', (typed) => {
    expect(said(telephone(), typed)).toBe('电话只填数字，例如 13800001234 或 023-61234567')
  })

  test('an identity number is not kept as a telephone', () => {
    expect(said(telephone(), '110101199003071234')).toBe('这像是身份证号，请不要填在电话里')
    expect(said(telephone(), '11010119900307123X')).toBe('这像是身份证号，请不要填在电话里')
    expect(looksLikeIdNumber('13800000001')).toBe(false)
  })

  test('whole numbers say their range and their unit', () => {
    const minutes = wholeNumber('时长', { min: 1, max: 600, unit: '分钟' })
    expect(said(minutes, 0)).toBe('时长至少 1 分钟')
    expect(said(minutes, 601)).toBe('时长最多 600 分钟')
    expect(said(minutes, 2.5)).toBe('时长请填整数')
    expect(said(minutes, Number.NaN)).toBe('时长请填整数')
    expect(said(minutes, 30)).toBe(30)
  })

  test('sentences that no schema thought of are Chinese too', () => {
    const shape = z.strictObject({ count: z.number(), kind: z.enum(['a', 'b']) })
    const issues = shape.safeParse({ count: 'x', more: 1 }).error?.issues.map((issue) => issue.message) ?? []
    expect(issues).toHaveLength(3)
    for (const message of issues) expect(message).toMatch(/^[^A-Za-z]+$/)
  })

  test('zod builds no code at run time, which our pages forbid', () => {
    const made: string[] = []
    const real = globalThis.Function
    globalThis.Function = new Proxy(real, {
      construct: (target, args) => {
        made.push(String(args))
        return Reflect.construct(target, args)
      },
    })
    try {
      z.strictObject({ name: line('名称', 10), many: z.array(z.object({ n: z.int() })) }).safeParse({
        name: '名',
        many: [{ n: 1 }],
      })
    } finally {
      globalThis.Function = real
    }
    expect(made).toEqual([])
  })
})
