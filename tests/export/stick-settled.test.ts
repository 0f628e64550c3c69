import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeToStick } from '#electron/export/stick'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
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

  it('gets its final name before its draft in the folder, because a repair empties whichever of the two stands second', async () => {
    const places: string[] = []
    const onFat = firstFit()
    const disk: StickFiles = {
      ...stickFiles,
      create: (path) => {
        onFat.put(path)
        return stickFiles.create(path)
      },
      removeFile: (path) => {
        onFat.remove(path)
        return stickFiles.removeFile(path)
      },
      rename: (from, to) => {
        // FAT writes the new name first, then takes the old one away.
        places.push(onFat.put(to) < onFat.placeOf(from) ? 'before' : 'behind')
        onFat.remove(from)
        return stickFiles.rename(from, to)
      },
    }
    expect((await writeToStick(taskFor(await freshStick()), disk)).ok).toBe(true)
    expect(places).toEqual(Array.from({ length: someFiles.length + 1 }, () => 'before'))
  })
})

/** A folder of FAT: a name takes the first free run of slots that it fits into, one for itself and one for every 13 letters. */
function firstFit() {
  const slots: (string | undefined)[] = []
  const placeOf = (path: string) => slots.indexOf(path)
  return {
    placeOf,
    put: (path: string): number => {
      const length = 1 + Math.ceil(basename(path).length / 13)
      let at = 0
      while (slots.slice(at, at + length).some((each) => each !== undefined)) at += 1
      for (let slot = at; slot < at + length; slot += 1) slots[slot] = path
      return at
    },
    remove: (path: string) => {
      for (let at = placeOf(path); at >= 0; at = placeOf(path)) slots[at] = undefined
    },
  }
}
