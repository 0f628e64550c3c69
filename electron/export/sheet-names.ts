import { paperLine } from '#shared/papers/paper-text'

/**
 * Names for the tabs of one workbook: at most 31 characters, none of `[]:*?/\`, no apostrophe at the ends, not empty, and no
 * two alike whatever their case. In the order given.
 */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((each, index) => {
    const base = allowed(each) || `表${index + 1}`
    let name = cut(base, longest)
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${cut(base, longest - `（${n}）`.length)}（${n}）`
    taken.add(name.toLowerCase())
    return name
  })
}

const longest = 31

function allowed(name: string): string {
  const plain = paperLine(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[' ]+|[' ]+$/g, '')
  // The one word that spreadsheet programs keep for themselves.
  return plain.toLowerCase() === 'history' ? `${plain}表` : plain
}

/** Counted in UTF-16 units, as the file format does, but never through the middle of a character. */
function cut(name: string, units: number): string {
  let kept = ''
  for (const character of name) {
    if (kept.length + character.length > units) break
    kept += character
  }
  return kept.trimEnd()
}
