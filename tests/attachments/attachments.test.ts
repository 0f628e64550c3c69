import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Attachments } from '#electron/attachments/attachments'
import { type KnownFile, keepFile, pathOf } from '#electron/attachments/keeping'
import { stickFiles } from '#electron/export/stick-files'
import type { AttachmentProgress } from '#shared/contract/attachments'

let base: string
let folder: string
let attachments: Attachments
let progress: AttachmentProgress[]

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'yst-attachments-'))
  folder = join(base, 'data', 'attachments')
  progress = []
  attachments = new Attachments({ folder, onProgress: (news) => progress.push(news) })
})
afterEach(() => rm(base, { recursive: true, force: true }))

const jpeg = (size: number) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size - 4, 7)])
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function file(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(base, name)
  await writeFile(path, bytes)
  return path
}

async function taken(name: string, bytes: Uint8Array): Promise<KnownFile> {
  const answer = await attachments.take([await file(name, bytes)])
  const kept = answer.ok ? answer.value.taken[0] : undefined
  if (!kept) throw new Error(`${name} was not taken: ${JSON.stringify(answer)}`)
  return kept
}

async function refusedOf(path: string): Promise<string> {
  const answer = await attachments.take([path])
  if (!answer.ok) return answer.refusal.message
  expect(answer.value.taken).toEqual([])
  return answer.value.refused[0]?.message ?? ''
}

const inKeeping = () => readdir(folder).catch(() => [] as string[])

/** One bit of one byte in the middle, the size and the time as they were. */
async function flipOneByte(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await handle.read(byte, 0, 1, 900)
  byte[0] = (byte[0] ?? 0) ^ 1
  await handle.write(byte, 0, 1, 900)
  await handle.close()
}

describe('收附件', () => {
  it('copies a photo under its hash, and says how far it is (T6)', async () => {
    const bytes = jpeg(2_500_000)
    const kept = await taken('桥头.JPG', bytes)
    expect(kept).toEqual({ name: '桥头.JPG', size: 2_500_000, sha256: sha(bytes) })
    expect(await inKeeping()).toEqual([`${sha(bytes)}.jpg`])
    expect((await readFile(pathOf(folder, kept))).equals(bytes)).toBe(true)
    expect(progress.at(-1)).toEqual({ name: '桥头.JPG', file: 1, files: 1, done: 2_500_000, total: 2_500_000 })
    expect(progress.length).toBeGreaterThan(1)
  })

  it('keeps the same bytes once, whatever they are called', async () => {
    const one = await taken('甲.jpg', jpeg(5000))
    const two = await taken('乙.jpg', jpeg(5000))
    expect(two.sha256).toBe(one.sha256)
    expect(await inKeeping()).toHaveLength(1)
  })

  it('heals a damaged copy with the same file chosen again', async () => {
    const kept = await taken('甲.jpg', jpeg(5000))
    await flipOneByte(pathOf(folder, kept))
    await taken('甲.jpg', jpeg(5000))
    expect(await attachments.check(kept)).toBe('kept')
  })

  it('takes what it can and names the rest with the reason', async () => {
    const answer = await attachments.take([
      await file('好.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])),
      await file('程序.exe', Buffer.from('MZ')),
      await file('假照片.jpg', Buffer.from('MZ this is a program')),
      await file('空.txt', Buffer.alloc(0)),
      join(base, '拔掉的U盘', '材料.pdf'),
    ])
    const value = answer.ok ? answer.value : null
    expect(value?.taken.map(({ name }) => name)).toEqual(['好.png'])
    expect(value?.refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('不收这一类文件'),
      expect.stringContaining('打开看不像照片'),
      '“空.txt”是空的，请换一份。',
      '“材料.pdf”没有收下：文件不在了，U盘可能已经拔出。',
    ])
  })

  it('refuses a folder, and a file of more than 50 MB without reading it', async () => {
    await mkdir(join(base, '夹.jpg'))
    expect(await refusedOf(join(base, '夹.jpg'))).toContain('这是一个文件夹')
    const large = await file('大.mp4', Buffer.from('....ftypisom'))
    await truncate(large, 50 * 1024 * 1024 + 1)
    expect(await refusedOf(large)).toContain('超过 50.0 MB')
    expect(await inKeeping()).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('says it when a file may not be read (root may read every file)', async () => {
    const locked = await file('锁.txt', Buffer.from('x'))
    await chmod(locked, 0)
    expect(await refusedOf(locked)).toContain('没有权限')
  })

  it('stops when it is told to, and leaves nothing half', async () => {
    const answer = attachments.take([await file('一.jpg', jpeg(8_000_000)), await file('二.jpg', jpeg(9_000))])
    attachments.cancel()
    const value = await answer
    expect(value.ok && value.value.refused.map(({ message }) => message)).toEqual([
      '已取消，没有收下。',
      '已取消，没有收下。',
    ])
    expect(await inKeeping()).toEqual([])
  })

  it('takes one lot at a time', async () => {
    const first = attachments.take([await file('一.jpg', jpeg(1000))])
    const second = await attachments.take([])
    expect(second.ok ? '' : second.refusal.code).toBe('attachment.busy')
    expect((await first).ok).toBe(true)
  })

  it('notices a file that grows while it is copied', async () => {
    const path = await file('写着的.txt', Buffer.alloc(3_000_000, 65))
    const answer = await keepFile(path, {
      folder,
      disk: {
        ...stickFiles,
        create: async (part) => {
          await writeFile(path, Buffer.alloc(1000, 66), { flag: 'a' })
          return stickFiles.create(part)
        },
      },
    })
    expect(answer.ok ? '' : answer.refusal.message).toContain('复制的时候变了')
    expect(await inKeeping()).toEqual([])
  })

  it('does not take the last of the disk, and says how much is left', async () => {
    const path = await file('一.jpg', jpeg(1000))
    const disk = { ...stickFiles, freeBytes: async () => 3 * 1024 * 1024 }
    const answer = await keepFile(path, { folder, disk })
    expect(answer.ok ? '' : answer.refusal.message).toBe('硬盘只剩 3.0 MB，放不下这个附件。请先清理硬盘，再加。')
  })

  it('leaves nothing half when the disk is full in the middle', async () => {
    const path = await file('一.jpg', jpeg(3_000_000))
    const disk = {
      ...stickFiles,
      create: async (part: string) => {
        const target = await stickFiles.create(part)
        let written = 0
        const write = async (bytes: Uint8Array) => {
          written += bytes.length
          if (written > 2_000_000) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
          await target.write(bytes)
        }
        return { ...target, write }
      },
    }
    const answer = await keepFile(path, { folder, disk })
    expect(answer.ok ? '' : answer.refusal.message).toBe('“一.jpg”没有收下：硬盘已经存满，请先清理硬盘。')
    expect(await inKeeping()).toEqual([])
  })

  it('clears away what a power cut left half', async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'cut.part'), 'half')
    await taken('一.jpg', jpeg(1000))
    expect((await inKeeping()).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each([
    ['记录.docx', Buffer.from([0x50, 0x4b, 3, 4, 0])],
    ['记录.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['汇总.et', Buffer.from([0x50, 0x4b, 3, 4, 0])],
    ['扫描.pdf', Buffer.from('\u0000\u0000%PDF-1.4')],
    ['照片.webp', Buffer.from('RIFF....WEBPVP8 ')],
    ['照片.heic', Buffer.from('....ftypheic')],
    ['录像.mp4', Buffer.from('....ftypisom')],
    ['名单.csv', Buffer.from('姓名,电话\n')],
    ['旧编码.txt', Buffer.from([0xd5, 0xc5, 0xc8, 0xfd])],
  ])('takes %s by what it begins with', async (name, bytes) => {
    expect((await taken(name, bytes)).name).toBe(name)
  })

  it.each([
    ['网页.xls', Buffer.from('<html><table>')],
    ['照片.heic', Buffer.from('....ftypisom')],
    ['程序.txt', Buffer.from([0x4d, 0x5a, 0, 0, 1])],
  ])('refuses %s that is something else', async (name, bytes) => {
    expect(await refusedOf(await file(name, bytes))).toContain('可能改过后缀')
  })
})

describe('附件还在不在', () => {
  it('notices a file that was taken away, one cut short, and one flipped bit (T6)', async () => {
    const kept = await taken('一.jpg', jpeg(5000))
    const path = pathOf(folder, kept)
    expect(await attachments.check(kept)).toBe('kept')
    await flipOneByte(path)
    expect(await attachments.check(kept)).toBe('changed')
    await truncate(path, 100)
    expect(await attachments.check(kept)).toBe('changed')
    await rm(path)
    expect(await attachments.check(kept)).toBe('missing')
  })

  it('takes the original back by its bytes and refuses any other (T6)', async () => {
    const kept = await taken('一.jpg', jpeg(5000))
    await rm(pathOf(folder, kept))
    const other = await file('别的.jpg', jpeg(5001))
    const refused = await attachments.putBack(kept, other)
    expect(refused.ok ? '' : refused.refusal.message).toContain('选的不是原来的“一.jpg”')
    await rename(join(base, '一.jpg'), join(base, '改了名.jpeg'))
    expect((await attachments.putBack(kept, join(base, '改了名.jpeg'))).ok).toBe(true)
    expect(await attachments.check(kept)).toBe('kept')
  })

  it('shows no picture and saves no copy of what has changed, and says what to do', async () => {
    const kept = await taken('一.jpg', jpeg(5000))
    const whole = await attachments.picture(kept)
    expect(whole.ok && whole.value.startsWith('data:image/jpeg;base64,/9j/')).toBe(true)
    await flipOneByte(pathOf(folder, kept))
    const picture = await attachments.picture(kept)
    expect(picture.ok ? '' : picture.refusal.message).toContain('内容变了，不能再用')
    const copy = await attachments.saveTo(kept, join(base, '拷贝.jpg'))
    expect(copy.ok ? '' : copy.refusal.code).toBe('attachment.changed')
  })
})

describe('另存为', () => {
  it('writes the same bytes where the clerk says', async () => {
    const kept = await taken('一.jpg', jpeg(5000))
    const path = join(base, '拷贝.jpg')
    expect(await attachments.saveTo(kept, path)).toEqual({ ok: true, value: path })
    expect((await readFile(path)).equals(jpeg(5000))).toBe(true)
  })

  it('says it when the place cannot be written, and never writes into the keeping', async () => {
    const kept = await taken('一.jpg', jpeg(5000))
    const gone = await attachments.saveTo(kept, join(base, '没有的文件夹', '拷贝.jpg'))
    expect(gone.ok ? '' : gone.refusal.message).toContain('请换一个位置再存')
    const own = await attachments.saveTo(kept, join(folder, '拷贝.jpg'))
    expect(own.ok ? '' : own.refusal.code).toBe('attachment.own-folder')
  })
})
