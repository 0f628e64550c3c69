import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImportEntry, type ImportPreview, previewImport, sentenceOf } from '#shared/roster/import'
import { findHeadings, type SheetRow, templateHeadings } from '#shared/roster/import-columns'
import { blankDetails, type Person, personCommandSchema } from '#shared/roster/person'

const rowsOf = (...lines: string[]): SheetRow[] =>
  lines.map((line, index) => ({ row: index + 1, cells: line.split('|') }))

function preview(rows: readonly SheetRow[], roster: readonly Person[] = []): ImportPreview {
  const result = previewImport(rows, roster)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

const outcomes = ({ entries }: ImportPreview) => entries.map((entry) => `${entry.row} ${entry.outcome}`)
const sentences = ({ entries }: ImportPreview) => entries.flatMap((entry) => sentenceOf(entry) ?? [])
const ready = ({ entries }: ImportPreview) =>
  entries.flatMap((entry: ImportEntry) => (entry.outcome === 'ready' ? [entry.details] : []))

const known = (name: string, details: Partial<Person> = {}): Person => ({
  ...blankDetails,
  id: `id-${name}`,
  active: true,
  identities: [],
  name,
  ...details,
})

describe('headings', () => {
  test('are found under titles, units and dates', () => {
    const rows = rowsOf(
      '场镇公共停车场建设协商会人员名单（含姓名、电话）',
      '填报单位：云渡镇||2026年11月',
      '',
      '序号|姓名|单位及职务|联系方式|人员类别',
    )
    expect(findHeadings(rows)?.row.row).toBe(4)
    expect(findHeadings(rows)?.columns.map(({ use }) => use)).toEqual([
      null,
      'name',
      'organization',
      'telephone',
      'side',
    ])
  })

  test.each([
    ['姓 名', 'name'],
    ['名字', 'name'],
    ['委员姓名*', 'name'],
    ['姓名（必填）', 'name'],
    ['手机号码', 'telephone'],
    ['联系人电话', 'telephone'],
    ['单位/职务', 'organization'],
    ['工作单位', 'organization'],
    ['职务', 'post'],
    ['所属界别', 'group'],
    ['所在片区', 'district'],
    ['是否利益相关', 'interestsTouched'],
    ['利益攸关方', 'interestsTouched'],
    ['身份证号', 'identity'],
    ['代表方', 'side'],
    ['备注', 'note'],
  ])('“%s” is taken for %s', (heading, use) => {
    expect(findHeadings(rowsOf(`名字|${heading}`))?.columns.at(heading.includes('名') ? 0 : 1)?.use).toBe(use)
  })

  test('the template’s own headings are all understood', () => {
    const found = findHeadings(rowsOf(templateHeadings.map(({ heading }) => heading).join('|')))
    expect(found?.columns.map(({ use }) => use)).toEqual(templateHeadings.map(({ use }) => use))
  })

  test('a file without 姓名 in its first ten rows is refused, and says what to do', () => {
    const result = previewImport(rowsOf('单位|电话', 'x|y'), [])
    expect(result).toMatchObject({ ok: false, refusal: { code: 'import.no-headings' } })
    expect(
      previewImport([...rowsOf(...Array.from({ length: 10 }, () => '文字')), { row: 11, cells: ['姓名'] }], []),
    ).toMatchObject({ ok: false })
  })

  test('headings without people are refused', () => {
    expect(previewImport(rowsOf('姓名|电话', '|', '合计|0 人'), [])).toMatchObject({
      refusal: { code: 'import.nobody' },
    })
  })

  test('身份 holds sides in one list and posts in another; its words decide', () => {
    expect(
      ready(preview(rowsOf('姓名|身份', '王宁|群众代表', '李芳|商户'))).map(({ side, post }) => [side, post]),
    ).toEqual([
      ['masses', ''],
      ['merchants', ''],
    ])
    expect(
      ready(preview(rowsOf('姓名|身份', '王宁|组长', '李芳|老党员'))).map(({ side, post }) => [side, post]),
    ).toEqual([
      ['other', '组长'],
      ['other', '老党员'],
    ])
    expect(ready(preview(rowsOf('姓名|代表方|身份', '王宁|部门|群众代表')))).toMatchObject([
      { side: 'departments', post: '群众代表' },
    ])
  })
})

describe('rows', () => {
  test('a plain row becomes a person as the roster keeps it', () => {
    const rows = rowsOf('姓名|性别|代表方|单位|电话|是否利益相关', '王　小宁|男|群众代表|东街居民小组|138 0000 0001|√')
    expect(ready(preview(rows))).toEqual([
      {
        ...blankDetails,
        name: '王小宁',
        gender: 'male',
        side: 'masses',
        organization: '东街居民小组',
        telephone: '13800000001',
        interestsTouched: true,
      },
    ])
  })

  test('what is wrong is said by row, everything at once', () => {
    const rows = rowsOf(
      '姓名|电话|代表方|是否利益相关|性别|会上角色',
      '|13800000001||||',
      '王宁|138|乘客|也许|狗|旁边坐',
      '=cmd()|||||',
      `${'王'.repeat(40)}|||||`,
    )
    expect(sentences(preview(rows))).toEqual([
      '第 2 行：姓名空着',
      '第 3 行：性别“狗”认不出，请填男或女；代表方“乘客”认不出，请填群众、商户、部门、委员、专业人士、村社、其他；会上角色“旁边坐”认不出，请填参会、主持人、记录员、计票人、监票人、列席；是否利益相关“也许”认不出，请填是或否；电话只填数字，例如 13800001234 或 023-61234567',
      '第 4 行：姓名里有不该有的符号，请只填姓名',
      '第 5 行：姓名最多 30 个字，现在 40 个字',
    ])
  })

  test('empty rows, totals and remarks are left out and counted', () => {
    const result = preview(
      rowsOf('序号|姓名|电话', '1|王宁|', '2||', '||', '合计|1 人|', '注：以上人员已确认||', '填表人：何记录||'),
    )
    expect(outcomes(result)).toEqual(['2 ready'])
    expect(result.counts).toEqual({ ready: 1, known: 0, repeated: 0, faulty: 0, leftOut: 5 })
  })

  test('（女，苗族） after a name is its note, as lists of members print it', () => {
    expect(
      ready(preview(rowsOf('姓名', '李梅（女，苗族）', '王强(男)', '张三（代）'))).map(({ name, gender }) => [
        name,
        gender,
      ]),
    ).toEqual([
      ['李梅', 'female'],
      ['王强', 'male'],
      ['张三', null],
    ])
  })

  test('a telephone that a spreadsheet rounded is not guessed', () => {
    expect(sentences(preview(rowsOf('姓名|电话', '王宁|1.38E+10')))).toEqual([
      '第 2 行：电话被表格软件改成了科学计数法，请把这一列设成文本、重新填写',
    ])
  })

  test('of two telephones the first is taken, and that is said', () => {
    const result = preview(rowsOf('姓名|电话', '王宁|13800000001、023-60000001'))
    expect(ready(result)).toMatchObject([{ telephone: '13800000001' }])
    expect(sentences(result)).toEqual(['第 2 行：有两个以上电话，只导入第一个'])
  })

  test('a stroke through a cell, or 无, says nothing', () => {
    expect(ready(preview(rowsOf('姓名|单位|电话|性别|是否利益相关', '王宁|—|无|-|/')))).toEqual([
      { ...blankDetails, side: 'other', name: '王宁' },
    ])
  })

  test('identity numbers are not taken, neither from their column nor from the telephone’s', () => {
    const result = preview(rowsOf('姓名|身份证号|电话', '王宁|11010119900307123X|', '李芳||11010119900307123X'))
    expect(JSON.stringify(result.entries)).not.toContain('19900307')
    expect(result.notices).toContain('身份证号不导入，也不保存。')
    expect(sentences(result)).toEqual(['第 3 行：这像是身份证号，请不要填在电话里'])
  })

  test('text that begins like a formula is kept as it was written, without the mark that protected it', () => {
    expect(ready(preview(rowsOf('姓名|单位', "王宁|'=东街", '李芳|@西街')))).toMatchObject([
      { organization: '=东街' },
      { organization: '@西街' },
    ])
  })

  test('columns that are not used and a missing 代表方 are said', () => {
    expect(preview(rowsOf('序号|姓名|血型', '1|王宁|A')).notices).toEqual([
      '没有用到的列：血型。',
      '文件里没有“代表方”这一列，都先记为“其他”，导入后可以修改。',
    ])
  })

  test('a room’s own side and default side are honoured', () => {
    const result = previewImport(rowsOf('姓名|代表方', '王宁|乡贤', '李芳|'), [], {
      defaultSide: 'masses',
      ownSides: [{ id: 'own-1', label: '乡贤', color: 'plum' }],
    })
    expect(result.ok && ready(result.value).map(({ side }) => side)).toEqual(['own-1', 'masses'])
  })
})

describe('people who are there already', () => {
  const roster = [
    known('王宁', { organization: '东街', telephone: '13800000001' }),
    known('李芳', { organization: '农贸市场', active: false }),
    known('张三'),
  ]

  test('same name and telephone, or same name and unit, is somebody known', () => {
    const result = preview(rowsOf('姓名|单位|电话', '王宁||13800000001', '李芳|农贸 市场|', '张三||'), roster)
    expect(outcomes(result)).toEqual(['2 known', '3 known', '4 known'])
    expect(sentences(result)).toEqual([
      '第 2 行：王宁已经在人才库里',
      '第 3 行：李芳在人才库里已经停用，请到人才库恢复',
      '第 4 行：张三已经在人才库里',
    ])
  })

  test('what the file says anew of somebody known is offered, and defaults overwrite nothing', () => {
    const result = preview(rowsOf('姓名|单位|电话|职务|代表方', '王宁|东街|13800000009|组长|'), roster)
    expect(result.entries).toMatchObject([
      { outcome: 'known', update: { telephone: '13800000009', post: '组长', side: 'masses', organization: '东街' } },
    ])
    expect(sentences(result)).toEqual(['第 2 行：王宁已经在人才库里，职务或身份、联系电话和文件里的不一样'])
  })

  test('a namesake elsewhere is new, with a hint to look', () => {
    const result = preview(rowsOf('姓名|单位|电话', '王宁|西街|13800000002'), roster)
    expect(outcomes(result)).toEqual(['2 ready'])
    expect(sentences(result)).toEqual(['第 2 行：人才库里另有一位王宁（东街），请核对是不是同一个人'])
  })

  test('the same person twice in the file counts once; namesakes with other telephones are two people', () => {
    const result = preview(
      rowsOf('姓名|单位|电话', '赵四|东街|13800000003', '赵四|东街|', '赵四|东街|13800000004', '赵 四||13800000003'),
    )
    expect(outcomes(result)).toEqual(['2 ready', '3 repeated', '4 ready', '5 repeated'])
    expect(sentences(result)).toEqual([
      '第 3 行：赵四和第 2 行是同一个人，只导入前面一行',
      '第 5 行：赵四和第 2 行是同一个人，只导入前面一行',
    ])
  })
})

describe('whatever stands in the cells', () => {
  test('the preview is a value, every ready person is one the desk accepts, and no prototype is touched', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '姓名',
        '电话',
        '代表方',
        '王宁',
        '__proto__',
        'constructor',
        'prototype',
        '=1+1',
        '',
        '是',
        '13800000001',
        '合计',
        '（女）',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    )
    const sheet = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 14 })
    const before = Object.getOwnPropertyNames(Object.prototype).join()
    fc.assert(
      fc.property(sheet, (lines) => {
        const rows = [
          { row: 1, cells: ['姓名', '电话', '代表方', '单位', '__proto__'] },
          ...lines.map((cells, index) => ({ row: index + 2, cells })),
        ]
        const result = previewImport(rows, [known('王宁')])
        if (!result.ok) return
        const { entries, counts } = result.value
        expect(counts.ready + counts.known + counts.repeated + counts.faulty).toBe(entries.length)
        expect(entries.length + counts.leftOut).toBe(lines.length)
        for (const details of ready(result.value)) {
          const parsed = personCommandSchema.safeParse({ type: 'person.add', ...details })
          expect(parsed.data).toEqual({ type: 'person.add', ...details })
        }
        expect(previewImport(rows, [known('王宁')])).toEqual(result)
      }),
      { numRuns: 1000 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before)
  })
})
