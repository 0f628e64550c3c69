import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Systeminformation } from 'systeminformation'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type DriveSource, parseMounts, sticksAmong, systemDrives } from '#electron/devices/drive-source'
import { Drives, type FoundDrive } from '#electron/devices/drives'
import { patience } from '#tests/support/patience'

const log = { note: () => {} }

function device(more: Partial<Systeminformation.BlockDevicesData>): Systeminformation.BlockDevicesData {
  return {
    name: 'sdb1',
    identifier: '',
    type: 'part',
    fsType: 'vfat',
    mount: '/media/clerk/YISHI',
    size: 8_000_000_000,
    physical: '',
    uuid: '7A1B-22C4',
    label: 'YISHI',
    model: '',
    serial: '',
    removable: true,
    protocol: '',
    device: '/dev/sdb',
    ...more,
  }
}

describe('the sticks among the block devices', () => {
  it('are the removable ones that are mounted, never the system disk', () => {
    const devices = [
      device({ name: 'sda', type: 'disk', mount: '', removable: false, device: '/dev/sda' }),
      device({ name: 'sda2', mount: '/', removable: false, device: '/dev/sda', fsType: 'ext4' }),
      device({ name: 'sda3', mount: '/home', removable: false, device: '/dev/sda', fsType: 'ext4' }),
      device({ name: 'sdb', type: 'disk', mount: '', removable: true }),
      device({}),
    ]
    expect(sticksAmong(devices, [])).toEqual([
      {
        id: 'stick:7A1B-22C4@/media/clerk/YISHI',
        kind: 'removable',
        label: 'YISHI',
        path: '/media/clerk/YISHI',
        fileSystem: 'vfat',
        readOnly: false,
        ejects: null,
      },
    ])
  })

  it('are USB disks too that call themselves fixed, by the transport of the disk they are on', () => {
    const disk = device({ name: 'sdc', type: 'disk', mount: '', removable: false, protocol: 'usb', device: '/dev/sdc' })
    const part = device({ name: 'sdc1', mount: '/mnt/usb', removable: false, device: '/dev/sdc', label: '', model: '' })
    const inside = device({ name: 'sdd1', mount: '/mnt/data', removable: false, device: '/dev/sdd' })
    expect(sticksAmong([disk, part, inside], []).map(({ path, label }) => [path, label])).toEqual([['/mnt/usb', 'U盘']])
  })

  it('are what has a letter on Windows, with a path that leads to its root', () => {
    const devices = [
      device({ name: 'C:', mount: 'C:', removable: false, physical: 'Local' }),
      device({ name: 'E:', mount: 'E:', physical: 'Removable', fsType: 'exfat' }),
    ]
    expect(sticksAmong(devices, []).map(({ path }) => path)).toEqual(['E:\\'])
  })

  it('are ejected when they can be pulled by their own word; a partition that is only mounted under /media never is', () => {
    const mounts = parseMounts('/dev/sdb1 /media/clerk/YISHI vfat rw 0 0\n/dev/sda5 /media/data ext4 rw 0 0\n')
    const inside = device({ name: 'sda5', mount: '/media/data', removable: false, device: '/dev/sda', uuid: '1' })
    expect(sticksAmong([device({}), inside], mounts).map(({ ejects }) => ejects)).toEqual([
      { kind: 'volume', volume: '/dev/sdb1', disk: '/dev/sdb', path: '/media/clerk/YISHI' },
      null,
    ])
    const [letter] = sticksAmong([device({ name: 'E:', mount: 'E:', physical: 'Removable' })], [])
    expect(letter?.ejects).toEqual({ kind: 'letter', letter: 'E:' })
  })

  it('are told apart by their own number, not by the place where they are mounted', () => {
    const [one] = sticksAmong([device({})], [])
    const [other] = sticksAmong([device({ uuid: '0000-1111' })], [])
    expect(one?.path).toBe(other?.path)
    expect(one?.id).not.toBe(other?.id)
  })

  it('say when they are write-protected, and are found where a name has blanks', () => {
    const mounts = parseMounts(
      'proc /proc proc rw 0 0\n/dev/sdb1 /media/clerk/MY\\040STICK vfat ro,nosuid,uid=1000 0 0\n/dev/sda2 / ext4 rw,errors=remount-ro 0 0\n',
    )
    expect(mounts).toEqual([
      { node: '/dev/sdb1', path: '/media/clerk/MY STICK', fileSystem: 'vfat', readOnly: true },
      { node: '/dev/sda2', path: '/', fileSystem: 'ext4', readOnly: false },
    ])
    expect(sticksAmong([device({ mount: '/media/clerk/MY STICK' })], mounts)[0]?.readOnly).toBe(true)
  })
})

describe('watching for sticks', () => {
  const stick: FoundDrive = {
    id: 'stick:1@/media/a',
    kind: 'removable',
    label: 'A',
    path: '/media/a',
    fileSystem: 'vfat',
    freeBytes: 1,
    totalBytes: 2,
    readOnly: false,
    device: '2049',
    ejects: null,
  }

  /** Resolves at the next change. */
  function watched(source: DriveSource) {
    let tell = () => {}
    const drives = new Drives({ onChange: () => tell(), log, source, everyMs: 5 })
    onTestFinished(() => drives.stop())
    return { drives, next: () => new Promise<void>((resolve) => (tell = resolve)) }
  }

  it('tells when one is plugged and when it is pulled, and asks the slow question only then', async () => {
    let plugged: readonly FoundDrive[] = []
    let asked = 0
    let quick = 0
    const { drives, next } = watched({
      ...systemDrives,
      signature: async () => {
        quick += 1
        return JSON.stringify(plugged)
      },
      sticks: async () => {
        asked += 1
        return plugged
      },
    })
    const came = next()
    drives.watch()
    plugged = [stick]
    await came
    expect(drives.known()).toEqual([stick])
    expect(drives.find(stick.id)).toEqual(stick)
    const went = next()
    plugged = []
    await went
    expect(drives.known()).toEqual([])
    expect(drives.find(stick.id)).toBeNull()
    await vi.waitUntil(() => quick > 8, patience)
    expect(asked).toBeLessThanOrEqual(3)
  })

  it('goes on looking after the system failed to answer', async () => {
    let broken = true
    const { drives, next } = watched({
      ...systemDrives,
      signature: async () => {
        if (broken) throw new Error('no answer')
        return 'there'
      },
      sticks: async () => [stick],
    })
    const came = next()
    drives.watch()
    expect(await drives.look()).toEqual([])
    broken = false
    await came
    expect(drives.known()).toEqual([stick])
  })

  it('asks anew for free space when the clerk looks', async () => {
    let freeBytes = 10
    const { drives } = watched({
      ...systemDrives,
      signature: async () => 'same',
      sticks: async () => [{ ...stick, freeBytes }],
    })
    await drives.look()
    freeBytes = 5
    expect((await drives.look())[0]?.freeBytes).toBe(5)
  })
})

describe('a folder chosen by the clerk', () => {
  it('is a place for papers until it is gone', async () => {
    const path = await mkdtemp(join(tmpdir(), 'chosen-'))
    onTestFinished(() => rm(path, { recursive: true, force: true }))
    const drives = new Drives({ onChange: () => {}, log })
    const added = await drives.addFolder(path)
    if (!added.ok) throw new Error(added.refusal.message)
    expect(added.value).toMatchObject({ kind: 'folder', path, readOnly: false })
    expect(added.value.freeBytes).toBeGreaterThan(0)
    expect(drives.find(`folder:${path}`)?.device).toMatch(/^\d+$/)
    await drives.addFolder(path)
    expect(drives.known().filter((drive) => drive.path === path)).toHaveLength(1)
    await rm(path, { recursive: true })
    expect((await drives.look()).some((drive) => drive.path === path)).toBe(false)
  })

  it('is no longer one when another disk lies at its path', async () => {
    let device = '1'
    const here: FoundDrive = {
      ...{ id: 'folder:/media/usb', kind: 'folder', label: 'usb', path: '/media/usb', fileSystem: '' },
      ...{ readOnly: false, freeBytes: 1, totalBytes: 1, device, ejects: null },
    }
    const source: DriveSource = {
      signature: async () => device,
      sticks: async () => [],
      folder: async () => ({ ...here, device }),
    }
    const drives = new Drives({ onChange: () => {}, log, source })
    await drives.addFolder(here.path)
    expect(await drives.look()).toHaveLength(1)
    device = '2'
    expect(await drives.look()).toEqual([])
  })

  it('is refused when it cannot be opened', async () => {
    const refused = await new Drives({ onChange: () => {}, log }).addFolder('/no/such/folder')
    expect(refused.ok ? '' : refused.refusal.code).toBe('drives.folder-unusable')
  })
})
