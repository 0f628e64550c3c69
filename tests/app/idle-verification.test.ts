import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { IdleVerification } from '#electron/app/idle-verification'
import type { Journal } from '#electron/journal/journal'
import { appendAll, newFolder, opened } from '#tests/journal/opening'
import { Scribe } from '#tests/journal/scribe'

const minute = 60_000

async function aQuietRoom() {
  const folder = newFolder()
  const { journal } = await opened({ folder })
  const scribe = new Scribe()
  await appendAll(journal, [scribe.command('meeting:a'), scribe.command('meeting:a')])
  let ms = 0
  const [notes, warnings]: [string[], string[]] = [[], []]
  const verified: number[] = []
  const idle = new IdleVerification({
    journal: watched(journal, () => verified.push(ms)),
    monotonicMs: () => ms,
    now: () => '2026-11-21T02:00:00.000Z',
    note: (sentence) => void notes.push(sentence),
    warn: (sentence) => void warnings.push(sentence),
  })
  const pass = (passed: number) => {
    ms += passed
    return idle.look()
  }
  return { folder, journal, scribe, idle, pass, notes, warnings, verified }
}

function watched(journal: Journal, onVerify: () => void): Pick<Journal, 'verify' | 'head'> {
  return {
    get head() {
      return journal.head
    },
    verify: (...words) => {
      onVerify()
      return journal.verify(...words)
    },
  }
}

describe('空闲核对', () => {
  it('waits until nobody has worked for two minutes, and then reads everything once', async () => {
    const { journal, idle, pass, notes, warnings, verified } = await aQuietRoom()
    await pass(minute)
    expect(verified).toEqual([])
    idle.touched()
    await pass(1.5 * minute)
    expect(verified).toEqual([])
    await pass(minute)
    expect(idle.last).toEqual({ state: 'whole', at: '2026-11-21T02:00:00.000Z', facts: 2 })
    await pass(10 * minute)
    expect(verified).toHaveLength(1)
    expect(notes.join()).toContain('2 facts')
    expect(warnings).toEqual([])
    await journal.close()
  })

  it('begins anew when something was written since, and otherwise twice a day', async () => {
    const { journal, scribe, idle, pass, verified } = await aQuietRoom()
    await pass(3 * minute)
    await appendAll(journal, [scribe.command('meeting:a')])
    idle.touched()
    await pass(3 * minute)
    expect(idle.last).toMatchObject({ facts: 3 })
    await pass(11 * 60 * minute)
    expect(verified).toHaveLength(2)
    await pass(2 * 60 * minute)
    expect(verified).toHaveLength(3)
    await journal.close()
  })

  it('gives way at once when the clerk does something, and remembers nothing of the half', async () => {
    const { journal, idle, pass } = await aQuietRoom()
    const looking = pass(3 * minute)
    idle.touched()
    await looking
    expect(idle.last).toBeNull()
    await journal.close()
  })

  it('tells the clerk of damage with one thing to do, and asks the next start for the full check', async () => {
    const { folder, journal, idle, pass, notes, warnings } = await aQuietRoom()
    const segment = join(folder, '000001.jsonl')
    const bytes = await readFile(segment)
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1
    await writeFile(segment, bytes)
    await pass(3 * minute)
    expect(idle.last).toMatchObject({ state: 'damaged', facts: 1 })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/第 1 段记录有损坏，前 1 条完好。请.*再打开一次/)
    expect(notes.join()).toContain('does not hold after fact 1')
    await pass(60 * minute)
    expect(warnings).toHaveLength(1)
    expect(await readdir(folder)).toContain('check-all')
    await journal.close()
  })

  it('has nothing to check in an empty room', async () => {
    const { journal } = await opened({ folder: newFolder() })
    const idle = new IdleVerification({
      ...{ journal, monotonicMs: () => 0, now: () => '', note: () => {}, warn: () => {} },
    })
    await idle.look()
    expect(idle.last).toBeNull()
    await journal.close()
  })
})
