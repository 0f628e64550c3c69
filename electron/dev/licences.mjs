import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from './run.mjs'
import { Stopped } from './say.mjs'

/**
 * Lists every package that the application is built from with its licence and the licence's text.
 * @param {string} file to write
 */
export function writeLicences(file) {
  /** @type {{ packages: Record<string, { dev?: boolean, devOptional?: boolean, optional?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8'))
  const shipped = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
  const chapters = shipped.filter(([, entry]) => !entry.optional).map(([path]) => chapter(path))
  writeFileSync(file, [...new Set(chapters)].sort().join(`\n\n${'-'.repeat(80)}\n\n`))
}

/** @param {string} path of a package, from the project's folder */
function chapter(path) {
  const folder = join(home, path)
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  /** @type {string | undefined} */
  const licence = typeof about.license === 'string' ? about.license : about.license?.type
  if (!licence) {
    throw new Stopped(
      `${about.name} ${about.version} says no licence`,
      'look at it and decide whether it may be shipped',
    )
  }
  const names = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').trim())
  return [`${about.name} ${about.version} (${licence})`, ...texts].join('\n\n')
}
