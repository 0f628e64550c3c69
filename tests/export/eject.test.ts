import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseMounts } from '#electron/devices/drive-source'
import type { FoundDrive } from '#electron/devices/drives'
import { type Command, eject, waysToEject } from '#electron/devices/eject'

const stick: FoundDrive = {
  id: 'stick:7A1B@/media/clerk/YISHI',
  kind: 'removable',
  label: 'YISHI',
  path: '/media/clerk/YISHI',
  fileSystem: 'vfat',
  freeBytes: 1,
  totalBytes: 2,
  readOnly: false,
  device: '2065',
  ejects: { kind: 'volume', volume: '/dev/sdb1', disk: '/dev/sdb', path: '/media/clerk/YISHI' },
}

describe('ejecting a stick whose papers are safe', () => {
  it('is never tried with a folder, nor with a disk that stays in the machine', () => {
    expect(waysToEject({ ...stick, kind: 'folder', ejects: null })).toEqual([])
    expect(waysToEject({ ...stick, kind: 'folder' })).toEqual([])
    expect(waysToEject({ ...stick, ejects: null })).toEqual([])
  })

  it('lets go of the volume first and only then switches the stick off, by the desktop’s way or the plain one', () => {
    const said = waysToEject(stick).map((way) => way.map(({ file, args }) => [file, ...args].join(' ')))
    expect(said).toEqual([
      [
        'udisksctl unmount --no-user-interaction --block-device /dev/sdb1',
        'udisksctl power-off --no-user-interaction --block-device /dev/sdb1',
      ],
      ['umount /media/clerk/YISHI', 'eject /dev/sdb'],
    ])
  })

  it('hands the name of a stick over as one word, whatever somebody called it', () => {
    const path = '/media/clerk/$(rm -rf ~); "x" -f'
    const [, [umount] = []] = waysToEject({
      ...stick,
      ejects: { kind: 'volume', volume: '/dev/sdb1', disk: '/dev/sdb', path },
    })
    expect(umount?.args).toEqual([path])
  })

  it('takes nothing for a volume or a letter that is none', () => {
    const volume = (more: object) =>
      waysToEject({ ...stick, ejects: { ...stick.ejects, ...more } as FoundDrive['ejects'] })
    expect(volume({ volume: '--help' })).toEqual([])
    expect(volume({ disk: 'sdb' })).toEqual([])
    expect(volume({ path: '-l' })).toEqual([])
    const letter = (text: string) => waysToEject({ ...stick, ejects: { kind: 'letter', letter: text } })
    expect(letter('C:')).toEqual([])
    expect(letter("E:'); Remove-Item")).toEqual([])
    expect(letter('E:')).toHaveLength(1)
  })

  it('gives Windows the letter beside the script, never inside it', () => {
    const [[command] = []] = waysToEject({ ...stick, ejects: { kind: 'letter', letter: 'E:' } })
    expect(command?.file).toBe('powershell.exe')
    expect(command?.env).toEqual({ YST_LETTER: 'E:' })
    expect(command?.args.join(' ')).not.toContain('E:')
  })

  it('says that a stick is held when the system says busy, and leaves it when there is no way at all', async () => {
    const path = await mkdtemp(join(tmpdir(), 'held-'))
    onTestFinished(() => rm(path, { recursive: true }))
    const here: FoundDrive = { ...stick, path, device: String((await stat(path, { bigint: true })).dev) }
    const asked: Command[] = []
    const answering = (answer: 'held' | 'failed') => async (command: Command) => {
      asked.push(command)
      return answer
    }
    expect(await eject(here, answering('held'))).toBe('held')
    expect(await eject(here, answering('failed'))).toBe('left')
    // Nothing is switched off that did not let go.
    expect(asked.map(({ args }) => args[0])).toEqual(['unmount', '/media/clerk/YISHI', 'unmount', '/media/clerk/YISHI'])
  })

  it('asks nothing of the system when the stick is gone, or another one is in its place', async () => {
    const ask = async () => {
      throw new Error('the system was asked')
    }
    expect(await eject({ ...stick, path: '/nowhere/at/all' }, ask)).toBe('left')
    expect(await eject({ ...stick, path: tmpdir(), device: '1' }, ask)).toBe('left')
  })
})

/** Mounting needs root; without it these are skipped by name. */
describe.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')('ejecting a real volume (root)', () => {
  async function plugged(): Promise<FoundDrive> {
    const folder = await mkdtemp(join(tmpdir(), 'eject-'))
    const [image, path] = [join(folder, 'stick.img'), join(folder, 'U盘 $(x)')]
    await writeFile(image, '')
    await truncate(image, 8 * 1024 * 1024)
    execFileSync('mkfs.ext4', ['-q', '-F', image])
    execFileSync('mkdir', [path])
    execFileSync('mount', ['-o', 'loop', image, path])
    onTestFinished(async () => {
      const { ejects } = drive
      if (ejects?.kind === 'volume') execFileSync('sh', ['-c', 'umount "$0" 2>/dev/null || true', path])
      await rm(folder, { recursive: true })
    })
    const mount = parseMounts(await readFile('/proc/self/mounts', 'utf8')).find((each) => each.path === path)
    if (!mount) throw new Error('the volume was mounted and is not among the mounts')
    const device = String((await stat(path, { bigint: true })).dev)
    const drive: FoundDrive = {
      ...{ ...stick, path, device },
      ejects: { kind: 'volume', volume: mount.node, disk: mount.node, path },
    }
    return drive
  }

  it('takes it out of the list of mounts', async () => {
    const drive = await plugged()
    expect(await eject(drive)).toBe('ejected')
    const mounts = parseMounts(await readFile('/proc/self/mounts', 'utf8'))
    expect(mounts.some(({ path }) => path === drive.path)).toBe(false)
  })

  it('leaves it mounted, with all that is on it, while another program has something open there', async () => {
    const drive = await plugged()
    await writeFile(join(drive.path, '会议纪要.docx'), 'safe')
    const { open } = await import('node:fs/promises')
    const held = await open(join(drive.path, '会议纪要.docx'))
    expect(await eject(drive)).toBe('held')
    expect(await readFile(join(drive.path, '会议纪要.docx'), 'utf8')).toBe('safe')
    await held.close()
    expect(await eject(drive)).toBe('ejected')
  })
})
