import { describe, expect, test } from 'vitest'
import { nameWords } from '#shared/order/pinyin'
import type { SheetRow } from '#shared/roster/import-columns'
import { nextCode } from '#shared/topic/code'
import { likelyDoubles } from '#shared/topic/doubles'
import { entrySchema } from '#shared/topic/entry'
import { type PoolTopic, previewTopics, type TopicPreview, topicSentence } from '#shared/topic/import'
import { findTopicHeadings, topicHeadings } from '#shared/topic/import-columns'
import { readDay } from '#shared/topic/import-day'
import { sourceNamed } from '#shared/topic/import-row'

const today = '2026-03-10'
const readingsOf = (titles: readonly string[]) => titles.map((title) => nameWords(title)[1])
const rowsOf = (...lines: string[]): SheetRow[] =>
  lines.map((line, index) => ({ row: index + 1, cells: line.split('|') }))
const inPool = (title: string, more: Partial<PoolTopic> = {}): PoolTopic => ({
  stream: `topic:${title.length}`,
  title,
  area: '',
  code: '',
  ...more,
})

function preview(rows: readonly SheetRow[], pool: readonly PoolTopic[] = []): TopicPreview {
  const result = previewTopics(rows, pool, { today, readingsOf })
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

const outcomes = ({ entries }: TopicPreview) => entries.map(({ row, outcome }) => `${row} ${outcome}`)
const sentences = ({ entries }: TopicPreview) => entries.flatMap((entry) => topicSentence(entry) ?? [])
const kept = ({ entries }: TopicPreview) => entries.flatMap((each) => ('entry' in each ? [each.entry] : []))

describe('headings of a 征集表', () => {
  test('are found under the title, the unit and the date of a printed form', () => {
    const rows = rowsOf('云渡镇协商议题征集表', '填报单位：云渡镇||2026年3月', '序号|议题名称|提出人|联系方式|反映情况')
    expect(findTopicHeadings(rows)?.row.row).toBe(3)
    expect(findTopicHeadings(rows)?.columns.map(({ use }) => use)).toEqual([
      null,
      'title',
      'proposer',
      'contact',
      'said',
    ])
  })

  test('the template’s own headings are all understood', () => {
    const found = findTopicHeadings(rowsOf(topicHeadings.map(({ heading }) => heading).join('|')))
    expect(found?.columns.map(({ use }) => use)).toEqual(topicHeadings.map(({ use }) => use))
  })

  test.each([
    ['协商议题', 'title'],
    ['题 目', 'title'],
    ['议题来源', 'source'],
    ['征集渠道', 'channel'],
    ['提出人/联系', 'proposer'],
    ['联系人电话', 'contact'],
    ['涉及范围（村社区）', 'area'],
    ['利益攸关方', 'touched'],
    ['主要情况', 'said'],
    ['意见建议', 'suggestion'],
    ['受理意见', null],
    ['征集时间', 'enteredOn'],
    ['身份证号', 'identity'],
  ])('“%s” is taken for %s', (heading, use) => {
    const at = use === 'title' ? 0 : 1
    const cells = use === 'title' ? [heading] : ['议题', heading]
    expect(findTopicHeadings([{ row: 1, cells }])?.columns[at]?.use).toBe(use)
  })

  test('a form whose only telling column is 议题内容 still has titles', () => {
    expect(kept(preview(rowsOf('序号|议题内容', '1|早市占道')))[0]?.title).toBe('早市占道')
    const both = findTopicHeadings(rowsOf('议题|议题内容'))
    expect(both?.columns.map(({ use }) => use)).toEqual(['title', 'said'])
  })

  test('a file without 议题 in its first ten rows is refused, and says what to do', () => {
    expect(previewTopics(rowsOf('姓名|电话', '王宁|138'), [], { today, readingsOf })).toMatchObject({
      refusal: { code: 'import.no-headings', message: expect.stringContaining('下载模板') },
    })
    expect(previewTopics(rowsOf('议题|日期', '|', '合计：0 条'), [], { today, readingsOf })).toMatchObject({
      refusal: { code: 'import.nobody' },
    })
  })
})

describe('rows of a 征集表', () => {
  test('a plain row becomes an entry as the pool keeps it', () => {
    const rows = rowsOf(
      '编号|议题|来源|征集渠道|提出人/联系|涉及范围|涉及人群|反映情况|建议|日期',
      '2026-003|早市占道|委员推荐|走访|王小宁 138 0000 0001|东街社区|摊主|车过不去|划线|2026年3月5日',
    )
    expect(kept(preview(rows))).toEqual([
      {
        code: '2026-003',
        title: '早市占道',
        source: 'member',
        channel: '走访',
        proposer: '王小宁',
        contact: '13800000001',
        area: '东街社区',
        touched: '摊主',
        said: '车过不去',
        suggestion: '划线',
        enteredOn: '2026-03-05',
      },
    ])
  })

  test('each bad row has its number and a plain sentence, and the others are still read', () => {
    const rows = rowsOf(
      '议题|来源|日期|联系电话',
      '|群众提议|2026-03-01|',
      '路灯不亮|火星人|2026-03-01|',
      '井盖松动|群众提议|2026-13-45|',
      '垃圾清运|群众提议|2027-01-03|',
      '河道清淤|群众提议|2026-02-30|1.38E+10',
      `${'长'.repeat(500)}|群众提议|2026-03-01|`,
      '公厕太少|群众提议|2026-03-01|',
    )
    const read = preview(rows)
    expect(read.counts).toMatchObject({ ready: 1, faulty: 6 })
    expect(sentences(read)).toEqual([
      '第 2 行：议题空着',
      '第 3 行：来源“火星人”认不出，请填党委定题、政府交题、政协选题、委员荐题、群众提议',
      '第 4 行：日期“2026-13-45”不是一个真的日子，请核对',
      '第 5 行：日期 2027年1月3日还没有到，请填收到的那一天',
      '第 6 行：日期“2026-02-30”不是一个真的日子，请核对；电话被表格软件改成了科学计数法，请把这一列设成文本、重新填写',
      '第 7 行：议题最多 60 个字，现在 500 个字',
    ])
  })

  test('cells that look like formulas are words', () => {
    const [entry] = kept(preview(rowsOf('议题|反映情况', `=HYPERLINK("http://x")|'=1+1`)))
    expect(entry).toMatchObject({ title: '=HYPERLINK("http://x")', said: '=1+1' })
  })

  test('totals and remarks below the table are not topics', () => {
    const read = preview(rowsOf('序号|议题|日期', '1|早市占道|', '2||', '合计|1 条|', '备注：以上属实'))
    expect(outcomes(read)).toEqual(['2 ready'])
    expect(read.counts.leftOut).toBe(3)
  })

  test('identity numbers are never taken, and columns that are not used are said', () => {
    const read = preview(rowsOf('议题|身份证号|经办科室|受理意见', '早市占道|510102199001011234|综合科|同意'))
    expect(read.notices).toEqual([
      '身份证号不导入，也不保存。',
      '没有用到的列：经办科室、受理意见。',
      '文件里没有“来源”这一列，都先记为“群众提议”，导入后可以修改。',
      '文件里没有“日期”这一列，都记为今天。',
    ])
    expect(JSON.stringify(read.entries)).not.toContain('510102')
  })

  test('two thousand rows are read, one more is refused', () => {
    const many = (count: number) =>
      rowsOf('议题|反映情况', ...Array.from({ length: count }, (_, index) => `第${index}件事情${index * 7}|原话`))
    expect(preview(many(2000)).counts).toMatchObject({ ready: 2000, alike: 0 })
    expect(previewTopics(many(2001), [], { today, readingsOf })).toMatchObject({
      refusal: { code: 'import.too-many-topics' },
    })
  })

  test('more words than the desk takes at once are refused before anything is shown', () => {
    const heavy = rowsOf('议题|反映情况', ...Array.from({ length: 400 }, (_, i) => `${i}号|${'字'.repeat(1500)}`))
    expect(previewTopics(heavy, [], { today, readingsOf })).toMatchObject({ refusal: { code: 'import.too-much' } })
  })
})

describe('日期 in its many forms', () => {
  test.each([
    ['2026-3-5', '2026-03-05'],
    ['2026/03/05', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['２０２６年３月５日', '2026-03-05'],
    ['2026年3月5日 9:30', '2026-03-05'],
    ['二〇二六年二月二十一日', '2026-02-21'],
    ['二○二五年十二月十号', '2025-12-10'],
    ['46086', '2026-03-05'],
    ['2026-03-10', '2026-03-10'],
  ])('%s', (cell, day) => {
    expect(readDay(cell, today)).toEqual({ ok: true, day, hint: null })
  })

  test('without a year it is the last such day, and that is said', () => {
    expect(readDay('3月5日', today)).toMatchObject({ day: '2026-03-05' })
    expect(readDay('12月10日', today)).toEqual({
      ok: true,
      day: '2025-12-10',
      hint: '日期没有写年份，按 2025年12月10日记',
    })
  })

  test.each(['三月上旬', '2026年3月', '1999-01-01', '99999', '昨天', '2026-00-10'])('%s is refused', (cell) => {
    expect(readDay(cell, today).ok).toBe(false)
  })
})

describe('来源 as lists name it', () => {
  test.each([
    ['群众提议', 'masses'],
    ['居民来访', 'masses'],
    ['政协委员推荐', 'member'],
    ['县政协', 'cppcc'],
    ['镇党委', 'party'],
    ['政府交办', 'government'],
    ['', 'masses'],
    ['火星人', null],
  ])('%s → %s', (cell, source) => {
    expect(sourceNamed(cell)).toBe(source)
  })
})

describe('doubles (T17)', () => {
  test('the same title for the same area is in the pool already, or in the file twice', () => {
    const read = preview(rowsOf('议题|涉及范围', '早市占道|东街', '早市 占道|', '公厕太少|', '公厕太少|'), [
      inPool('早市占道', { area: '东街社区' }),
    ])
    expect(outcomes(read)).toEqual(['2 known', '3 known', '4 ready', '5 repeated'])
  })

  test('nearly the same wording or the same sound is asked', () => {
    const read = preview(rowsOf('议题', '关于东街停车难的问题', '场镇公共停车厂建设', '场镇垃圾清运'), [
      inPool('东街停车难'),
      inPool('场镇公共停车场建设'),
    ])
    expect(outcomes(read)).toEqual(['2 alike', '3 alike', '4 ready'])
    expect(sentences(read)[0]).toBe('第 2 行：和议题库里的“东街停车难”很像，请定一下是不是同一件事')
  })

  test('another street, another number or another village is another topic', () => {
    const read = preview(rowsOf('议题|涉及范围', '西街路灯维修|', '5 号楼电梯|', '路灯维修|西山村'), [
      inPool('东街路灯维修'),
      inPool('3号楼电梯'),
      inPool('路灯维护', { area: '东山村' }),
    ])
    expect(outcomes(read)).toEqual(['2 ready', '3 ready', '4 ready'])
  })

  test('the same title in two villages is asked, because it may be one road', () => {
    expect(
      outcomes(preview(rowsOf('议题|涉及范围', '路灯维修|西山村'), [inPool('路灯维修', { area: '东山村' })])),
    ).toEqual(['2 alike'])
  })

  test('a pool of two thousand names its doubles, the likest first', () => {
    const words = ['路灯', '河道', '公厕', '早市', '停车', '电梯', '垃圾', '雨污', '井盖', '噪声']
    const pool = Array.from({ length: 2000 }, (_, index) => ({
      title: `${words[index % 10]}${String.fromCodePoint(0x5000 + index)}${String.fromCodePoint(0x6000 + index)}整治`,
      area: '',
      reading: '',
    }))
    const pairs = likelyDoubles([
      ...pool,
      { title: '场镇停车场建设', area: '', reading: '' },
      { title: '场镇公共停车场建设', area: '', reading: '' },
    ])
    expect(pairs[0]?.map(({ title }) => title)).toEqual(['场镇停车场建设', '场镇公共停车场建设'])
  })
})

describe('编号 (T16)', () => {
  test('goes on from the highest of the year, and leaves an office’s own numbers alone', () => {
    expect(nextCode([], '2026')).toBe('2026-001')
    expect(nextCode(['2026-001', '2026-009', '2025-120', '云协〔2026〕3号', ''], '2026')).toBe('2026-010')
    expect(nextCode(['2026-999'], '2026')).toBe('2026-1000')
  })

  test('a number that is taken is not imported twice', () => {
    const read = preview(rowsOf('编号|议题', '2026-003|早市占道', '2026-004|路灯不亮', '2026-004|井盖松动'), [
      inPool('公厕太少', { code: '2026-003' }),
    ])
    expect(kept(read).map(({ code }) => code)).toEqual(['', '2026-004', ''])
    expect(sentences(read)).toEqual([
      '第 2 行：编号 2026-003 已经用过，导入时换一个新的',
      '第 4 行：编号 2026-004 已经用过，导入时换一个新的',
    ])
  })
})

test('whatever is read can be entered as it is', () => {
  const rows = rowsOf('议题|提出人|电话', `${'长'.repeat(60)}|${'名'.repeat(40)}|023-61234567转8`)
  for (const entry of kept(preview(rows))) expect(entrySchema.safeParse(entry).success).toBe(true)
})
