import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkLine, genesisRun, makeLine } from '#electron/journal/line'
import { brokenAt, hashOf, newStream, sealFacts } from '#electron/journal/seal'
import type { Fact } from '#shared/fact'

const sealing = {
  n: 1,
  tip: newStream,
  room: 'room-a',
  stream: 'meeting:a',
  at: '2026-11-21T01:52:14.000Z',
  by: '记录员',
} as const

const bodies = fc.array(fc.record({ type: fc.string({ minLength: 1 }), data: fc.jsonValue() }), {
  minLength: 1,
  maxLength: 6,
})

test('sealed facts are the same facts with the same hashes after a way through the file', () => {
  fc.assert(
    fc.property(bodies, (words) => {
      const facts = sealFacts(words, sealing)
      const line = makeLine(1, JSON.stringify(facts), genesisRun)
      const read = checkLine(line.bytes.subarray(0, -1), 0, genesisRun)
      expect(read).toEqual({ facts, run: line.run })
      expect(brokenAt(read?.facts ?? [])).toBeNull()
      expect(read?.facts.every((fact) => fact.hash === hashOf(fact))).toBe(true)
    }),
  )
})

test('what JSON cannot say is settled before the hash: dates, gaps and nothing at all', () => {
  const data = { when: new Date(0), gap: undefined, list: [undefined, Number.NaN] }
  const [fact, empty] = sealFacts(
    [
      { type: 'Odd', data },
      { type: 'Odd', data: undefined },
    ],
    sealing,
  )
  expect(fact?.data).toEqual({ when: '1970-01-01T00:00:00.000Z', list: [null, null] })
  expect(empty?.data).toBeNull()
})

test('any change to any word of any fact breaks the chain there, but not a move to another place n', () => {
  const changes: ((fact: Fact) => Fact)[] = [
    (fact) => ({ ...fact, room: 'room-b' }),
    (fact) => ({ ...fact, stream: 'meeting:b' }),
    (fact) => ({ ...fact, seq: fact.seq + 1 }),
    (fact) => ({ ...fact, act: fact.act + 1 }),
    (fact) => ({ ...fact, at: '2026-11-21T01:52:14.001Z' }),
    (fact) => ({ ...fact, by: '别人' }),
    (fact) => ({ ...fact, type: 'Other' }),
    (fact) => ({ ...fact, data: { changed: true } }),
    (fact) => ({ ...fact, prev: '0'.repeat(64) }),
    (fact) => ({ ...fact, hash: '0'.repeat(64) }),
  ]
  fc.assert(
    fc.property(bodies, fc.nat(), fc.constantFrom(...changes), (words, which, change) => {
      const facts = sealFacts(words, sealing)
      const index = which % facts.length
      const changed = facts.map((fact, at) => (at === index ? change(fact) : fact))
      expect(brokenAt(changed)).not.toBeNull()
      expect(brokenAt(facts.map((fact) => ({ ...fact, n: fact.n + 1_000 })))).toBeNull()
      expect(brokenAt(facts.slice(1))).toBe(facts.length > 1 ? 0 : null)
    }),
  )
})

test('the facts of one command are one act, and the next command goes on behind them (U1)', () => {
  const first = sealFacts(
    [
      { type: 'A', data: 1 },
      { type: 'B', data: 2 },
    ],
    sealing,
  )
  const tip = { seq: 2, hash: first[1]?.hash ?? '' }
  const second = sealFacts([{ type: 'C', data: 3 }], { ...sealing, n: 3, tip })
  expect([...first, ...second].map(({ n, seq, act }) => [n, seq, act])).toEqual([
    [1, 1, 1],
    [2, 2, 1],
    [3, 3, 3],
  ])
  expect(brokenAt([...first, ...second])).toBeNull()
})
