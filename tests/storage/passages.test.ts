import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { kindFor } from '#electron/desk/kinds'
import { newSummaryFolder } from '#electron/desk/summary-folder'
import { answerFrom } from '#electron/storage/page/answer'
import { Shelf } from '#electron/storage/page/shelf'
import { openTables, type Tables } from '#electron/storage/page/tables'
import { sheavesOf } from '#electron/storage/sheaf'
import type { FoundPassage, StorageRequest, Summary } from '#shared/contract/storage'
import { erasedType } from '#shared/erasure'
import type { Fact, StreamId } from '#shared/fact'
import { mayHold, pairsOf, wantedOf } from '#shared/views/minutes-pairs'
import { finderOf, type Passage, partsOf, passagesIn } from '#shared/views/minutes-search'
import { PlayedMeeting } from '#tests/support/meeting'
import { MemoryJournal } from './journal'

let tables: Tables
let shelf: Shelf
let journal: MemoryJournal

beforeEach(async () => {
  const opened = await openTables(() => {}, { indexedDB: new IDBFactory(), IDBKeyRange })
  if (!opened.ok) throw new Error(opened.detail)
  tables = opened.tables
  shelf = new Shelf(tables)
  journal = new MemoryJournal()
})

/** What people write and what a search has to get right: few characters, so that much is found. */
const character = fc.constantFrom(
  ...'停车场协商会上下左，。（）“”',
  ...'aAbBzZ019.*+$^"\\/-',
  ...'ａＡｂＺ０！～（',
  ...[
    ' ',
    '　',
    '\n',
    '\t',
    '𠮷',
    '𪚥',
    '😀',
    'é',
    'É',
    'ß',
    'ſ',
    'İ',
    'ı',
    'µ',
    'Σ',
    'ς',
    '\u212a',
    '\ud842',
    '\udfb7',
  ],
)
const text = fc.array(character, { maxLength: 12 }).map((each) => each.join(''))
const query = fc.oneof(
  text,
  character,
  fc.tuple(text, text).map(([a, b]) => `${a} ${b}`),
)

describe('the pairs of characters of a meeting', () => {
  it('never deny what the words themselves have, in any width, case and script', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.array(text, { minLength: 1, maxLength: 2 }), (texts, parts) => {
        const pairs = pairsOf(texts.map((each) => ({ text: each })))
        const { standsIn } = finderOf(parts)
        if (texts.some(standsIn)) expect(mayHold(pairs, wantedOf(parts))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never deny a piece of what was said, however long the record', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 60 }),
        fc.nat(),
        (texts, at) => {
          const pairs = pairsOf(texts.map((each) => ({ text: each })))
          const said = texts[at % Math.max(1, texts.length)] ?? ''
          const parts = partsOf(said.slice(at % 7, (at % 7) + 1 + (at % 5)))
          if (texts.some(finderOf(parts).standsIn)) expect(mayHold(pairs, wantedOf(parts))).toBe(true)
        },
      ),
    )
  })

  it('deny most of what was not said', () => {
    const letters = [
      ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
    ]
    const saidHere = letters.map((letter, index) => `${letter}${letters[(index * 7 + 3) % letters.length]}`)
    const pairs = pairsOf(saidHere.map((each) => ({ text: each })))
    const others = letters.flatMap((a) => letters.map((b) => `${a}${b}`)).filter((each) => !saidHere.includes(each))
    const taken = others.filter((each) => mayHold(pairs, wantedOf([each])))
    expect(taken.length / others.length).toBeLessThan(0.1)
  })
})

describe('the full-text search of the store', () => {
  it('finds exactly what looking through every word finds, the newest first', async () => {
    const meeting = fc.record({
      texts: fc.array(fc.record({ text, minute: fc.nat(30) }), { maxLength: 5 }),
      isOwn: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(meeting, { maxLength: 80 }),
        query,
        fc.integer({ min: 1, max: 12 }),
        async (meetings, asked, limit) => {
          const rows = meetings.map(({ texts, isOwn }, index) => minutesOf(index, texts, isOwn ? 'r1' : 'r2'))
          await keepAnew(rows)
          const parts = partsOf(asked)
          expect(await find(parts, limit)).toEqual(lookedThrough(rows, parts).slice(0, limit))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('finds the newest among more meetings than are looked at together', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) =>
      minutesOf(index, [{ text: index % 3 === 0 ? '赶场天不施工' : '路灯要修', minute: index % 900 }], 'r1'),
    )
    await keepAnew(rows)
    for (const [words, limit] of [
      ['赶场', 100],
      ['路灯', 3],
      ['施工', 2_000],
      ['没有', 5],
    ] as const) {
      expect(await find([words], limit)).toEqual(lookedThrough(rows, [words]).slice(0, limit))
    }
  })

  it('reads on for what was said in the same moment as the last that is found', async () => {
    const laterMeetings = Array.from({ length: 25 }, (_, index) =>
      minutesOf(
        500 + index,
        [
          { text: '赶场天不施工', minute: 10 },
          { text: '散会', minute: 20 },
        ],
        'r1',
      ),
    )
    const rows = [...laterMeetings, minutesOf(1, [{ text: '避开赶场天', minute: 10 }], 'r1')]
    await keepAnew(rows)
    expect(await find(['赶场'], 5)).toEqual(lookedThrough(rows, ['赶场']).slice(0, 5))
    expect((await find(['赶场'], 5))[0]).toMatchObject({ stream: 'meeting:1' })
  })

  it('no longer finds words that were changed or taken out, and finds those that came (M3)', async () => {
    const first = minutesOf(1, [{ text: '先清淤', minute: 1 }], 'r1')
    await keepAnew([first])
    const later = minutesOf(1, [{ text: '再硬化', minute: 9 }], 'r1')
    await append([{ ...later, seq: 2 }])
    expect(await find(['清淤'], 9)).toEqual([])
    expect(await find(['硬化'], 9)).toHaveLength(1)
    expect(await tables.pairs.count()).toBe(1)
  })

  it('forgets every word when the store is emptied', async () => {
    await keepAnew([minutesOf(1, [{ text: '先清淤', minute: 1 }], 'r1')])
    await ask({ ask: 'clear' })
    expect(await tables.pairs.count()).toBe(0)
  })

  it('a store filled anew has no pair of a deleted meeting’s words (K4)', async () => {
    const played = new PlayedMeeting()
    played.seat('王小宁')
    played.open()
    const line = { text: '卫生院门口要留救护车的路', unit: '', dueOn: null, attendeeId: null, wholeRoom: true }
    played.do({ type: 'minutes.write', kind: 'point', ...line })
    played.do({ type: 'meeting.close' })
    const kept = newSummaryFolder().fold(played.facts)
    expect(kept.map(({ kind }) => kind)).toContain('minutes')
    await keepAnew(kept)
    expect(await find(['救护车'], 9, 'room-1')).toHaveLength(1)

    const emptied: Fact[] = played.facts.map((fact) => ({ ...fact, type: erasedType, data: null }))
    const left = newSummaryFolder().fold(emptied)
    await keepAnew(left)
    expect(await find(['救护车'], 9, 'room-1')).toEqual([])
    expect(await tables.pairs.count()).toBe(0)
    expect(kindFor('meeting:x').summarize(null, played.facts.at(-1) as Fact)).toEqual([])
  })
})

function minutesOf(index: number, texts: readonly { text: string; minute: number }[], room: string): Summary {
  const startsAt = '2026-11-21T01:00:00.000Z'
  const passages = texts.map(
    ({ text: words, minute }, entry): Passage => ({
      ...{ id: `e${entry}`, kind: 'point', name: '王小宁', text: words },
      at: new Date(Date.parse(startsAt) + minute * 60_000).toISOString(),
    }),
  )
  const row = { title: `第${index}场`, startsAt, passages: JSON.stringify(passages) }
  return { stream: `meeting:${index}`, kind: 'minutes', room, seq: 1, sort: startsAt, words: [], row }
}

/** Looking through every word of every meeting: the judge. */
function lookedThrough(rows: readonly Summary[], parts: readonly string[]): readonly FoundPassage[] {
  const finder = finderOf(parts)
  return rows
    .filter(({ room }) => room === 'r1')
    .flatMap(({ stream, row }) => {
      const minutes = row as Parameters<typeof passagesIn>[0]
      const { title, startsAt } = minutes
      return passagesIn(minutes, finder).map((passage): FoundPassage => ({ stream, title, startsAt, passage }))
    })
    .sort((a, b) => order(b.passage.at, a.passage.at) || order(a.stream, b.stream))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function keepAnew(rows: readonly Summary[]): Promise<void> {
  await ask({ ask: 'clear' })
  journal = new MemoryJournal()
  await append(rows)
}

async function append(rows: readonly Summary[]): Promise<void> {
  const after = journal.facts.length
  const facts = [journal.write('meeting:0', '记'), ...rows.map(({ stream }) => journal.write(stream as StreamId, '记'))]
  const run = journal.run()
  await ask({
    ask: 'append',
    after,
    first: after + 1,
    n: after + facts.length,
    sheaves: sheavesOf(facts),
    summaries: rows,
    run,
  })
}

async function find(parts: readonly string[], limit: number, room = 'r1'): Promise<readonly FoundPassage[]> {
  return (await ask({ ask: 'findPassages', parts, room, limit })) as readonly FoundPassage[]
}

async function ask(request: StorageRequest): Promise<unknown> {
  const answer = await answerFrom({ tables, shelf }, request)
  if (!answer.ok) throw new Error(answer.detail)
  return answer.value
}
