import { cp, open as openFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fact } from '#shared/fact'
import { ask, begin, freshFolder, insist, meetingOf, open, type Trialled, until } from '../application'
import type { FaultKind, Ground, Outcome, Trials } from '../campaign'
import { ScriptedClerk } from '../clerk'
import { type Dice, diceOf } from '../dice'
import { type RawJournal, readRawJournal } from '../raw-journal'

const harms = ['flip', 'cut', 'empty', 'delete', 'garbage'] as const
type Harm = (typeof harms)[number]

type Case = { readonly file: string; readonly harm: Harm; readonly whileRunning: boolean }

export const damage: FaultKind = {
  name: 'damage',
  promise: 'Damage is noticed, never silently emptied; what stood before it is kept, the damaged file set aside',
  short: 3,
  obstacle: () => null,
  begin: async (ground) => new Damaging(ground),
}

/** A room in which a meeting ran is damaged file by file, in every way, each time in a fresh copy. */
class Damaging implements Trials {
  #base = ''
  #whole: RawJournal = { facts: [], runs: new Map(), stoppedAt: '' }
  #clerk = new ScriptedClerk()
  #cases: readonly Case[] = []

  constructor(private readonly ground: Ground) {}

  async run(index: number, dice: Dice): Promise<Outcome> {
    if (this.#cases.length === 0) await this.#prepare()
    // A stride without a common divisor: a short run sees journal, store and running program, a long one every case.
    const each = this.#cases[(index * stride) % this.#cases.length]
    if (!each) throw new Error('a room has files')
    const userData = await freshFolder(this.ground)
    await cp(this.#base, userData, { recursive: true })
    try {
      const broken = each.whileRunning
        ? await this.#damageRunning(userData, each, dice)
        : await this.#damageResting(userData, each, dice)
      const where = each.whileRunning ? 'while it runs' : 'before a start'
      return { doing: `${each.harm} ${each.file} ${where}`, counts: { [each.harm]: 1 }, broken }
    } finally {
      await rm(userData, { recursive: true, force: true })
    }
  }

  async end(): Promise<void> {
    if (this.#base) await rm(this.#base, { recursive: true, force: true })
  }

  async #prepare(): Promise<void> {
    this.#base = await freshFolder(this.ground)
    const running = await open(this.ground, this.#base)
    await this.#clerk.prepare(running)
    for (let line = 0; line < 40; line += 1) await this.#clerk.writesLine(running, 20)
    await until('the store is whole', async () => (await begin(running)).status.storage.state === 'ready')
    await running.app.evaluate(({ app }) => app.emit('window-all-closed'))
    await running.killAll()
    this.#whole = await readRawJournal(this.#base)
    const resting = ['journal/000001.jsonl', 'journal/head.a', 'journal/head.b', 'windows.json']
    if (await isThere(join(this.#base, 'recalled'))) resting.push('recalled')
    const store = await filesBelow(this.#base, 'storage/IndexedDB')
    this.#cases = [
      ...[...resting, ...store].flatMap((file) => harms.map((harm) => ({ file, harm, whileRunning: false }))),
      ...store.flatMap((file) => harms.map((harm) => ({ file, harm, whileRunning: true }))),
    ]
  }

  async #damageResting(userData: string, { file, harm }: Case, dice: Dice): Promise<readonly string[]> {
    const path = join(userData, file)
    if (!(await isThere(path))) return []
    const bytes = await readFile(path)
    const from = await doHarm(path, harm, dice)
    const isJournal = file.endsWith('.jsonl')
    const keptN = isJournal ? lastBefore(bytes, from) : this.#whole.facts.length
    const broken: string[] = []

    const first = await open(this.ground, userData)
    try {
      const { status } = await begin(first)
      if (status.saved.n < keptN) broken.push(`only ${status.saved.n} of the ${keptN} facts before the damage are kept`)
      const isLost = status.saved.n < this.#whole.facts.length
      if (isLost && !(status.journal.state === 'warning' && /少了|对不上/.test(status.journal.message)))
        broken.push(`facts are gone and the clerk reads “${status.journal.message}”`)
      if (!isLost && status.journal.state !== 'ok' && !isJournal)
        broken.push(`nothing is gone and the clerk is frightened: ${status.journal.message}`)
      broken.push(...(await this.#goesOn(first, keptN)))
    } finally {
      await first.killAll()
    }
    const raw = await readRawJournal(userData)
    broken.push(...sameBefore(this.#whole.facts, raw.facts, keptN))
    if (isJournal && harm === 'flip' && !(await isKeptSomewhere(userData, await flipped(bytes, from))))
      broken.push('the damaged bytes are nowhere any more')

    const second = await open(this.ground, userData)
    try {
      const { status } = await begin(second)
      if (status.saved.n < raw.facts.length) broken.push(`the second start has only ${status.saved.n} facts`)
      broken.push(...(await this.#goesOn(second, keptN)).map((each) => `second start: ${each}`))
    } finally {
      await second.killAll()
    }
    return broken
  }

  /** Files of the store while the program has them open: the meeting goes on, and the next start has everything. */
  async #damageRunning(userData: string, { file, harm }: Case, dice: Dice): Promise<readonly string[]> {
    const clerk = this.#clerk.remembered()
    const running = await open(this.ground, userData)
    const broken: string[] = []
    try {
      await until('the store is whole', async () => (await begin(running)).status.storage.state === 'ready')
      const path = join(userData, file)
      // The store gives its files new names from time to time; one that is not there any more cannot be harmed.
      if (await isThere(path)) await doHarm(path, harm, dice)
      for (let line = 0; line < 5; line += 1) await clerk.writesLine(running)
      broken.push(...(await clerk.compare(running)), ...(await listed(running)))
    } finally {
      await running.killAll()
    }
    broken.push(...clerk.compareFiles(await readRawJournal(userData)))
    const again = await open(this.ground, userData)
    try {
      broken.push(...(await clerk.compare(again)), ...(await listed(again)))
      await until('the store is whole again', async () => (await begin(again)).status.storage.state === 'ready')
      broken.push(...(await listed(again)))
    } finally {
      await again.killAll()
    }
    return broken
  }

  /** A line can be written, wherever the meeting still is; a room without its meeting can be set up anew. */
  async #goesOn(running: Trialled, keptN: number): Promise<readonly string[]> {
    const { stream } = this.#clerk
    if (keptN >= factsUntilOpen) {
      const { meeting } = await meetingOf(running, stream)
      if (meeting.proceedings.phase !== 'open') return [`the meeting is ${meeting.proceedings.phase}`]
      return (await new ScriptedClerk().writesLine(running)) ? [] : ['nothing can be written']
    }
    const { roomStream } = await begin(running)
    const command = { type: 'room.setUp', name: '试点议事室', township: '试点镇' }
    const answer = await ask(running, 'desk.ask', { stream: roomStream, command })
    return answer?.ok || answer?.refusal.code.startsWith('room.') ? [] : ['nothing can be written']
  }
}

/** A prime that no number of cases comes near: there are ten to fifteen files and five harms. */
const stride = 37
/** Room, meeting, people, agenda, signing in, opening, item, speech. */
const factsUntilOpen = 9

async function listed(running: Trialled): Promise<readonly string[]> {
  const rows = await insist(running, 'meetings.list', { text: '' })
  return rows.length === 1 ? [] : [`the list has ${rows.length} meetings`]
}

/** Does it, and answers the first byte that is not as it was. */
async function doHarm(path: string, harm: Harm, dice: Dice): Promise<number> {
  const { size } = await stat(path)
  const at = dice.upTo(Math.max(1, size))
  switch (harm) {
    case 'flip': {
      if (size === 0) return 0
      const file = await openFile(path, 'r+')
      try {
        const byte = Buffer.alloc(1)
        await file.read(byte, 0, 1, at)
        await file.write(Buffer.from([byte.readUInt8(0) ^ flipBit]), 0, 1, at)
      } finally {
        await file.close()
      }
      return at
    }
    case 'cut':
      await truncate(path, at)
      return at
    case 'empty':
      await truncate(path, 0)
      return 0
    case 'delete':
      await rm(path)
      return 0
    case 'garbage': {
      const noise = diceOf(size, path, at)
      await writeFile(path, Buffer.from(Array.from({ length: 300 }, () => noise.upTo(256))), { flag: 'a' })
      return size
    }
  }
}

const flipBit = 8

async function flipped(bytes: Buffer, at: number): Promise<Buffer> {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ flipBit
  return copy.subarray(Math.max(0, at - 20), at + 20)
}

/** The last fact of the lines that end before this byte. */
function lastBefore(bytes: Buffer, at: number): number {
  const end = bytes.lastIndexOf(10, at - 1)
  if (at <= 0 || end < 0) return 0
  const lines = bytes.subarray(0, end).toString().split('\n').slice(1)
  return lines.reduce((last, line) => {
    const { facts }: { facts: readonly Fact[] } = JSON.parse(line)
    return facts.at(-1)?.n ?? last
  }, 0)
}

function sameBefore(before: readonly Fact[], after: readonly Fact[], keptN: number): readonly string[] {
  const changed = before.slice(0, keptN).find((fact, index) => after[index]?.hash !== fact.hash)
  return changed ? [`fact ${changed.n} from before the damage is not what it was`] : []
}

async function isKeptSomewhere(userData: string, bytes: Buffer): Promise<boolean> {
  for (const file of await filesBelow(userData, 'journal'))
    if ((await readFile(join(userData, file))).includes(bytes)) return true
  return false
}

async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'LOCK')
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
