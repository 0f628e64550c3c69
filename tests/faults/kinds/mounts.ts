import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { FaultKind, Ground, Outcome } from '../campaign'
import type { Dice } from '../dice'
import { exportedFiles, isWhole } from '../exported'

const run = promisify(execFile)

/*
 * Sticks of the two file systems that are not FAT, each lost in the middle of an export by the real protocol in a process
 * of its own. exFAT: its server is killed, and every call after that fails; what it had written stays in the image. ext4:
 * the image is copied at a random moment, as a pull leaves it, and the copy is mounted.
 */

export const exfat: FaultKind = {
  name: 'exfat',
  promise:
    'A real exFAT stick whose server is killed: complete verified files or .part, nothing called safe that is not',
  short: 0,
  obstacle: (ground) => obstacle(ground, ['mkfs.exfat', 'mount.exfat-fuse']),
  begin: async (ground) => ({ run: (index, dice) => lose(ground, index, dice, killServer), end: async () => {} }),
}

export const ext4: FaultKind = {
  name: 'ext',
  promise:
    'A real ext4 stick pulled at a random moment: complete verified files or .part, what was called safe is there',
  short: 0,
  obstacle: (ground) => obstacle(ground, ['mkfs.ext4']),
  begin: async (ground) => ({ run: (index, dice) => lose(ground, index, dice, pull), end: async () => {} }),
}

function obstacle(ground: Ground, programs: readonly string[]): string | null {
  if (!ground.exporter) return 'only npm run test:faults builds the exporting program'
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting needs root'
  const missing = programs.filter((name) => !existsSync(`/usr/sbin/${name}`) && !existsSync(`/usr/bin/${name}`))
  return missing.length > 0 ? `needs exfatprogs, exfat-fuse and e2fsprogs (missing: ${missing.join(', ')})` : null
}

type Stick = { readonly image: string; readonly mount: string }

/** A way to lose a stick: made and mounted, lost, and mounted once more as it was left. */
type Loss = {
  /** Answers what was mounted: the image, or the device that stands for it. */
  readonly plug: (stick: Stick) => Promise<string>
  /** Takes the stick away while it is written to; answers what is left to be looked at. */
  readonly lose: (plugged: string) => Promise<string>
  readonly look: (left: string, mount: string) => Promise<void>
  readonly letGo: (plugged: string) => Promise<unknown>
}

const killServer: Loss = {
  plug: async ({ image, mount }) => {
    const { stdout } = await run('losetup', ['--find', '--show', image])
    const node = stdout.trim()
    await run('mkfs.exfat', [node])
    await run('mount.exfat-fuse', [node, mount])
    return node
  },
  lose: async (node) => {
    const server = serverOf(node)
    if (server === null) throw new Error('the exFAT volume is mounted, and no server of it was found')
    process.kill(server, 'SIGKILL')
    return node
  },
  look: async (node, mount) => {
    // As a township's computer does with a stick that was pulled.
    await run('fsck.exfat', ['-y', node]).catch(() => {})
    await run('mount.exfat-fuse', ['-o', 'ro', node, mount])
  },
  letGo: (node) => run('losetup', ['--detach', node]),
}

const pull: Loss = {
  plug: async ({ image, mount }) => {
    await run('mkfs.ext4', ['-q', '-F', '-m', '0', image])
    await run('mount', ['-o', 'loop', image, mount])
    return image
  },
  lose: async (image) => {
    const left = `${image}.pulled`
    await run('cp', ['--sparse=always', image, left])
    return left
  },
  look: async (image, mount) => {
    await run('mount', ['-o', 'loop', image, mount])
  },
  letGo: async () => {},
}

async function lose(ground: Ground, index: number, dice: Dice, loss: Loss): Promise<Outcome> {
  const folder = join(ground.work, `mount-${index}`)
  const stick = { image: join(folder, 'stick.img'), mount: join(folder, 'stick') }
  const after = join(folder, 'after')
  const mounted: string[] = []
  let plugged = ''
  await mkdir(stick.mount, { recursive: true })
  await mkdir(after)
  try {
    await writeFile(stick.image, '')
    await truncate(stick.image, 64 * 1024 * 1024)
    plugged = await loss.plug(stick)
    mounted.push(stick.mount)
    await mkdir(join(stick.mount, 'older'))
    await writeFile(join(stick.mount, 'older', '会议纪要.docx'), 'last month')
    await run('sync', ['-f', stick.mount])

    const delayMs = Math.round(dice.between(0, 350))
    const { said, left } = await exportUntil(ground, stick.mount, delayMs, () => loss.lose(plugged))
    // It cannot be looked at while what is left of the first mount still has it.
    await run('umount', ['-l', stick.mount]).catch(() => {})
    await loss.look(left, after)
    mounted.push(after)
    const { broken, whole, parts } = await judge(after, said)
    const step = said.trim().split('\n').at(-1) ?? ''
    return { doing: `lost ${delayMs} ms after it began, at ${step}`, counts: { 'whole files': whole, parts }, broken }
  } finally {
    for (const mount of mounted) await run('umount', [mount]).catch(() => run('umount', ['-l', mount]).catch(() => {}))
    if (plugged !== '') await loss.letGo(plugged).catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

const count = 8

/** What was said when the stick was lost is what may be believed; what the exporter says after that does not count. */
async function exportUntil(ground: Ground, mount: string, delayMs: number, take: () => Promise<string>) {
  const exporter = spawn(process.execPath, [ground.exporter ?? '', mount], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((done) => exporter.once('close', () => done()))
  let said = ''
  const begun = new Promise<void>((done) => {
    exporter.stdout.on('data', (part) => {
      said += String(part)
      if (said.includes('STEP')) done()
    })
  })
  await Promise.race([begun, gone])
  await wait(delayMs)
  const before = said
  const left = await take()
  // A stick that is gone must be noticed; on a copy the export goes on to its end.
  await gone
  return { said: before, left }
}

async function judge(mount: string, said: string) {
  const files = exportedFiles(count)
  const broken: string[] = []
  let [whole, parts] = [0, 0]
  const older = await readFile(join(mount, 'older', '会议纪要.docx'), 'utf8').catch(() => 'gone')
  if (older !== 'last month') broken.push(`the older export is ${older === 'gone' ? 'gone' : 'changed'}`)
  const folders = (await readdir(mount)).filter((name) => !['older', 'lost+found'].includes(name))
  for (const folder of folders)
    for (const name of await readdir(join(mount, folder))) {
      const bytes = await readFile(join(mount, folder, name))
      if (!isWhole(name, bytes, files)) broken.push(`${name} (${bytes.length}) looks right and is not`)
      else if (name.endsWith('.part')) parts += 1
      else whole += 1
    }
  if (said.includes('SAFE') && whole !== count + 1) broken.push(`called safe, and ${whole} files are there`)
  const verified = [...said.matchAll(/STEP writing 文件(\d)/g)].length - 1
  if (whole < verified) broken.push(`${verified} files were verified, ${whole} are there`)
  return { broken, whole, parts }
}

function commandOf(process: string): readonly string[] {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8').split('\0')
  } catch {
    // It ended between the list and the look.
    return []
  }
}

/** The process that serves this device and no other. */
function serverOf(node: string): number | null {
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const words = commandOf(name)
    if (words[0]?.endsWith('mount.exfat-fuse') && words.includes(node)) return Number(name)
  }
  return null
}
