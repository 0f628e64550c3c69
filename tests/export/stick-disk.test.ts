import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeToStick } from '#electron/export/stick'
import { stickFiles } from '#electron/export/stick-files'
import { finishedFiles, someFiles, taskFor } from './troubled-stick'

/*
 * The protocol on real small file systems. Mounting needs root; without it these tests are skipped by name, and the same
 * troubles are tried on a pretended drive in stick.test.ts.
 */
const mayMount = process.getuid?.() === 0 && process.platform === 'linux'

async function mounted(words: readonly string[]): Promise<{ path: string; device: string; kind: 'removable' }> {
  const path = await mkdtemp(join(tmpdir(), 'disk-'))
  execFileSync('mount', [...words, path])
  onTestFinished(async () => {
    execFileSync('umount', [path])
    await rm(path, { recursive: true })
  })
  return { path, device: String((await stat(path, { bigint: true })).dev), kind: 'removable' }
}

/** A real ext4 in a file, as a stick of so many megabytes. */
async function ext4(megabytes: number) {
  const folder = await mkdtemp(join(tmpdir(), 'image-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const image = join(folder, 'stick.img')
  await writeFile(image, '')
  await truncate(image, megabytes * 1024 * 1024)
  execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', image])
  return mounted(['-o', 'loop', image])
}

describe.skipIf(!mayMount)('papers on real small file systems (mounting needs root)', () => {
  it('are read back from the device itself where the file system allows it', async () => {
    const answer = await writeToStick(taskFor(await ext4(16)), stickFiles)
    if (!answer.ok) throw new Error(answer.refusal.message)
    expect(answer.value.readFrom).toBe('device')
    expect(answer.value.files).toHaveLength(someFiles.length + 1)
  })

  it('are not begun on a stick without room for them', async () => {
    const target = await mounted(['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs'])
    const answer = await writeToStick(taskFor(target), stickFiles)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.too-small')
    expect(await readdir(target.path)).toEqual([])
  })

  it('leave whole files or none when somebody else fills the stick meanwhile', async () => {
    const target = await mounted(['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs'])
    let filled = false
    const onProgress = ({ step, file }: { step: string; file: string }) => {
      if (filled || step !== 'writing' || !file.includes('记录')) return
      filled = true
      execFileSync('sh', ['-c', `dd if=/dev/zero of=${target.path}/other bs=64k 2>/dev/null || true`])
    }
    const answer = await writeToStick(taskFor(target, { onProgress }), stickFiles)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.full')
    expect(answer.ok ? '' : answer.refusal.message).toContain('已写好并核对过1份')
    const left = (await finishedFiles(target.path)) ?? new Map<string, Uint8Array>()
    expect([...left.keys()]).toEqual(['会议纪要.docx'])
    const names = await readdir(target.path, { recursive: true })
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('say that a read-only stick is read-only', async () => {
    const target = await ext4(16)
    execFileSync('mount', ['-o', 'remount,ro', target.path])
    const answer = await writeToStick(taskFor(target), stickFiles)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.read-only')
  })

  it('do not land in the folder under a stick that was unmounted meanwhile', async () => {
    const target = await mounted(['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs'])
    let pulled = false
    const onProgress = ({ step }: { step: string }) => {
      if (pulled || step !== 'verifying') return
      pulled = true
      execFileSync('umount', ['-l', target.path])
    }
    const answer = await writeToStick(taskFor(target, { onProgress }), stickFiles)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.vanished')
    expect(await readdir(target.path)).toEqual([])
    // Something to unmount at the end.
    await mkdir(target.path, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', target.path])
  })
})
