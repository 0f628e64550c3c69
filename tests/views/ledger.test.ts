import { describe, expect, it } from 'vitest'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { filterLedger, lampCounts, ledgerRows, orderLedger, wholeLedger } from '#shared/views/ledger'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

const rooms = [{ id: 'room-1', name: '河坝镇协商议事室' }]

/** Five lines of one topic on 20 November: overdue, near, on time, finished, not followed. */
function played() {
  const ledger = new PlayedLedger().on('2026-10-01')
  const ids = ledger.taken('meeting:m1', [
    ['commitment', '绿灯的一条'],
    ['suggestion', '不跟踪的一条'],
    ['consensus', '红灯的一条'],
    ['suggestion', '办结的一条'],
    ['commitment', '黄灯的一条'],
  ])
  const [green = '', dropped = '', red = '', finished = '', yellow = ''] = ids
  ledger.on('2026-10-15').topic(aReport([green, red, finished, yellow]))
  ledger.topic(anAnswer(green, { unit: '镇规划办', leader: '张建华', dueOn: '2026-12-31', measures: '已经放线' }))
  ledger.topic(anAnswer(yellow, { leader: '张建华', dueOn: '2026-12-01' }))
  ledger.topic(anAnswer(finished, { result: 'cannot', explanation: '没有用地', toldWhom: '商户' }))
  ledger.topic({ type: 'lines.drop', lineId: dropped, reason: '合并' })
  ledger.on('2026-11-12')
  const note = { type: 'lines.note', lineIds: [green], on: '2026-11-12' } as const
  ledger.topic({ ...note, kind: 'progress', text: '画好一半' })
  ledger.topic({ ...note, kind: 'bulletin', text: '2026年第三季度通报' })
  return { ledger, rows: ledgerRows([ledger.row], rooms, '2026-11-20', defaultLedgerRules) }
}

describe('台账', () => {
  it('has one row a line, those that need somebody first (P13)', () => {
    const { rows } = played()
    expect(rows.map(({ line, reading, state }) => [line.text, reading.lamp, reading.why, state])).toEqual([
      ['红灯的一条', 'red', '超期 11 天', '待反馈'],
      ['黄灯的一条', 'yellow', '还有 11 天', '在办'],
      ['绿灯的一条', 'green', '还有 41 天', '在办'],
      ['办结的一条', 'finished', '暂不能办，已说明', '暂不能办'],
      ['不跟踪的一条', 'dropped', '合并', '不再跟踪'],
    ])
  })

  it('says where it comes from, who answers for it, what was done last and where it was published (P13)', () => {
    const { rows } = played()
    const green = rows.find((row) => row.line.text === '绿灯的一条')
    expect(green).toMatchObject({
      ...{ topic: '场镇停车难', code: '2026-001', source: 'masses', roomName: '河坝镇协商议事室', quarter: '2026-Q4' },
      unit: '镇规划建设办',
      progress: { on: '2026-11-12', text: '画好一半' },
    })
    expect(green?.bulletins.map((each) => each.text)).toEqual(['2026年第三季度通报'])
    const red = rows.find((row) => row.line.text === '红灯的一条')
    expect([red?.unit, red?.progress]).toEqual(['镇政府', { on: '2026-10-10', text: '报送镇政府' }])
  })

  it('is filtered by lamp, unit, quarter and room, each by itself and together', () => {
    const { rows } = played()
    const texts = (filter: object) => filterLedger(rows, { ...wholeLedger, ...filter }).map((row) => row.line.text)
    expect(texts({ lamp: 'red' })).toEqual(['红灯的一条'])
    expect(texts({ unit: '镇规划建设办' })).toEqual(['黄灯的一条', '绿灯的一条'])
    expect(texts({ unit: '镇规划建设办', lamp: 'green' })).toEqual(['绿灯的一条'])
    expect(texts({ quarter: '2026-Q3' })).toEqual([])
    expect(texts({ room: 'room-2' })).toEqual([])
    expect(texts({ quarter: '2026-Q4', room: 'room-1' })).toHaveLength(5)
  })

  it('counts its lamps', () => {
    expect(lampCounts(played().rows)).toEqual({ red: 1, yellow: 1, green: 1, finished: 1, dropped: 1 })
  })

  it('can stand in another order, with what has no place in it last', () => {
    const { rows } = played()
    const first = (order: Parameters<typeof orderLedger>[1]) => orderLedger(rows, order).map((row) => row.line.text)
    expect(first('due').slice(0, 3)).toEqual(['红灯的一条', '黄灯的一条', '绿灯的一条'])
    expect(first('progress').slice(0, 3)).toEqual(['红灯的一条', '黄灯的一条', '绿灯的一条'])
    expect(first('unit').at(-1)).toBe('不跟踪的一条')
    expect(orderLedger(rows, 'need')).toBe(rows)
  })

  it('makes rows of a whole county, twenty-six rooms with forty topics of five lines', () => {
    const { ledger } = played()
    const topics = Array.from({ length: 26 * 40 }, (_, index) => ({
      ...ledger.row,
      stream: `topic:t${index}` as const,
      room: `room-${index % 26}`,
    }))
    const rows = ledgerRows(topics, rooms, '2026-11-20', defaultLedgerRules)
    expect(rows).toHaveLength(5200)
    expect(new Set(rows.map((row) => row.key)).size).toBe(5200)
    expect(lampCounts(rows)).toEqual({ red: 1040, yellow: 1040, green: 1040, finished: 1040, dropped: 1040 })
  })
})
