import { stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { reserveBytes, reserveName } from '#electron/journal/reserve'
import { patience } from '#tests/support/patience'
import { canMount, smallDisk } from '#tests/support/small-disk'
import { allFacts, opened } from './opening'
import { Scribe } from './scribe'

describe.skipIf(!canMount)('the reserve of sixteen megabytes on a real disk that is full (mounting needs root)', () => {
  it('takes five thousand more lines of a meeting, and all of them are there at the next start', async () => {
    const disk = await smallDisk(96)
    const folder = join(disk.path, 'journal')
    const { journal } = await opened({ folder, reserveBytes })
    const scribe = new Scribe()
    const first = await journal.append(scribe.command('meeting:a'))
    expect(first.ok).toBe(true)
    // It is made behind the start, which does not wait for it.
    await vi.waitFor(async () => expect((await stat(join(folder, reserveName))).size).toBe(reserveBytes), patience)
    const download = writeFile(join(disk.path, 'download'), new Uint8Array(96 * 1024 * 1024))
    await expect(download).rejects.toMatchObject({ code: 'ENOSPC' })
    expect((await statfs(disk.path)).bavail).toBe(0)

    const long = '说'.repeat(400)
    let [kept, refused] = [1, 0]
    while (kept <= 5000) {
      const answer = await journal.append(scribe.command('meeting:a', long))
      if (answer.ok) kept += 1
      else {
        // What fits in a block that is begun already needs no reserve; the first line that does not is refused once.
        expect(answer.refusal.code).toBe('journal.disk-full')
        refused += 1
        if (refused > 1) break
        scribe.resume(await allFacts(journal))
      }
    }
    expect([kept, refused]).toEqual([5001, 1])
    await journal.close()

    const next = await opened({ folder, reserveBytes })
    expect(next.findings).toEqual([])
    expect(next.journal.head.n).toBe(5001)
    expect(await next.journal.verify()).toMatchObject({ state: 'whole' })
    await next.journal.close()
  })
})
