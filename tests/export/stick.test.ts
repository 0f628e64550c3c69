import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeToStick } from '#electron/export/stick'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
import {
  finishedFiles,
  freshStick,
  isOlderIntact,
  someFiles,
  systemError,
  taskFor,
  watchedStick,
} from './troubled-stick'

/** How many questions one whole run asks of the drive, so that each of them can be the one that fails. */
async function callsOfOneRun(): Promise<number> {
  const disk = watchedStick(() => {})
  const answer = await writeToStick(taskFor(await freshStick()), disk)
  expect(answer.ok).toBe(true)
  return disk.calls()
}

/** The promise of the whole protocol: what has a final name is whole. */
async function expectOnlyWholeFiles(path: string) {
  for (const [name, bytes] of (await finishedFiles(path)) ?? []) {
    const wanted = someFiles.find((file) => file.name === name)
    if (wanted) expect(Buffer.from(bytes).equals(wanted.bytes), name).toBe(true)
    else expect(() => JSON.parse(Buffer.from(bytes).toString()), name).not.toThrow()
  }
  expect(await isOlderIntact(path)).toBe(true)
}

describe('papers on a good stick', () => {
  it('writes every file into a folder of its own, the listing last, and says what it read back', async () => {
    const target = await freshStick()
    const steps: string[] = []
    const answer = await writeToStick(
      taskFor(target, {
        onProgress: ({ step, file, doneBytes, totalBytes }) => {
          expect(doneBytes).toBeLessThanOrEqual(totalBytes)
          steps.push(`${step} ${file}`)
        },
      }),
      stickFiles,
    )
    if (!answer.ok) throw new Error(answer.refusal.message)
    expect(answer.value.files.map((file) => file.name)).toEqual([...someFiles.map((file) => file.name), '目录.html'])
    for (const file of answer.value.files) {
      const bytes = await readFile(join(answer.value.folder, file.name))
      expect(file.size).toBe(bytes.length)
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
    expect(await readdir(answer.value.folder)).toHaveLength(someFiles.length + 1)
    expect(steps.at(-1)).toBe('done ')
    expect(steps).toContain('verifying 会议记录.docx')
    expect(await isOlderIntact(target.path)).toBe(true)
  })

  it('never touches an older export of the same meeting, also where A and a are one letter', async () => {
    const target = await freshStick()
    await mkdir(join(target.path, '2026-11-21 0900 plan a'))
    await writeFile(join(target.path, '2026-11-21 0900 plan a', '会议纪要.docx'), 'first')
    const answer = await writeToStick(taskFor(target, { folder: '2026-11-21 0900 PLAN A' }), stickFiles)
    expect(answer.ok && answer.value.folder).toBe(join(target.path, '2026-11-21 0900 PLAN A（2）'))
    expect(await readFile(join(target.path, '2026-11-21 0900 plan a', '会议纪要.docx'), 'utf8')).toBe('first')
  })

  it('keeps two papers of the same name apart', async () => {
    const [one, two] = someFiles
    if (!one || !two) throw new Error('there are files to write')
    const files = [one, { ...two, name: one.name.toUpperCase() }]
    const answer = await writeToStick(taskFor(await freshStick(), { files }), stickFiles)
    expect(answer.ok && answer.value.files.map((file) => file.name)).toEqual([
      '会议纪要.docx',
      '会议纪要（2）.DOCX',
      '目录.html',
    ])
  })
})

describe('papers on a stick in trouble', () => {
  it.each(['ENOSPC', 'EIO', 'EROFS', 'ENODEV', 'ENOTCONN'])(
    'leaves whole verified files or none whichever call fails with %s, and says what was kept',
    async (code) => {
      const calls = await callsOfOneRun()
      for (let failing = 1; failing <= calls; failing++) {
        const target = await freshStick()
        let failed = false
        const disk = watchedStick((_call, n) => {
          if (n !== failing) return
          failed = true
          throw systemError(code)
        })
        const answer = await writeToStick(taskFor(target), disk)
        expect(failed).toBe(true)
        await expectOnlyWholeFiles(target.path)
        if (answer.ok) throw new Error(`call ${failing} failed with ${code} and the papers were said to be safe`)
        expect(answer.refusal.message).toContain('会议数据完整保存在本机')
        expect(answer.refusal.message).toMatch(/。$/)
      }
    },
  )

  it('leaves no half file behind when it fills up at any write, and clears its own parts away', async () => {
    const calls = await callsOfOneRun()
    for (let failing = 1; failing <= calls; failing++) {
      const target = await freshStick()
      let failed = false
      const disk = watchedStick((call, n) => {
        // Once full, it stays full.
        if (n < failing || !['write', 'sync', 'create', 'makeFolder'].includes(call)) return
        failed = true
        throw systemError('ENOSPC')
      })
      const answer = await writeToStick(taskFor(target), disk)
      if (!failed) continue
      expect(answer.ok ? '' : answer.refusal.code).toBe('stick.full')
      await expectOnlyWholeFiles(target.path)
      const left = (await readdir(target.path, { recursive: true })).filter((name) => name.endsWith('.part'))
      expect(left).toEqual([])
    }
  })

  it('has only whole files under their names at whatever moment the program is killed', async () => {
    const calls = await callsOfOneRun()
    const target = await freshStick()
    let moments = 0
    const disk = watchedStick(async () => {
      moments += 1
      const now = (await finishedFiles(target.path)) ?? new Map<string, Uint8Array>()
      for (const [name, bytes] of now) {
        const wanted = someFiles.find((file) => file.name === name)
        if (wanted) expect(Buffer.from(bytes).equals(wanted.bytes), `${name} before call ${moments}`).toBe(true)
      }
    })
    expect((await writeToStick(taskFor(target), disk)).ok).toBe(true)
    expect(moments).toBe(calls)
  })

  it('puts nothing into the empty folder that a pulled stick leaves behind, whenever it is pulled', async () => {
    let safe = false
    for (let pulled = 1; !safe; pulled++) {
      const target = await freshStick()
      const under = await mkdtemp(join(tmpdir(), 'under-'))
      onTestFinished(() => rm(under, { recursive: true, force: true }))
      const disk = pulledAt(pulled, target.path, under)
      const answer = await writeToStick(taskFor(target), disk)
      safe = answer.ok
      if (!answer.ok) expect(answer.refusal.code).toMatch(/^stick\.(vanished|replaced)$/)
      else expect(pulled).toBeGreaterThan(40)
      expect(await readdir(under), `pulled at call ${pulled}`).toEqual([])
      await expectOnlyWholeFiles(target.path)
    }
  })

  it('notices another stick in the place of the chosen one before writing', async () => {
    const target = await freshStick()
    const answer = await writeToStick(taskFor({ ...target, device: '99999' }), stickFiles)
    expect(answer.ok ? '' : answer.refusal.code).toMatch(/^stick\.(vanished|replaced)$/)
    expect(await finishedFiles(target.path)).toBeNull()
  })

  it('does not begin on a stick that is too small, and says how much is missing', async () => {
    const target = await freshStick()
    const disk: StickFiles = { ...stickFiles, freeBytes: async () => 1_000_000 }
    const answer = await writeToStick(taskFor(target), disk)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.too-small')
    expect(answer.ok ? '' : answer.refusal.message).toMatch(/需要 3\.\d MB，只剩 1\.0 MB/)
    expect(await finishedFiles(target.path)).toBeNull()
  })

  it('does not believe a stick that reads back something else', async () => {
    const target = await freshStick()
    const disk: StickFiles = {
      ...stickFiles,
      readBack: async (path, onBytes) => {
        onBytes(Buffer.from('worn out'))
        return path.includes('记录') ? 'device' : stickFiles.readBack(path, () => {})
      },
    }
    const answer = await writeToStick(taskFor(target), disk)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.mismatch')
    expect(await finishedFiles(target.path)).toBeNull()
  })

  it('gives up a stick that does not answer', async () => {
    const target = await freshStick()
    const disk = watchedStick((call) => (call === 'sync' ? new Promise(() => {}) : undefined))
    const answer = await writeToStick(taskFor(target), disk, 50)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.not-answering')
    await expectOnlyWholeFiles(target.path)
  })

  it('leaves nothing of a cancelled export, whenever it is cancelled', async () => {
    const steps: string[] = []
    await writeToStick(taskFor(await freshStick(), { onProgress: ({ step }) => steps.push(step) }), stickFiles)
    // The last words are the listing read back and "done": then everything is safe, and there is nothing left to cancel.
    expect(steps.slice(-2)).toEqual(['verifying', 'done'])
    for (let at = 1; at < steps.length - 1; at++) {
      const target = await freshStick()
      const cancel = new AbortController()
      let said = 0
      const onProgress = () => {
        said += 1
        if (said === at) cancel.abort()
      }
      const answer = await writeToStick(taskFor(target, { onProgress, signal: cancel.signal }), stickFiles)
      expect(answer.ok ? '' : answer.refusal.code, `cancelled at ${steps[at - 1]}`).toBe('stick.cancelled')
      expect(await finishedFiles(target.path)).toBeNull()
      expect(await isOlderIntact(target.path)).toBe(true)
    }
  })
})

/** From the n-th call on the path leads to the empty folder under the mount, on another device. */
function pulledAt(n: number, path: string, under: string): StickFiles {
  let calls = 0
  const here = (asked: string) => {
    calls += 1
    return calls < n ? asked : asked.replace(path, under)
  }
  const isGone = () => calls >= n
  return {
    ...stickFiles,
    deviceOf: async (asked) => (here(asked).startsWith(under) ? 'under' : stickFiles.deviceOf(asked)),
    freeBytes: (folder) => stickFiles.freeBytes(here(folder)),
    names: (folder) => stickFiles.names(here(folder)),
    makeFolder: (asked) => stickFiles.makeFolder(here(asked)),
    create: async (asked) => {
      const file = await stickFiles.create(here(asked))
      const check = async () => {
        calls += 1
        if (isGone()) throw systemError('EIO')
      }
      return {
        device: isGone() ? 'under' : file.device,
        write: (bytes) => check().then(() => file.write(bytes)),
        sync: () => check().then(() => file.sync()),
        close: () => file.close(),
      }
    },
    rename: (from, to) => stickFiles.rename(here(from), here(to)),
    syncFile: (asked) => stickFiles.syncFile(here(asked)),
    syncFolder: (asked) => stickFiles.syncFolder(here(asked)),
    readBack: (asked, onBytes) => stickFiles.readBack(here(asked), onBytes),
    removeFile: (asked) => stickFiles.removeFile(here(asked)),
    removeFolder: (asked) => stickFiles.removeFolder(here(asked)),
  }
}
