import { describe, expect, it } from 'vitest'
import { verifyArchive, writeArchive } from '#electron/export/archive'
import type { Fact } from '#shared/fact'
import { playMorning } from '#tests/papers/morning'

const facts = playMorning().facts
const bytes = writeArchive(facts, { program: '0.1.0', exportedAt: '2026-11-21T03:45:00.000Z' })

function verified(file: Uint8Array) {
  const answer = verifyArchive(file)
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value
}

/** The same file with something done to its lines. */
function changed(change: (lines: readonly string[]) => readonly string[]): Uint8Array {
  return Buffer.from(change(Buffer.from(bytes).toString('utf8').split('\n')).join('\n'))
}

function withLine(place: number, edit: (line: string) => string): Uint8Array {
  return changed((lines) => lines.map((line, index) => (index === place ? edit(line) : line)))
}

/** What the chain holds of a fact: all but its place in one room's journal. */
function sealed({ n: _, ...fact }: Fact) {
  return fact
}

describe('a meeting archived', () => {
  it('verifies whole, with every fact as it was', () => {
    const archive = verified(bytes)
    expect(archive).toMatchObject({ isWhole: true, damage: '' })
    expect(archive.facts).toEqual(facts)
    expect(archive.header).toMatchObject({ stream: 'meeting:m1', seq: facts.length, hash: facts.at(-1)?.hash })
  })

  it('verifies elsewhere, where the facts have other places in the journal', () => {
    const moved = writeArchive(
      facts.map((fact) => ({ ...fact, n: fact.n + 5000 })),
      { program: '0.1.0', exportedAt: '2026-11-21T03:45:00.000Z' },
    )
    expect(verified(moved).isWhole).toBe(true)
  })

  it('says up to which fact it is unchanged, when one word of it was altered', () => {
    const at = facts.findIndex((fact) => fact.type === 'VoteClosed')
    const archive = verified(withLine(at + 1, (line) => line.replace(/"options":\[\d+/, '"options":[99')))
    expect(archive.isWhole).toBe(false)
    expect(archive.facts).toEqual(facts.slice(0, at))
    expect(archive.damage).toBe(`第 1 至 ${at} 条完好，第 ${at + 1} 条被改动或损坏。`)
  })

  it('notices a fact taken out, two facts exchanged, an end cut off, and something added', () => {
    expect(verified(changed((lines) => lines.toSpliced(10, 1))).facts).toEqual(facts.slice(0, 9))
    const exchanged = changed((lines) => lines.toSpliced(10, 2, lines[11] ?? '', lines[10] ?? ''))
    expect(verified(exchanged).facts).toHaveLength(9)
    const cut = verified(changed((lines) => lines.toSpliced(-4, 3)))
    expect(cut.damage).toBe(`第 1 至 ${facts.length - 3} 条完好，之后的 3 条缺失，文件不完整。`)
    expect(verified(changed((lines) => [...lines, '{}'])).damage).toContain('多出了内容')
  })

  it('notices every single flipped bit, and never throws', () => {
    for (let at = 0; at < bytes.length; at += 97) {
      const flipped = Uint8Array.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      const answer = verifyArchive(flipped)
      if (!answer.ok) continue
      // `n`, the program's version and the day of export say nothing about the meeting.
      const isSame = JSON.stringify(answer.value.facts.map(sealed)) === JSON.stringify(facts.map(sealed))
      expect(!answer.value.isWhole || isSame, `bit at ${at}`).toBe(true)
    }
  })

  it('is refused by name when it is something else, too large, too deep, or newer than this program', () => {
    const code = (file: Uint8Array) => {
      const answer = verifyArchive(file)
      return answer.ok ? '' : answer.refusal.code
    }
    expect(code(Buffer.from('hello'))).toBe('archive.unknown')
    expect(code(new Uint8Array())).toBe('archive.unknown')
    expect(code(withLine(0, (line) => line.replace('"version":1', '"version":2')))).toBe('archive.newer')
    expect(code(new Uint8Array(65 * 1024 * 1024))).toBe('archive.too-large')
    const nest = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const deep = withLine(1, (line) => line.replace(/"data":.*,"prev"/, `"data":${nest},"prev"`))
    expect(verified(deep)).toMatchObject({ isWhole: false, facts: [] })
  })

  it('is not made from a stream with a hole in it', () => {
    expect(() => writeArchive(facts.slice(1), { program: '0', exportedAt: '2026-11-21T03:45:00.000Z' })).toThrow()
  })
})
