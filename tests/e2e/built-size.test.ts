import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

/* What the build puts where: what is loaded at once is small, and what is needed later comes later. */
const dist = resolve(import.meta.dirname, '../../dist')

describe('the first page of the console', () => {
  it('weighs at most 250 kB gzipped', () => {
    const files = ['pages/console/index.html', ...firstFiles('console')]
    const bytes = files.reduce((sum, name) => sum + gzipSync(read(name)).length, 0)
    expect(bytes).toBeLessThanOrEqual(250_000)
  })

  it('is one script and one style sheet: every file more is a question to main', () => {
    expect(firstFiles('console').map((name) => name.replace(/.*\./, ''))).toEqual(['js', 'css'])
  })

  it('comes without the domain’s schemas: the page folds facts from its first stream on', () => {
    const sign = 'ZodError'
    const script = firstFiles('console').find((name) => name.endsWith('.js')) ?? ''
    expect(read(script)).not.toContain(sign)
    // The sign is one: later pages carry it.
    expect(filesBelow('pages/console').some((name) => name.endsWith('.js') && read(name).includes(sign))).toBe(true)
  })

  it('has the style sheets of the library’s components that are drawn somewhere, all of them and no others', () => {
    const names = (ending: string) =>
      new Set(
        filesBelow('pages/console')
          .filter((name) => name.endsWith(ending))
          .flatMap((name) => read(name).match(/\bm_[0-9a-f]{6,8}\b/g) ?? []),
      )
    const [drawn, styled] = [names('.js'), names('.css')]
    expect(drawn.size).toBeGreaterThan(100)
    // renderer/kit/library.ts lists the sheets; a name here belongs to a component whose sheet is missing there.
    expect([...drawn].filter((name) => !styled.has(name))).toEqual([])
    // The sheet of calendars comes whole, with the fields that open one.
    const calendar = new Set(sheetOfCalendars().match(/\bm_[0-9a-f]{6,8}\b/g))
    expect([...styled].filter((name) => !drawn.has(name) && !calendar.has(name))).toEqual([])
  })
})

describe('the main process', () => {
  it('has before Chromium is ready only what the start-up story and the supervisor need', () => {
    expect(Buffer.byteLength(read('main.cjs'))).toBeLessThan(150_000)
    expect(packagesOf(atOnce('main.cjs'))).toEqual([])
  })

  it('has the dictionaries of names in a file of their own, of which a start reads no word', () => {
    const dictionaries = ['cnchar-order', 'pinyin-pro']
    expect(packagesOf(atOnce('later/program.cjs')).filter((name) => dictionaries.includes(name))).toEqual([])
    expect(packagesOf(['later/dictionaries.cjs'])).toEqual(dictionaries)
  })

  it('has what makes DOCX and XLSX in another process, and loads what reads tables and asks for drives with the first act', () => {
    const later = ['docx', 'fflate', 'papaparse', 'read-excel-file', 'systeminformation', 'write-excel-file']
    const program = packagesOf(atOnce('later/program.cjs'))
    expect(program).toContain('zod')
    expect(program.filter((name) => later.includes(name))).toEqual([])
    const all = packagesOf(['writer.cjs', ...filesBelow('later').filter((name) => name.endsWith('.cjs'))])
    expect(later.filter((name) => !all.includes(name))).toEqual([])
  })
})

describe('the typefaces', () => {
  it('are there once for all pages, and every piece that a page names is there', () => {
    const pieces = filesBelow('pages').filter((name) => name.endsWith('.woff2'))
    expect(pieces.length).toBeGreaterThan(100)
    expect(pieces.filter((name) => dirname(name) !== 'pages/fonts')).toEqual([])
    for (const page of ['console', 'projector', 'paper']) {
      const named = filesBelow(`pages/${page}`).flatMap((name) => read(name).match(/\/fonts\/[\w-]+\.woff2/g) ?? [])
      expect(named.length, page).toBeGreaterThan(100)
      expect(named.filter((name) => !pieces.includes(`pages${name}`))).toEqual([])
    }
  })
})

/** What a page's HTML names, with everything that its scripts import at once. */
function firstFiles(page: string): readonly string[] {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    if (!name.endsWith('.js')) return
    for (const [, other] of read(name).matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g))
      visit(`pages/${page}/assets/${other}`)
  }
  for (const [, name] of read(`pages/${page}/index.html`).matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g))
    visit(`pages/${page}/${name}`)
  return [...seen]
}

/** A file of main with all files that it loads as soon as it is loaded itself. */
function atOnce(file: string): readonly string[] {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    // At the beginning of a line: what comes later is loaded inside a function.
    for (const [, other = ''] of read(name).matchAll(/^(?:(?:const|let) \w+ = )?require\("(\.[^"]+)"\)/gm))
      visit(join(dirname(name), other))
  }
  visit(file)
  return [...seen]
}

/** The packages whose modules stand in these files; the bundler writes a module's path before it. */
function packagesOf(files: readonly string[]): readonly string[] {
  const found = files.flatMap((name) => [
    ...read(name).matchAll(/^\s*\/\/ \S*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm),
  ])
  return [...new Set(found.map(([, name = '']) => name))].sort()
}

function sheetOfCalendars(): string {
  return readFileSync(resolve(import.meta.dirname, '../../node_modules/@mantine/dates/styles.css'), 'utf8')
}

function read(name: string): string {
  return readFileSync(join(dist, name), 'utf8')
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}
