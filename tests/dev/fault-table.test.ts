import { describe, expect, it } from 'vitest'
import type { Part } from '#tests/faults/campaign'
import { tableOf } from '#tests/faults/table'

const part: Part = {
  ...{ kind: 'kills', promise: 'Nothing is lost', date: '2026-11-22', seed: 7, from: 0, trials: 100, held: 100 },
  ...{ counts: { acknowledgements: 9 }, failures: [], minutes: 2, faulty: '' },
}

describe('the table of the fault suite', () => {
  it('adds parts up, and says which trials of which seed were tried', () => {
    const later = { ...part, from: 100, date: '2026-11-23' }
    const other = { ...part, seed: 8, from: 5, trials: 2, held: 1 }
    const table = tableOf([part, later, other])
    expect(table).toContain(
      '| kills | Nothing is lost | 202 | 201 | 1 | 27 acknowledgements | 2026-11-22 – 2026-11-23 | 7: 0–199; 8: 5–6 | 6 |',
    )
  })

  it('names every failure with what repeats it, the same kind of failure once', () => {
    const failures = [3, 4].map((trial) => ({
      trial,
      doing: `killed after ${trial} ms`,
      broken: [`fact ${trial} is gone`],
    }))
    const table = tableOf([{ ...part, held: 98, failures }])
    expect(table).toContain(
      '- 2026-11-22 `--kills 1 --seed 7 --from 3`: killed after 3 ms: fact 3 is gone (and 1 more like it)',
    )
    expect(table).not.toContain('--from 4')
  })

  it('does not count trials of an application that was built with a deliberate fault', () => {
    const table = tableOf([part, { ...part, faulty: 'journal-without-sync', held: 0 }])
    expect(table).toContain('| 100 | 100 | 0 |')
  })
})
