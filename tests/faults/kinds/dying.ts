import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ask, begin, open, until } from '../application'
import type { FaultKind, Ground, Outcome } from '../campaign'
import { ScriptedClerk } from '../clerk'
import type { Dice } from '../dice'
import { readRawJournal } from '../raw-journal'

const run = promisify(execFile)

export const dying: FaultKind = {
  name: 'dying',
  promise:
    'A system disk that dies under the running meeting: nothing is acknowledged any more, and nothing that was is lost',
  short: 1,
  obstacle: () => (process.platform === 'linux' && process.getuid?.() === 0 ? null : 'mounting needs root on Linux'),
  begin: async (ground) => ({ run: (index, dice) => die(ground, index, dice), end: async () => {} }),
}

/**
 * `gone`: every call fails and what was not synced is lost. `flushed`: every call fails after what was written reached the
 * disk. `read-only`: the kernel itself has found an error and writes no more; a remount by hand is refused while the journal
 * is open. It is struck while no line is under way: of one that is, Linux 6.18 says that it is synced although it is not
 * (a bare append and fdatasync lost its last line in 2 of 6 such moments), and no program could know.
 */
const ways = ['read-only', 'gone', 'flushed'] as const

async function die(ground: Ground, index: number, dice: Dice): Promise<Outcome> {
  const way = ways[index % ways.length] ?? 'gone'
  const [image, folder] = [join(ground.work, 'dying.img'), join(ground.work, 'dying')]
  await run('truncate', ['-s', '256M', image])
  await run('mkfs.ext4', ['-q', '-F', image])
  await mkdir(folder, { recursive: true })
  await mount(image, folder)
  const userData = join(folder, 'room')
  const clerk = new ScriptedClerk()
  const broken: string[] = []
  const momentMs = Math.round(dice.between(0, 900))
  try {
    const running = await open(ground, userData)
    try {
      await clerk.prepare(running)
      let isOver = false
      const working = clerk.work(running, dice, () => isOver)
      await wait(momentMs)
      if (way === 'read-only') {
        isOver = true
        await working
      }
      await strike(folder, way)
      // Some more lines, each refused; an acknowledgement now would be looked for in the files below.
      if (way !== 'read-only') await wait(500)
      isOver = true
      await working
      broken.push(...(await whatTheClerkSees(running, clerk)))
    } finally {
      await running.killAll()
      await run('umount', ['-l', folder])
    }
    // What the system does at its next start.
    await run('fsck.ext4', ['-p', '-f', image]).catch(() => {})
    await mount(image, folder)
    broken.push(...clerk.compareFiles(await readRawJournal(userData)))
    const again = await open(ground, userData)
    try {
      broken.push(...(await clerk.compare(again)), ...(await clerk.resumes(again)))
      if (!(await clerk.writesLine(again))) broken.push('nobody answers at the next start')
    } finally {
      await again.killAll()
    }
    const doing = `the disk ${way} ${momentMs} ms after the clerk began`
    return { doing, counts: { acknowledgements: clerk.acknowledged, [way]: 1 }, broken }
  } finally {
    await run('umount', ['-l', folder]).catch(() => {})
    await rm(image, { force: true })
  }
}

/** Calm words with one thing to do, at the command and in the status line; the meeting so far is still shown. */
async function whatTheClerkSees(
  running: Parameters<typeof begin>[0],
  clerk: ScriptedClerk,
): Promise<readonly string[]> {
  const command = {
    ...{ type: 'minutes.write', kind: 'point', text: '磁盘坏了以后的一句', unit: '' },
    ...{ dueOn: null, attendeeId: null, wholeRoom: false },
  }
  const answer = await ask(running, 'desk.ask', { stream: clerk.stream, command })
  const broken: string[] = []
  if (!answer || answer.ok) broken.push('a line is acknowledged by a disk that is dead')
  else if (!answer.refusal.code.startsWith('journal.') || !answer.refusal.message.includes('请'))
    broken.push(`the clerk reads ${answer.refusal.code} “${answer.refusal.message}”`)
  await until('the status line says so', async () => (await begin(running)).status.journal.state !== 'ok').catch(
    (error) => broken.push(String(error)),
  )
  const { message } = (await begin(running)).status.journal
  if (!message.includes('请')) broken.push(`the status line says “${message}”`)
  return broken
}

async function mount(image: string, folder: string): Promise<void> {
  await run('mount', ['-o', 'loop,errors=remount-ro', image, folder])
}

async function strike(folder: string, way: (typeof ways)[number]): Promise<void> {
  if (way === 'read-only') {
    const { stdout } = await run('findmnt', ['-no', 'SOURCE', folder])
    return writeFile(`/sys/fs/ext4/${basename(stdout.trim())}/trigger_fs_error`, 'tried')
  }
  // FS_IOC_SHUTDOWN: 1 writes the log first, 2 does not.
  const words = 'open(F, "<", $ARGV[0]) or die $!; my $how = pack("L", $ARGV[1]); ioctl(F, 0x8004587d, $how) or die $!'
  await run('perl', ['-e', words, folder, way === 'flushed' ? '1' : '2'])
}
