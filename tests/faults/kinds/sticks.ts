import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { writeToStick } from '#electron/export/stick'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
import type { FaultKind, Ground, Outcome } from '../campaign'
import type { Dice } from '../dice'
import { exportedFiles, exportTask, isWhole } from '../exported'

export const sticks: FaultKind = {
  name: 'sticks',
  promise:
    'A stick that dies, fills up, vanishes, is replaced or crawls from any call on: complete verified files or .part, older exports and other sticks intact, nothing called safe',
  short: 60,
  obstacle: () => null,
  begin: async (ground) => ({ run: (index, dice) => trouble(ground, index, dice), end: async () => {} }),
}

/** Every kind of trouble in turn, from a chance call on. */
async function trouble(ground: Ground, index: number, dice: Dice): Promise<Outcome> {
  const path = await stickWith(ground, 'stick')
  // What the path leads to when the stick is not there any more: the empty mount folder, or somebody else's stick.
  const other = await stickWith(ground, 'other')
  const plan = planOf(index, dice)
  const stick = troubled(plan, path, other)
  const cancel = new AbortController()
  const files = exportedFiles(6)
  try {
    const device = await stickFiles.deviceOf(path)
    const task = exportTask({ path, device, kind: 'removable' }, files, () => {
      if (plan.cancels && stick.isTroubled()) cancel.abort()
    })
    const answer = await writeToStick({ ...task, signal: cancel.signal }, stick.files)
    const broken: string[] = []
    if (plan.kind !== 'slow' && stick.isTroubled() && answer.ok) broken.push('it was called safe')
    if (plan.kind === 'slow' && !plan.cancels && !answer.ok) broken.push(`slow was refused: ${answer.refusal.code}`)
    if (!answer.ok && !/请/.test(answer.refusal.message) && answer.refusal.code !== 'stick.cancelled')
      broken.push(`nothing to do is said: ${answer.refusal.message}`)
    const isCancelled = !answer.ok && answer.refusal.code === 'stick.cancelled'
    const names = await namesIn(path, files, broken)
    if (isCancelled && names.length > 0) broken.push(`a cancelled export left ${names.join(', ')}`)
    if ((await namesIn(other, [], [])).length > 0) broken.push('something landed where another stick is')
    for (const each of [path, other])
      if ((await readFile(join(each, 'older', '会议纪要.docx'), 'utf8')) !== 'last month')
        broken.push('an older export was changed')
    const doing = `${plan.kind}${plan.code ? ` (${plan.code})` : ''} from call ${plan.from} on${plan.cancels ? ', then cancelled' : ''}`
    return { doing, counts: { [plan.code || plan.kind]: 1, safe: answer.ok ? 1 : 0 }, broken }
  } finally {
    await rm(path, { recursive: true, force: true })
    await rm(other, { recursive: true, force: true })
  }
}

async function stickWith(ground: Ground, name: string): Promise<string> {
  const path = await mkdtemp(join(ground.work, `${name}-`))
  await mkdir(join(path, 'older'))
  await writeFile(join(path, 'older', '会议纪要.docx'), 'last month')
  return path
}

/** What is there beside the older export; a file that is not what its name says breaks the promise. */
async function namesIn(
  path: string,
  files: ReturnType<typeof exportedFiles>,
  broken: string[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const folder of (await readdir(path)).filter((name) => name !== 'older')) {
    const names = (await stat(join(path, folder))).isDirectory() ? await readdir(join(path, folder)) : ['']
    if (names.length === 0) found.push(folder)
    for (const name of names) {
      found.push(name)
      if (!isWhole(name, await readFile(join(path, folder, name)), files)) broken.push(`${name} looks right and is not`)
    }
  }
  return found
}

type Plan = {
  readonly kind: 'dies' | 'full' | 'vanished' | 'replaced' | 'slow'
  /** The system's word, '' where it says none. */
  readonly code: string
  /** The call, or the write, from which on it is so. */
  readonly from: number
  readonly cancels: boolean
  readonly dice: Dice
}

const kinds = ['dies', 'full', 'vanished', 'replaced', 'slow'] as const

function planOf(index: number, dice: Dice): Plan {
  const kind = kinds[index % kinds.length] ?? 'dies'
  switch (kind) {
    case 'dies':
      return { kind, code: dice.oneOf(['ENODEV', 'EIO', 'ENOTCONN', 'EROFS']), ...always(1 + dice.upTo(130), dice) }
    case 'full':
      return { kind, code: 'ENOSPC', ...always(1 + dice.upTo(12), dice) }
    case 'slow':
      return { kind, code: '', ...always(1 + dice.upTo(60), dice), cancels: dice.upTo(2) === 0 }
    default:
      return { kind, code: '', ...always(1 + dice.upTo(130), dice) }
  }
}

function always(from: number, dice: Dice) {
  return { from, dice, cancels: false }
}

function troubled(plan: Plan, path: string, other: string): { files: StickFiles; isTroubled: () => boolean } {
  let [calls, writes] = [0, 0]
  const isTroubled = () => (plan.kind === 'full' ? writes : calls) >= plan.from
  const isElsewhere = () => isTroubled() && (plan.kind === 'vanished' || plan.kind === 'replaced')
  const here = (asked: string) => (isElsewhere() ? asked.replace(path, other) : asked)
  const ask = async <Value>(go: () => Promise<Value>): Promise<Value> => {
    calls += 1
    if (plan.kind === 'slow' && isTroubled()) await wait(plan.dice.upTo(4))
    if (plan.kind === 'dies' && isTroubled()) throw systemError(plan.code)
    return go()
  }
  const files: StickFiles = {
    deviceOf: (asked) =>
      ask(() => (isElsewhere() ? Promise.resolve(deviceThere(plan, asked, path)) : stickFiles.deviceOf(asked))),
    freeBytes: (folder) => ask(() => stickFiles.freeBytes(here(folder))),
    names: (folder) => ask(() => stickFiles.names(here(folder))),
    makeFolder: (asked) => ask(() => stickFiles.makeFolder(here(asked))),
    create: async (asked) => {
      const file = await ask(() => stickFiles.create(here(asked)))
      return {
        // An open file knows where it really is.
        device: isElsewhere() ? 'elsewhere' : file.device,
        write: async (bytes) => {
          writes += 1
          const half = bytes.subarray(0, bytes.length >> 1)
          if (plan.kind === 'full' && isTroubled()) {
            // The last one goes in half.
            if (writes === plan.from) await file.write(half)
            throw systemError('ENOSPC')
          }
          // What was open on a stick that is gone fails; before that a write may have come half-way.
          if (isElsewhere()) throw systemError('EIO')
          await ask(() => file.write(bytes)).catch(async (error: unknown) => {
            await file.write(half)
            throw error
          })
        },
        sync: () => ask(() => (isElsewhere() ? Promise.reject(systemError('EIO')) : file.sync())),
        // The system lets go of a file even when it complains.
        close: () => ask(async () => {}).finally(() => file.close()),
      }
    },
    rename: (from, to) => ask(() => stickFiles.rename(here(from), here(to))),
    syncFile: (asked) => ask(() => stickFiles.syncFile(here(asked))),
    syncFolder: (asked) => ask(() => stickFiles.syncFolder(here(asked))),
    readBack: (asked, onBytes) => ask(() => stickFiles.readBack(here(asked), onBytes)),
    removeFile: (asked) => ask(() => stickFiles.removeFile(here(asked))),
    removeFolder: (asked) => ask(() => stickFiles.removeFolder(here(asked))),
  }
  return { files, isTroubled }
}

/** The empty folder of a vanished stick lies on the disk of the folder around it; another stick is a device of its own. */
function deviceThere(plan: Plan, asked: string, path: string): string {
  if (plan.kind === 'vanished') return 'the system disk'
  return asked.startsWith(path) ? 'another stick' : 'the system disk'
}

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code, syscall: 'troubled' })
}
