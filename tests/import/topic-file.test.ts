import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSheet } from '#electron/import/sheet'
import { readTopicFile } from '#electron/import/topic-file'
import { saveTopicTemplate, topicTemplate, topicWorkbook } from '#electron/import/topic-template'
import { entrySchema } from '#shared/topic/entry'
import type { PoolTopic, TopicPreview } from '#shared/topic/import'
import { topicHeadings } from '#shared/topic/import-columns'
import { xlsx } from './files'

/*
 * 议题征集表: the template that is shipped, and files as they come. With YST_WRITE_SAMPLES set the template is written
 * anew.
 */
const template = resolve(import.meta.dirname, '../../resources/samples/议题征集表导入模板.xlsx')
const today = '2026-11-22'

async function previewOf(path: string, pool: readonly PoolTopic[] = []): Promise<TopicPreview> {
  const result = await readTopicFile(path, pool, today)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value.preview
}

describe('the template of the 征集表', () => {
  test('has our headings, no topic in it, and says how to fill it in', async () => {
    const bytes = await topicTemplate()
    if (process.env.YST_WRITE_SAMPLES) await writeFile(template, bytes)
    const sheet = await readSheet(bytes)
    expect(sheet.ok && sheet.value.rows).toEqual([{ row: 1, cells: topicHeadings.map(({ heading }) => heading) }])
    const guide = await readSheet(bytes, (rows) => rows[0]?.cells[0] === '列名')
    expect(guide.ok && guide.value.rows.length).toBe(topicHeadings.length + 2)
    expect(await readTopicFile(template, [], today)).toMatchObject({ ok: false, refusal: { code: 'import.nobody' } })
  })

  test('its examples are ones that are accepted', async () => {
    const guide = await readSheet(await topicTemplate(), (rows) => rows[0]?.cells[0] === '列名')
    if (!guide.ok) throw new Error(guide.refusal.message)
    const examples = guide.value.rows.slice(1, topicHeadings.length + 1).map(({ cells }) => cells[2] ?? '')
    const path = join(folder, 'filled.xlsx')
    await writeFile(path, await topicWorkbook([examples]))
    const [entry] = (await previewOf(path)).entries
    expect(entry?.outcome === 'ready' && entrySchema.parse(entry.entry)).toMatchObject({
      title: '东街早市占道怎么管',
      source: 'masses',
      enteredOn: '2026-03-05',
      contact: '13800000001',
    })
  })

  test('is the same file every time, and the one that is shipped', async () => {
    const bytes = await topicTemplate()
    expect(Buffer.from(await topicTemplate()).equals(bytes)).toBe(true)
    expect((await readFile(template)).equals(bytes)).toBe(true)
  })

  test('is saved where the clerk chose, or says why not', async () => {
    const path = join(folder, '模板.xlsx')
    expect(await saveTopicTemplate(path)).toEqual({ ok: true, value: path })
    expect(await saveTopicTemplate(join(folder, 'nowhere', '模板.xlsx'))).toMatchObject({
      refusal: { code: 'import.template-not-saved' },
    })
  })
})

describe('a chosen 征集表', () => {
  test('as a workbook: a spreadsheet’s own dates are days, formulas are words, the pool’s doubles are known by sound', async () => {
    const path = join(folder, '征集表.xlsx')
    await writeFile(
      path,
      xlsx([
        [['填报说明'], ['本表由各村社填写']],
        [
          ['云渡镇议题征集表'],
          ['序号', '议题', '来源', '日期', '反映情况'],
          ['1', '东街早市占道', '群众提议', { xml: '<c r="@"><v>46086</v></c>' }, '=1+1'],
          ['2', '场镇公共停车厂建设', '委员荐题', '2026-11-20', ''],
          ['3', '路灯不亮', '群众提议', '2026-12-01', ''],
        ],
      ]),
    )
    const read = await previewOf(path, [{ stream: 'topic:a', title: '场镇公共停车场建设', area: '', code: '2026-001' }])
    expect(read.entries.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual(['3 ready', '4 alike', '5 faulty'])
    expect(read.entries[0]).toMatchObject({ entry: { enteredOn: '2026-03-05', said: '=1+1' } })
  })

  test('as CSV, two thousand rows of ordinary length', async () => {
    const path = join(folder, '征集表.csv')
    const line = (index: number) =>
      `第${index}组${['路灯', '河道', '公厕', '早市'][index % 4]}${index},群众提议,走访,王小宁,东街社区,天黑以后路口看不见人，老人出门不方便，反映过两次`
    const lines = Array.from({ length: 2000 }, (_, index) => line(index))
    await writeFile(path, ['议题,来源,征集渠道,提出人,涉及范围,反映情况', ...lines].join('\n'))
    expect((await previewOf(path)).counts).toMatchObject({ ready: 2000, faulty: 0 })
  })

  test('that is something else is said in plain words', async () => {
    const path = join(folder, '名单.csv')
    await writeFile(path, '姓名,电话\n王宁,138')
    expect(await readTopicFile(path, [], today)).toMatchObject({ refusal: { code: 'import.no-headings' } })
    expect(await readTopicFile(join(folder, 'gone.xlsx'), [], today)).toMatchObject({
      refusal: { code: 'import.cannot-open' },
    })
  })
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yst-topics-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
