import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CopySetting, copyFolderName, readCopyFolder } from '#electron/app/second-copy'
import { restoreFrom } from '#electron/journal/restore'
import { allFacts, appendAll, clockFrom, newFolder, opened } from './opening'
import { Scribe } from './scribe'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'restore-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A room at work with its copy on a stick, chosen in the settings. */
async function aRoomWithCopy() {
  const [data, stick] = [await aFolder(), await aFolder()]
  const { journal } = await opened({ folder: join(data, 'journal'), segmentBytes: 3_000 })
  let ms = 0
  const setting = new CopySetting(
    { settingFile: join(data, 'second-copy.json'), dataFolder: data, journal, monotonicMs: () => ms },
    null,
  )
  const scribe = new Scribe()
  const write = (count: number) =>
    appendAll(
      journal,
      Array.from({ length: count }, (_, index) =>
        scribe.command(index % 2 ? 'meeting:a' : 'person:b', '说'.repeat(99)),
      ),
    )
  const pass = (passed: number) => {
    ms += passed
    setting.look()
  }
  return { data, stick, journal, setting, write, pass }
}

describe('备份的设置', () => {
  it('copies what was there already and what comes, into a folder of its own, and is remembered', async () => {
    const { data, stick, journal, setting, write } = await aRoomWithCopy()
    await write(8)
    expect(setting.state).toEqual({ state: 'none' })
    expect(await setting.choose(stick)).toEqual({ ok: true, value: null })
    await write(4)
    await journal.secondCopySettled()
    const folder = join(stick, copyFolderName)
    expect(setting.state).toEqual({ state: 'following', folder, n: 12 })
    expect(await readCopyFolder(join(data, 'second-copy.json'))).toBe(folder)
    await journal.close()
    expect(await readFile(join(folder, '000001.jsonl'))).toEqual(await readFile(join(data, 'journal/000001.jsonl')))
  })

  it('is not taken into the folder that would be lost with it', async () => {
    const { data, journal, setting } = await aRoomWithCopy()
    for (const path of [data, join(data, 'journal')])
      expect(await setting.choose(path)).toMatchObject({ ok: false, refusal: { code: 'safety.same-folder' } })
    expect(setting.state).toEqual({ state: 'none' })
    await journal.close()
  })

  it('says when the stick is gone, changes nothing for the meeting, and goes on when it is back', async () => {
    const { stick, journal, setting, write, pass } = await aRoomWithCopy()
    await setting.choose(stick)
    await write(2)
    await journal.secondCopySettled()
    await rm(join(stick, copyFolderName), { recursive: true })
    await write(2)
    await journal.secondCopySettled()
    expect(setting.state).toMatchObject({ state: 'stopped', n: 2, message: expect.stringMatching(/插回去.*会议照常/) })
    expect(await stat(join(stick, copyFolderName)).catch(() => 'not made again')).toBe('not made again')
    await mkdir(join(stick, copyFolderName))
    pass(61_000)
    await journal.secondCopySettled()
    expect(setting.state).toMatchObject({ state: 'following', n: 4 })
    await setting.choose(null)
    expect(setting.state).toEqual({ state: 'none' })
    await journal.close()
  })

  it('a setting that cannot be read means that nobody has chosen anything', async () => {
    const file = join(await aFolder(), 'second-copy.json')
    expect(await readCopyFolder(file)).toBeNull()
    for (const text of ['', '{', '{"folder":7}', '{"folder":"/x","more":1}']) {
      await writeFile(file, text)
      expect(await readCopyFolder(file)).toBeNull()
    }
  })
})

describe('从备份恢复', () => {
  it('brings every fact back into an empty machine and counts what came back, from the stick or the folder itself', async () => {
    const { stick, journal, setting, write } = await aRoomWithCopy()
    await setting.choose(stick)
    await write(30)
    const before = await allFacts(journal)
    await journal.close()
    for (const place of [stick, join(stick, copyFolderName)]) {
      const { journal: empty } = await opened({ folder: newFolder() })
      const answer = await restoreFrom(place, empty, clockFrom())
      expect(answer).toEqual({
        ok: true,
        value: {
          ...{ from: 'backup', facts: 30, meetings: 1, people: 1, topics: 0, stoppedAfter: null },
          ...{ damagedFiles: 0, attachments: 0, damagedAttachments: 0 },
        },
      })
      expect(await allFacts(empty)).toEqual(before)
      expect(await empty.verify()).toMatchObject({ state: 'whole', facts: 30 })
      await empty.close()
    }
  })

  it('brings back what stands before damage and says where it ended; the backup stays as it is', async () => {
    const { stick, journal, setting, write } = await aRoomWithCopy()
    await setting.choose(stick)
    await write(30)
    await journal.close()
    const last = join(stick, copyFolderName, '000001.jsonl')
    await truncate(last, (await stat(last)).size - 100)
    const damaged = await readFile(last)
    const { journal: empty } = await opened({ folder: newFolder() })
    const answer = await restoreFrom(stick, empty, clockFrom())
    if (!answer.ok) throw new Error(answer.refusal.message)
    expect(answer.value.facts).toBeLessThan(30)
    expect(answer.value.stoppedAfter).toBe(answer.value.facts)
    expect(empty.head.n).toBe(answer.value.facts)
    expect(await readFile(last)).toEqual(damaged)
    await empty.close()
  })

  it('is refused where there are records already, where there is no backup, and where nothing of it holds', async () => {
    const { stick, journal, setting, write } = await aRoomWithCopy()
    await setting.choose(stick)
    await write(1)
    await journal.secondCopySettled()
    const codeOf = async (place: string, into = journal) => {
      const answer = await restoreFrom(place, into, clockFrom())
      return answer.ok ? 'restored' : answer.refusal.code
    }
    expect(await codeOf(stick)).toBe('restore.not-empty')
    const { journal: empty } = await opened({ folder: newFolder() })
    expect(await codeOf(await aFolder(), empty)).toBe('restore.nothing')
    await writeFile(join(stick, copyFolderName, '000001.jsonl'), 'nothing of ours\n')
    expect(await codeOf(stick, empty)).toBe('restore.damaged')
    expect(empty.head.n).toBe(0)
    await Promise.all([journal.close(), empty.close()])
  })
})
