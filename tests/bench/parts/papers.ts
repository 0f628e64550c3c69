import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Part } from '../bench'
import { journalOf, layOut, longStream } from '../journals'
import { storeReady } from '../live-room'
import { ask, freshFolder, start, times } from '../running'

/** 全套文书: made, written, synced, read back, beside a raw copy of the same bytes to the same disk. */
export const papers: Part = {
  name: 'papers',
  async run(bench) {
    const facts = bench.isQuick ? 2_000 : 20_000
    const history = { meetings: 3, factsPerMeeting: 99, people: 60, long: { facts, isOver: true } }
    const userData = await freshFolder(bench)
    await layOut(await journalOf(bench.cache, history, bench.say), userData)
    const running = await start(bench, userData)
    try {
      const { console: page, app } = running
      await storeReady(page)
      const folders: string[] = []
      const exported = await times(bench.isQuick ? 2 : 5, async () => {
        const folder = await freshFolder(bench)
        await app.evaluate(({ app: program }, path) => {
          const emitter: NodeJS.EventEmitter = program
          emitter.emit('rehearsal-folder', path)
        }, folder)
        const drive = (await ask(page, 'drives.list', {})).find((each) => each.path === folder)
        if (!drive) throw new Error('the folder was not taken as a place for papers')
        const began = performance.now()
        const report = await ask(page, 'papers.export', { stream: longStream, driveId: drive.id })
        if (report.notMade.length > 0) throw new Error(report.notMade.join(' '))
        folders.push(report.folder)
        return performance.now() - began
      })
      const last = folders.at(-1) ?? ''
      const files = await Promise.all(
        (await readdir(last)).map(async (name) => ({ name, bytes: await readFile(join(last, name)) })),
      )
      const bytes = files.reduce((total, file) => total + file.bytes.length, 0)
      const copied = await times(exported.length, async () => copyAll(await freshFolder(bench), files))
      return {
        figures: [
          {
            title: `whole set of papers, meeting of ${facts.toLocaleString('en')} facts`,
            unit: 'ms',
            samples: exported,
            floor: { title: 'raw copy with fsync', samples: copied },
            goal: { words: 'floor + 20 % + 1 s', of: 'median', most: (floor) => floor * 1.2 + 1000 },
            note: `${files.length} files, ${(bytes / 1024 ** 2).toFixed(1)} MB, to a folder of this machine’s own disk: no stick can be plugged in here. From the question to "可以拔出".`,
          },
        ],
        points: [],
      }
    } finally {
      await running.end()
    }
  },
}

async function copyAll(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<number> {
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
