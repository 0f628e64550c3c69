import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { FaultKind, Ground, Outcome } from '../campaign'
import type { Dice } from '../dice'
import { exportedFiles, isWhole } from '../exported'

const run = promisify(execFile)

/** The modules of User-Mode Linux, in a folder by their version. */
const modules = '/usr/lib/uml/modules'

export const pulls: FaultKind = {
  name: 'pulls',
  promise:
    'A real FAT stick pulled: a complete verified file or none (or .part); what was called safe is there; older exports intact',
  short: 0,
  obstacle: (ground) => {
    if (!ground.exporter) return 'only npm run test:faults builds the exporting program'
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'User-Mode Linux is started by root'
    const missing = ['/usr/bin/linux.uml', '/usr/bin/mcopy', '/usr/sbin/mkfs.vfat'].filter((path) => !existsSync(path))
    if (missing.length > 0) return `needs user-mode-linux, kmod, dosfstools and mtools (missing: ${missing.join(', ')})`
    return existsSync(modules) && readdirSync(modules).length > 0 ? null : 'needs the modules of user-mode-linux'
  },
  begin: async (ground) => ({ run: (index, dice) => pull(ground, index, dice), end: async () => {} }),
}

async function pull(ground: Ground, index: number, dice: Dice): Promise<Outcome> {
  const folder = join(ground.work, `pull-${index}`)
  const image = join(folder, 'fat.img')
  const files = exportedFiles(8)
  await mkdir(join(folder, 'out'), { recursive: true })
  try {
    await run('truncate', ['-s', '64M', image])
    await run('mkfs.vfat', ['-F', '32', image])
    await writeFile(join(folder, 'older.docx'), 'last month')
    await run('mmd', ['-i', image, '::/older'])
    await run('mcopy', ['-i', image, join(folder, 'older.docx'), '::/older/older.docx'])
    const start = join(folder, 'start.sh')
    // Every other stick is pulled by the clock, the rest right after one change of the drive.
    const held = index % 2 === 0 ? null : 1 + dice.upTo(changesOfAnExport)
    const delayMs = held === null ? Math.round(dice.between(0, 450)) : 0
    await writeFile(start, startScript(ground, held))
    await chmod(start, 0o755)
    const said = await exportUntilPulled(start, image, held === null ? begun : /HELD|SAFE/, delayMs)
    const broken: string[] = []
    // As a township's computer does with a stick that was pulled: it is checked and repaired first.
    await run('fsck.vfat', ['-a', image]).catch(() => {})
    await run('mcopy', ['-s', '-n', '-i', image, '::/', join(folder, 'out')], { env: utf8(ground) }).catch(() => {})
    const found = await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true })
    let [whole, parts] = [0, 0]
    for (const entry of found.filter((each) => each.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name))
      if (entry.name === 'older.docx') {
        if (bytes.toString() !== 'last month') broken.push('the older export was changed')
      } else if (entry.name.startsWith('FSCK')) continue
      else if (!isWhole(entry.name, bytes, files)) broken.push(`${entry.name} (${bytes.length}) looks right and is not`)
      else if (/\.part?$/i.test(entry.name)) parts += 1
      else whole += 1
    }
    if (!found.some((entry) => entry.name === 'older.docx')) broken.push('the older export is gone')
    if (said.includes('SAFE') && whole !== files.length + 1) broken.push(`called safe, and ${whole} files are there`)
    const verified = [...said.matchAll(/STEP writing 文件(\d)/g)].length - 1
    if (whole < verified) broken.push(`${verified} files were verified, ${whole} are there`)
    const step = said.trim().split('\n').at(-1) ?? ''
    const when = held === null ? `${delayMs} ms after it began` : `after change ${held}`
    return { doing: `pulled ${when}, at ${step}`, counts: { 'whole files': whole, parts }, broken }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Its first step. */
const begun = /STEP/

/** The folder; for each of nine files two created, one removed, one renamed, three syncs. */
const changesOfAnExport = 1 + 9 * 7

/** Starts the little Linux, and kills it so many milliseconds after it said the word. Answers what it printed. */
async function exportUntilPulled(start: string, image: string, word: RegExp, delayMs: number): Promise<string> {
  const words = ['mem=512M', 'root=none', 'rootfstype=hostfs', 'rootflags=/', 'rw', `init=${start}`, `ubda=${image}`]
  const machine = spawn('/usr/bin/linux.uml', [...words, 'con=null', 'con0=null,fd:1', 'quiet'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  const gone = new Promise((done) => machine.once('close', done))
  let said = ''
  const heard = new Promise<void>((done) => {
    machine.stdout.on('data', (part) => {
      said += String(part)
      if (word.test(said) || said.includes('FAILED')) done()
    })
  })
  await Promise.race([heard, gone, wait(60_000)])
  if (!word.test(said)) said += '\nFAILED to begin'
  await wait(delayMs)
  if (machine.pid !== undefined) process.kill(-machine.pid, 'SIGKILL')
  await gone
  if (said.includes('FAILED')) throw new Error(`the little Linux did not come up: ${said.slice(-300)}`)
  return said
}

function startScript(ground: Ground, held: number | null): string {
  const loaded = ['nls/nls_cp437', 'nls/nls_iso8859-1', 'nls/nls_utf8', 'fat/fat', 'fat/vfat']
  return [
    '#!/bin/sh',
    'mount -t proc proc /proc; mount -t tmpfs tmpfs /mnt',
    `D=${modules}/$(uname -r)/kernel/fs`,
    ...loaded.map((name) => `insmod $D/${name}.ko 2>/dev/null`),
    'mkdir -p /mnt/stick; mount -t vfat -o utf8=1 /dev/ubda /mnt/stick || echo FAILED to mount',
    `${process.execPath} ${ground.exporter} /mnt/stick ${held ?? ''} || echo FAILED to export`,
    'sleep 1000',
    '',
  ].join('\n')
}

function utf8(ground: Ground): NodeJS.ProcessEnv {
  return { ...ground.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' }
}
