import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The look as written: what the tests of contrast and size read. */
const renderer = resolve(import.meta.dirname, '../../../renderer')
const tokens = readFileSync(join(renderer, 'look/tokens.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

export const themes = ['paper', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

/** The value of a token in a theme, such as `#1e1b16`. */
export function tokenIn(theme: Theme, name: string): string {
  const value = declarationsOf(`[data-theme='${theme}']`).get(name)
  if (!value) throw new Error(`theme ${theme} does not set ${name}`)
  return value
}

/** The same with a room's own 主色 over the theme; what an accent does not set stays as the theme has it. */
export function tokenWith(theme: Theme, accent: string, name: string): string {
  const selector = `[data-theme='${theme}'][data-accent='${accent}']`
  const own = tokens.includes(selector) ? declarationsOf(selector).get(name) : undefined
  return own ?? tokenIn(theme, name)
}

export function declarationsOf(selector: string): ReadonlyMap<string, string> {
  for (const [, selectors = '', body = ''] of tokens.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selectors.split(',').some((each) => each.trim() === selector)) continue
    return new Map(
      [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
    )
  }
  throw new Error(`tokens.css has no rule for ${selector}`)
}

/** Every value the wall's style sheets give to a property, with the file it stands in. */
export function wallValuesOf(property: string): readonly { readonly file: string; readonly value: string }[] {
  const pattern = new RegExp(`(?:^|[\\s;{])${property}:\\s*([^;]+);`, 'g')
  return cssFiles(join(renderer, 'projector')).flatMap((file) => {
    const css = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    return [...css.matchAll(pattern)].map(([, value = '']) => ({ file: file.slice(renderer.length + 1), value }))
  })
}

function cssFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return cssFiles(path)
    return entry.name.endsWith('.css') ? [path] : []
  })
}
