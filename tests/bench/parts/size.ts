import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Part } from '../bench'

/** 大小: what the first page of the console loads, and what the packed application weighs. */
export const size: Part = {
  name: 'size',
  async run(bench) {
    const dist = join(bench.appFolder, 'dist')
    const first = await firstPage(join(dist, 'pages/console'))
    const application = await bytesBelow(dist)
    const runtime = await bytesBelow(dirname(bench.electron))
    return {
      figures: [
        {
          title: 'first page of the console, gzipped',
          unit: 'kB',
          samples: [first.bytes / 1000],
          floor: null,
          goal: { words: '≤ 250 kB gz', of: 'median', most: () => 250 },
          note: `The page, its script with everything that script imports at once, and its style sheet: ${first.words}. Screens, panels and the wall’s typefaces come later.`,
        },
        {
          title: 'packed application',
          unit: 'MB',
          samples: [(application + runtime) / 1000 ** 2],
          floor: { title: 'runtime alone', samples: [runtime / 1000 ** 2] },
          goal: null,
          note: 'Files on the disk: the built application (dist/) and the runtime of this machine.',
        },
      ],
      points: [],
    }
  },
}

async function firstPage(folder: string): Promise<{ bytes: number; words: string }> {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap(([, name]) => name ?? [])
  const seen = new Map<string, number>([['index.html', gzipSync(html).length]])
  for (const name of named) await visit(name)
  const sumOf = (ending: string) =>
    [...seen].filter(([name]) => name.endsWith(ending)).reduce((sum, [, bytes]) => sum + bytes, 0)
  const words = `${Math.round(sumOf('.js') / 1000)} kB script, ${Math.round(sumOf('.css') / 1000)} kB style`
  return { bytes: [...seen.values()].reduce((sum, bytes) => sum + bytes, 0), words }

  async function visit(name: string): Promise<void> {
    if (seen.has(name)) return
    const text = await readFile(join(folder, name), 'utf8')
    seen.set(name, gzipSync(text).length)
    if (!name.endsWith('.js')) return
    for (const [, other] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) await visit(`assets/${other}`)
  }
}

async function bytesBelow(folder: string): Promise<number> {
  let sum = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) sum += await bytesBelow(path)
    else if (entry.isFile()) sum += (await stat(path)).size
  }
  return sum
}
