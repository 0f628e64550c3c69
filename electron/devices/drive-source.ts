import * as fs from 'node:fs/promises'
import { basename } from 'node:path'
import type { Systeminformation } from 'systeminformation'
import type { FoundDrive } from './drives'
import type { Ejected } from './eject'

/** The edge: what the system says about its drives. Tests put drives here that come and go. */
export type DriveSource = {
  /** Cheap; another text when something was plugged or pulled. */
  readonly signature: () => Promise<string>
  readonly sticks: () => Promise<readonly FoundDrive[]>
  /** Rejects when there is no such folder. */
  readonly folder: (path: string) => Promise<FoundDrive>
}

export const systemDrives: DriveSource = {
  signature: () => (process.platform === 'win32' ? lettersInUse() : fs.readFile('/proc/self/mounts', 'utf8')),
  sticks: async () => {
    const mounts = process.platform === 'win32' ? [] : parseMounts(await fs.readFile('/proc/self/mounts', 'utf8'))
    // Half a megabyte that a start without a stick does not need.
    const { blockDevices } = await import('systeminformation')
    const places = sticksAmong(await blockDevices(), mounts)
    const found = await Promise.all(places.map((place) => measured(place).catch(() => null)))
    return found.filter((each) => each !== null)
  },
  folder: async (path) => {
    if (!(await fs.stat(path)).isDirectory()) throw new Error('not a folder')
    return measured({
      id: `folder:${path}`,
      kind: 'folder',
      label: basename(path) || path,
      path,
      fileSystem: '',
      readOnly: await fs.access(path, fs.constants.W_OK).then(
        () => false,
        () => true,
      ),
      ejects: null,
    })
  },
}

/** A drive before its space is measured. */
export type Place = Omit<FoundDrive, 'device' | 'freeBytes' | 'totalBytes'>

/**
 * The sticks among the block devices: removable by its own word, on USB by its disk's (many sticks and all USB hard disks
 * call themselves fixed), or mounted where desktops mount what people plug in. Never a place of the system itself.
 */
export function sticksAmong(
  devices: readonly Systeminformation.BlockDevicesData[],
  mounts: readonly Mount[],
): readonly Place[] {
  return devices
    .filter((device) => device.mount && !isSystemPlace(device.mount))
    .filter((device) => canBePulled(device, devices) || isPlugPlace(device.mount))
    .map((device) => {
      const mount = mounts.find((each) => each.path === device.mount)
      return {
        // The volume's own number: a letter or a folder is given to the next stick as well.
        id: `stick:${device.uuid || device.serial || device.name}@${device.mount}`,
        kind: 'removable',
        label: device.label || device.model || 'U盘',
        path: isLetter(device.mount) ? `${device.mount}\\` : device.mount,
        fileSystem: device.fsType || mount?.fileSystem || '',
        readOnly: mount?.readOnly ?? false,
        ejects: canBePulled(device, devices) ? ejectedAs(device, mount) : null,
      }
    })
}

/** Removable, or on USB, by its own word or its disk's; a partition that somebody mounted under /media alone is neither. */
function canBePulled(device: Device, devices: readonly Device[]): boolean {
  const disk = devices.find((each) => each.type === 'disk' && `/dev/${each.name}` === device.device)
  const isRemovable = device.removable || device.physical === 'Removable' || (disk?.removable ?? false)
  return isRemovable || device.protocol === 'usb' || disk?.protocol === 'usb'
}

function ejectedAs(device: Device, mount: Mount | undefined): Ejected | null {
  if (isLetter(device.mount)) return { kind: 'letter', letter: device.mount.toUpperCase() }
  return mount ? { kind: 'volume', volume: mount.node, disk: device.device || mount.node, path: mount.path } : null
}

type Device = Systeminformation.BlockDevicesData

export type Mount = {
  /** The device as the system names it: `/dev/sdb1`. */
  readonly node: string
  readonly path: string
  readonly fileSystem: string
  readonly readOnly: boolean
}

/** `/proc/self/mounts`: blanks and the like in a path stand there as `\040`. */
export function parseMounts(text: string): readonly Mount[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('/dev/'))
    .map((line) => {
      const [node = '', path = '', fileSystem = '', options = ''] = line.split(' ')
      return { node: unescaped(node), path: unescaped(path), fileSystem, readOnly: options.split(',').includes('ro') }
    })
}

/** The system's own error code, `ENOENT`, or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}

function isSystemPlace(mount: string): boolean {
  return /^(?:\/|\/boot.*|\/efi|\/home|\/usr|\/var|\/opt|\[SWAP\]|C:)$/i.test(mount)
}

function isPlugPlace(mount: string): boolean {
  return mount.startsWith('/media/') || mount.startsWith('/run/media/')
}

function isLetter(mount: string): boolean {
  return /^[A-Z]:$/i.test(mount)
}

async function measured(place: Place): Promise<FoundDrive> {
  const [disk, { dev }] = await Promise.all([fs.statfs(place.path), fs.stat(place.path, { bigint: true })])
  return {
    ...place,
    device: String(dev),
    freeBytes: disk.bavail * disk.bsize,
    totalBytes: disk.blocks * disk.bsize,
  }
}

/** Windows: which letters have a volume, and which one (its number tells two sticks at the same letter apart). */
async function lettersInUse(): Promise<string> {
  const volumes = await Promise.all(
    [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) =>
      fs.stat(`${letter}:\\`, { bigint: true }).then(
        ({ dev }) => `${letter}${dev}`,
        () => '',
      ),
    ),
  )
  return volumes.join(' ')
}
