import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { StreamId } from '#shared/fact'
import type { Bench, Part } from '../bench'
import { atMost, type Figure, type Goal } from '../figure'
import { journalOfMeeting, layOut } from '../journals'
import { storeReady } from '../live-room'
import { ask, freshFolder, start, times } from '../running'
import { wholeMeeting } from '../whole-meeting'

/** 全套文书: made, written, synced, read back, beside a raw copy of the same bytes to the same disk. */
export const papers: Part = {
  name: 'papers',
  async run(bench) {
    const figures: Figure[] = []
    for (const { name, speeches, hours } of lengths) {
      const { facts } = wholeMeeting({ speeches, hours })
      const from = await journalOfMeeting(bench.cache, { name, stream: wholeStream, facts }, bench.say)
      figures.push(...(await figuresOf(bench, { from, words: `${speeches} speeches in ${hours} hours` })))
    }
    return { figures, points: [] }
  },
}

/** An afternoon, and the longest day. */
const lengths = [
  { name: 'sixty-speeches', speeches: 60, hours: 3 },
  { name: 'eight-hours', speeches: 160, hours: 8 },
] as const

const wholeStream: StreamId = 'meeting:bench-whole'
const goal: Goal = { words: 'floor + 20 % + 1 s', of: 'median', most: (floor) => floor * 1.2 + 1000 }

type Meeting = { readonly from: string; readonly words: string }

async function figuresOf(bench: Bench, { from, words }: Meeting): Promise<readonly Figure[]> {
  const count = bench.isQuick ? 2 : 5
  const lives: Life[] = []
  for (let life = 0; life < count; life += 1) lives.push(await lifeOf(bench, from))
  const files = lives[0]?.files ?? []
  const bytes = files.reduce((total, file) => total + file.bytes.length, 0)
  const floor = {
    title: 'raw copy with fsync',
    samples: await times(count * 2, async () => copyAll(await freshFolder(bench), files)),
  }
  const about = `${files.length} files, ${(bytes / 1024 ** 2).toFixed(1)} MB, to a folder of this machine’s own disk: no stick can be plugged in here. From the question to "可以拔出".`
  const figure = (name: string, each: (life: Life) => number, note: string): Figure => ({
    ...{ title: `whole set of papers, ${words}, ${name}`, unit: 'ms', samples: lives.map(each), floor, goal },
    note: `${about} ${note}`,
  })
  return [
    figure('made while the stick is looked for', ({ ahead }) => ahead, 'Begun at 散会 and made by then.'),
    figure('asked for half way', ({ halfWay }) => halfWay, 'Begun at 散会, and half of its time later asked for.'),
    figure('asked for at once', ({ atOnce }) => atOnce, 'Nothing was begun; the program made another set before.'),
    figure(
      'asked for at once, the first of this start',
      ({ first }) => first,
      'Nothing was begun and nothing is open.',
    ),
    {
      ...{ title: `a question to main while papers are made, ${words}`, unit: 'ms', floor: null },
      ...{ samples: lives.flatMap(({ waits }) => waits) },
      ...{ goal: atMost(50, 'ms'), note: 'From the page and back, one every 20 ms.' },
    },
  ]
}

type FileRead = { readonly name: string; readonly bytes: Buffer }
type Life = Readonly<Record<'first' | 'atOnce' | 'ahead' | 'halfWay', number>> & {
  readonly waits: readonly number[]
  readonly files: readonly FileRead[]
}

/** One start of the program, in which the set is made four times; a fact in between makes it another. */
async function lifeOf(bench: Bench, from: string): Promise<Life> {
  const userData = await freshFolder(bench)
  await layOut(from, userData)
  const running = await start(bench, userData)
  const { console: page, app } = running
  try {
    await storeReady(page)
    const folders: string[] = []
    const waits: number[] = []
    /** `begunMs` before it is asked for the set is begun; null: it is not. */
    const exportOnce = async (begunMs: number | null) => {
      const folder = await freshFolder(bench)
      await app.evaluate(({ app: program }, path) => {
        const emitter: NodeJS.EventEmitter = program
        emitter.emit('rehearsal-folder', path)
      }, folder)
      await ask(page, 'desk.ask', { stream: wholeStream, command: afterthought })
      if (begunMs !== null) {
        await ask(page, 'papers.prepare', { stream: wholeStream })
        await wait(begunMs)
      }
      const { driveId, ms, waitedMs } = await exportTo(page, folder, wholeStream)
      if (driveId === '') throw new Error('the folder was not taken as a place for papers')
      folders.push(folder)
      waits.push(...waitedMs)
      return ms
    }
    const first = await exportOnce(null)
    const atOnce = await exportOnce(null)
    // What was open is open still, so that this is more than enough.
    const ahead = await exportOnce(first + atOnce)
    const halfWay = await exportOnce(atOnce / 2)
    return { first, atOnce, ahead, halfWay, waits, files: await filesIn(folders.at(-1) ?? '') }
  } finally {
    await running.end()
  }
}

const afterthought = {
  ...{ type: 'minutes.write', kind: 'point', text: '散会后补记一条。', unit: '', dueOn: null },
  ...{ attendeeId: null, wholeRoom: true },
}

/** In the page: the export, and small questions all the while. */
async function exportTo(page: Page, folder: string, stream: StreamId) {
  return page.evaluate(
    async ([path, meeting]) => {
      const drives = await globalThis.desk.ask('drives.list', {})
      const driveId = (drives.ok ? drives.value : []).find((each) => each.path === path)?.id ?? ''
      const waitedMs: number[] = []
      let isDone = false
      const asking = (async () => {
        while (!isDone) {
          const asked = performance.now()
          await globalThis.desk.ask('lock.look', {})
          waitedMs.push(performance.now() - asked)
          await new Promise((go) => setTimeout(go, 20))
        }
      })()
      const began = performance.now()
      const answer = await globalThis.desk.ask('papers.export', { stream: meeting, driveId })
      const ms = performance.now() - began
      isDone = true
      await asking
      if (!answer.ok) throw new Error(answer.refusal.message)
      if (answer.value.notMade.length > 0) throw new Error(answer.value.notMade.join(' '))
      return { driveId, ms, waitedMs }
    },
    [folder, stream] as const,
  )
}

async function filesIn(place: string): Promise<readonly FileRead[]> {
  const [folder = ''] = await readdir(place)
  const names = await readdir(join(place, folder))
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(place, folder, name)) })))
}

async function copyAll(folder: string, files: readonly FileRead[]): Promise<number> {
  const target = join(folder, 'copied')
  const began = performance.now()
  await mkdir(target)
  for (const { name, bytes } of files) {
    const file = await open(join(target, name), 'w')
    await file.write(bytes)
    await file.sync()
    await file.close()
  }
  const directory = await open(target, 'r')
  await directory.sync()
  await directory.close()
  return performance.now() - began
}
