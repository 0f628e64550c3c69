import { describe, expect, it } from 'vitest'
import { writeToStick } from '#electron/export/stick'
import { freshStick, someFiles, taskFor, watchedStick } from './troubled-stick'

describe('a file on a FAT stick', () => {
  it('is synced once more after it got its final name, and its folders after that, before it is read back', async () => {
    const calls: string[] = []
    const disk = watchedStick((call) => void calls.push(call))
    expect((await writeToStick(taskFor(await freshStick()), disk)).ok).toBe(true)
    const settled = ['syncFile', 'syncFolder', 'syncFolder', 'readBack']
    const afterRenames = calls.flatMap((call, at) =>
      call === 'rename'
        ? [
            calls
              .slice(at + 1)
              .filter((each) => each !== 'deviceOf')
              .slice(0, settled.length),
          ]
        : [],
    )
    expect(afterRenames).toEqual(Array.from({ length: someFiles.length + 1 }, () => settled))
  })
})
