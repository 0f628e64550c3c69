import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readSheet from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { pictureFile, saveMade, statisticsFile } from '#electron/export/statistics-export'
import { writeHere } from '#electron/export/writing/write-here'
import { type ChartId, chartsOf } from '#shared/views/charts'
import { type StatisticsQuestion, statisticsOf } from '#shared/views/statistics'
import { generateCounty } from '#tests/support/county'
import { recordsOf } from '#tests/support/county/records'

const records = recordsOf(generateCounty({ rooms: 2, meetings: 6, seed: 3 }))
const [room] = records.rooms
if (!room) throw new Error('the generated county has two rooms')
const known = { room, now: '2026-11-20T02:00:00.000Z', version: '1.0.0', journalHead: { n: 900, run: 'abc' } }
const question: StatisticsQuestion = { period: { kind: 'year', year: 2026 }, room: null, area: null }
const figures = statisticsOf(records, question, '2026-11-20', room.ledger)

async function made(chart: ChartId | null) {
  const file = await statisticsFile(records, question, chart, known, writeHere)
  if (!file.ok) throw new Error(file.refusal.message)
  return file.value
}

describe('统计表', () => {
  it('holds the figures of the page as numbers, one sheet a chart', async () => {
    const sheets = await readSheet(Buffer.from((await made(null)).bytes))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['总表', ...chartsOf(figures).map(({ title }) => title)])
    const [all, months] = sheets
    expect(all?.data.find(([name]) => name === '协商会议')?.[1]).toBe(figures.meetings.held)
    expect(all?.data.find(([name]) => name === '发言时间')?.[1]).toBe(figures.meetings.spokenSeconds)
    const held = months?.data.filter(([name]) => /^2026年\d+月$/u.test(String(name))).map((row) => Number(row[1])) ?? []
    expect(held).toHaveLength(12)
    expect(held.reduce((sum, each) => sum + each, 0)).toBe(figures.meetings.held)
  })

  it('of one chart says whose figures they are and of when', async () => {
    const file = await made('lamps')
    expect(file.fileName).toBe('统计 台账亮灯 2026-11-20 2 间议事室 2026年.xlsx')
    const [sheet, none] = await readSheet(Buffer.from(file.bytes))
    expect(none).toBeUndefined()
    expect(sheet?.data.find(([name]) => name === '红灯')?.[1]).toBe(figures.lines.lamps.red)
    expect(sheet?.data.flat()).toContain('2 间议事室　2026年')
  })

  it('is refused for days that go backwards, with what to do', async () => {
    const period = { kind: 'span', from: '2026-05-01', to: '2026-04-01' } as const
    const refused = await statisticsFile(records, { ...question, period }, null, known, writeHere)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'statistics.days-reversed' } })
  })
})

describe('a picture from the page', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )
  const picture = (bytes: Uint8Array) => pictureFile({ title: '台账亮灯', about: '青禾', png: bytes }, '2026-11-20')

  it('is saved byte for byte where the clerk chose', async () => {
    const file = picture(png)
    if (!file.ok) throw new Error(file.refusal.message)
    const path = join(await mkdtemp(join(tmpdir(), 'statistics-')), file.value.fileName)
    expect(await saveMade(file.value, path)).toEqual({ ok: true, value: path })
    expect(await readFile(path)).toEqual(png)
  })

  it.each([
    ['words', Buffer.from('<svg onload="x"></svg>'.padEnd(60))],
    ['half a picture', png.subarray(0, png.length - 5)],
    [
      'a picture too large to be one of ours',
      Buffer.concat([png.subarray(0, 16), Buffer.from('00ffffff', 'hex'), png.subarray(20)]),
    ],
  ])('is refused when it is %s', (_what, bytes) => {
    expect(picture(bytes)).toMatchObject({ ok: false, refusal: { code: 'statistics.not-a-picture' } })
  })
})
