import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readRosterFile } from '#electron/import/roster-file'
import { readSheet } from '#electron/import/sheet'
import { rosterTemplate, rosterWorkbook, saveRosterTemplate } from '#electron/import/template'
import { pinyinOf } from '#shared/order/pinyin'
import { sortByStroke } from '#shared/order/stroke'
import { strokeClasses } from '#shared/order/stroke-table'
import type { ImportPreview } from '#shared/roster/import'
import { templateHeadings } from '#shared/roster/import-columns'
import { type Person, personDetailsSchema } from '#shared/roster/person'

/*
 * roster-60.csv is written by hand; the two workbooks are made from it and from the template's headings. After a change:
 * YST_WRITE_SAMPLES=1 npx vitest run tests/import/samples.test.ts
 */
const samples = resolve(import.meta.dirname, '../../resources/samples')
const csv = join(samples, 'roster-60.csv')
const workbook = join(samples, 'roster-60.xlsx')
const template = join(samples, '人员导入模板.xlsx')

async function rowsOf(path: string): Promise<readonly (readonly string[])[]> {
  const sheet = await readSheet(await readFile(path))
  if (!sheet.ok) throw new Error(sheet.refusal.message)
  return sheet.value.rows.map(({ cells }) => cells)
}

async function previewOf(path: string, roster: readonly Person[] = []): Promise<ImportPreview> {
  const result = await readRosterFile(path, roster)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value.preview
}

async function made(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const bytes = await make()
  if (process.env.YST_WRITE_SAMPLES) await writeFile(path, bytes)
  return bytes
}

describe('the sample roster of sixty invented people', () => {
  const people = async () =>
    (await previewOf(csv)).entries.flatMap((entry) => (entry.outcome === 'ready' ? [entry.details] : []))

  test('is imported whole, without a single remark', async () => {
    const preview = await previewOf(csv)
    expect(preview.counts).toEqual({ ready: 60, known: 0, repeated: 0, faulty: 0, leftOut: 0 })
    expect(preview.notices).toEqual([])
  })

  test('imported a second time it adds nobody', async () => {
    const roster = (await people()).map(
      (details, index): Person => ({ ...details, id: `p${index}`, active: true, identities: [] }),
    )
    expect((await previewOf(csv, roster)).counts).toEqual({ ready: 0, known: 60, repeated: 0, faulty: 0, leftOut: 0 })
  })

  test('has every side at the table, with the seats of those whose interests are touched', async () => {
    const all = await people()
    const count = (test: (person: (typeof all)[number]) => boolean) => all.filter(test).length
    expect(
      ['masses', 'merchants', 'departments', 'members', 'professionals', 'village', 'other'].map((side) =>
        count((person) => person.side === side),
      ),
    ).toEqual([22, 9, 8, 10, 5, 4, 2])
    expect(count((person) => person.interestsTouched)).toBe(28)
    expect(all.filter((person) => person.usualRole !== 'attendee').map((person) => person.usualRole)).toEqual([
      'chair',
      'recorder',
      'scrutineer',
      'teller',
      'teller',
      'observer',
      'observer',
    ])
  })

  test('nobody in it can be a real person: every telephone is one that is not given out', async () => {
    for (const { telephone } of await people()) expect(telephone).toMatch(/^(?:138000000\d\d|023-6000000\d)$/)
  })

  test('each of its names, rare characters too, has its strokes and its pinyin', async () => {
    for (const { name } of await people()) {
      for (const character of name.replace('·', '')) expect([character, strokeClasses(character)]).not.toContain(null)
      expect(pinyinOf(name).full).toMatch(/^[a-z]+$/)
    }
  })

  test('stands in this order on a list by surname strokes', async () => {
    const names = sortByStroke(await people(), ({ name }) => name).map(({ name }) => name)
    expect(names.slice(0, 15).join(' ')).toBe(
      '卜算准 才旦卓玛措 万桃林 马路宽 王宁 王𬎆 王一禾 王小宁 区青年 车停稳 牛满街 毛细雨 仇快递 文明礼 方便',
    )
  })

  test('says the same as a workbook', async () => {
    await made(workbook, async () => rosterWorkbook((await rowsOf(csv)).slice(1)))
    expect(await rowsOf(workbook)).toEqual(await rowsOf(csv))
  })
})

describe('the template', () => {
  test('has our headings, nobody in it, and says how to fill it in', async () => {
    const bytes = await made(template, rosterTemplate)
    const sheet = await readSheet(bytes)
    expect(sheet.ok && sheet.value.rows).toEqual([{ row: 1, cells: templateHeadings.map(({ heading }) => heading) }])
    const guide = await readSheet(bytes, (rows) => rows[0]?.cells[0] === '列名')
    expect(guide.ok && guide.value.rows.length).toBe(templateHeadings.length + 2)
    expect(await readRosterFile(template, [])).toMatchObject({ ok: false, refusal: { code: 'import.nobody' } })
  })

  test('its examples are ones that are accepted', async () => {
    const guide = await readSheet(await rosterTemplate(), (rows) => rows[0]?.cells[0] === '列名')
    if (!guide.ok) throw new Error(guide.refusal.message)
    const examples = guide.value.rows.slice(1, templateHeadings.length + 1).map(({ cells }) => cells[2] ?? '')
    const path = join(folder, 'filled.xlsx')
    await writeFile(path, await rosterWorkbook([examples]))
    const [entry] = (await previewOf(path)).entries
    expect(entry?.outcome === 'ready' && personDetailsSchema.parse(entry.details)).toMatchObject({
      name: '王小宁',
      side: 'masses',
      interestsTouched: true,
    })
  })

  test('is the same file every time, and the one that is shipped', async () => {
    const bytes = await rosterTemplate()
    expect(Buffer.from(await rosterTemplate()).equals(bytes)).toBe(true)
    expect((await readFile(template)).equals(bytes)).toBe(true)
    expect((await readFile(workbook)).equals(await rosterWorkbook((await rowsOf(csv)).slice(1)))).toBe(true)
  })

  test('is saved where the clerk chose, or says why not', async () => {
    const path = join(folder, '模板.xlsx')
    expect(await saveRosterTemplate(path)).toEqual({ ok: true, value: path })
    expect((await readFile(path)).equals(await rosterTemplate())).toBe(true)
    expect(await saveRosterTemplate(join(folder, 'nowhere', '模板.xlsx'))).toMatchObject({
      ok: false,
      refusal: { code: 'import.template-not-saved' },
    })
  })

  test('cells that begin like a formula are words in the workbook', async () => {
    const path = join(folder, 'formula.xlsx')
    await writeFile(path, await rosterWorkbook([['王宁', '', '群众', '=HYPERLINK("x")', '+1', '@a']]))
    expect((await rowsOf(path))[1]).toEqual(['王宁', '', '群众', '=HYPERLINK("x")', '+1', '@a'])
  })
})

describe('a chosen file that cannot be opened', () => {
  test('is said in plain words', async () => {
    expect(await readRosterFile(join(folder, 'gone.xlsx'), [])).toMatchObject({
      refusal: { message: '打不开这个文件：文件不在了，U盘可能已经拔出。' },
    })
    expect(await readRosterFile(folder, [])).toMatchObject({ ok: false })
    await writeFile(join(folder, 'big.csv'), Buffer.alloc(16 * 1024 * 1024 + 1, 'a'))
    expect(await readRosterFile(join(folder, 'big.csv'), [])).toMatchObject({
      refusal: { code: 'import.file-too-big' },
    })
  })
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yst-import-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
