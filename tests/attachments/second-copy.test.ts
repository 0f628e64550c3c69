import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { Attachments } from '#electron/attachments/attachments'
import { AttachmentCopy, restoreAttachments } from '#electron/attachments/second-copy'

let base: string
let folder: string
let copyFolder: string | null
let copy: AttachmentCopy
let attachments: Attachments

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'yst-attachment-copy-'))
  onTestFinished(() => rm(base, { recursive: true, force: true }))
  folder = join(base, 'data', 'attachments')
  copyFolder = join(base, 'stick', '议事台备份')
  await mkdir(copyFolder, { recursive: true })
  copy = new AttachmentCopy({ folder, copyFolder: () => copyFolder })
  attachments = new Attachments({ folder, onProgress: () => {}, onKept: () => void copy.follow() })
})

const jpeg = (size: number, filling = 7) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size - 4, filling)])
const nameOf = (bytes: Uint8Array) => `${createHash('sha256').update(bytes).digest('hex')}.jpg`

async function take(bytes: Uint8Array): Promise<void> {
  const path = join(base, '照片.jpg')
  await writeFile(path, bytes)
  const taken = await attachments.take([path])
  if (!taken.ok || taken.value.taken.length !== 1) throw new Error('the photo was not taken')
}

const inCopy = () => readdir(join(base, 'stick', '议事台备份', 'attachments')).catch(() => [] as string[])

describe('附件的备份', () => {
  it('a photo that is kept goes into the second copy by itself, byte for byte', async () => {
    const bytes = jpeg(5000)
    await take(bytes)
    await copy.follow()
    expect(await inCopy()).toEqual([nameOf(bytes)])
    expect((await readFile(join(base, 'stick', '议事台备份', 'attachments', nameOf(bytes)))).equals(bytes)).toBe(true)
    expect(copy.state).toEqual({ state: 'following', kept: 1, copied: 1 })
  })

  it('a copy chosen later gets everything that is there already; without one nothing is copied', async () => {
    const chosen = copyFolder
    copyFolder = null
    await take(jpeg(5000))
    await take(jpeg(6000))
    await copy.follow()
    expect(copy.state).toEqual({ state: 'none' })
    expect(await inCopy()).toEqual([])
    copyFolder = chosen
    await copy.follow()
    expect(await inCopy()).toHaveLength(2)
  })

  it('a pulled stick is said, its empty place is not filled, and it catches up when it is back', async () => {
    const stick = join(base, 'stick')
    await rm(stick, { recursive: true })
    await take(jpeg(5000))
    await copy.follow()
    expect(copy.state).toMatchObject({ state: 'stopped', kept: 1, copied: 0 })
    expect(await readdir(base)).not.toContain('stick')
    await mkdir(join(stick, '议事台备份'), { recursive: true })
    await copy.follow()
    expect(copy.state).toEqual({ state: 'following', kept: 1, copied: 1 })
  })

  it('a file that was cut short in the copy is written again; one damaged here is never passed on as good', async () => {
    const bytes = jpeg(5000)
    await take(bytes)
    await copy.follow()
    const there = join(base, 'stick', '议事台备份', 'attachments', nameOf(bytes))
    await writeFile(there, bytes.subarray(0, 900))
    await copy.follow()
    expect((await readFile(there)).equals(bytes)).toBe(true)
    await writeFile(join(folder, `${'0'.repeat(64)}.jpg`), jpeg(700))
    await copy.follow()
    expect(copy.state).toMatchObject({ state: 'stopped', kept: 2, copied: 1 })
    expect(await inCopy()).not.toContain(`${'0'.repeat(64)}.jpg`)
  })
})

describe('恢复附件', () => {
  it('brings back what is whole and counts what is not', async () => {
    const [good, bad] = [jpeg(5000), jpeg(6000)]
    const source = join(base, 'backup')
    await mkdir(source)
    await writeFile(join(source, nameOf(good)), good)
    await writeFile(join(source, nameOf(bad)), jpeg(6000, 8))
    await writeFile(join(source, '别的.jpg'), good)
    const target = join(base, 'new', 'attachments')
    expect(await restoreAttachments([source, join(base, 'not there')], target)).toEqual({ restored: 1, damaged: 1 })
    expect((await readFile(join(target, nameOf(good)))).equals(good)).toBe(true)
    expect(await readdir(target)).not.toContain(nameOf(bad))
  })
})
