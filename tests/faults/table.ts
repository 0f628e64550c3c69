import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Part } from './campaign'

/** Appends the parts to `FILE.jsonl` and writes the table of all parts there to `FILE.md`. Answers the table. */
export function keepResults(file: string, parts: readonly Part[]): string {
  mkdirSync(dirname(file), { recursive: true })
  const source = `${file}.jsonl`
  appendFileSync(source, parts.map((part) => `${JSON.stringify(part)}\n`).join(''))
  const table = tableOf(partsIn(source))
  writeFileSync(`${file}.md`, table)
  return table
}

export function partsIn(source: string): readonly Part[] {
  if (!existsSync(source)) return []
  const lines = readFileSync(source, 'utf8').split('\n').filter(Boolean)
  return lines.map((line): Part => JSON.parse(line))
}

/** The table of results: one row a kind, its parts added up, and below it every failure with what repeats it. */
export function tableOf(parts: readonly Part[]): string {
  const honest = parts.filter((part) => part.faulty === '')
  const kinds = [...new Set(honest.map((part) => part.kind))]
  const rows = kinds.map((kind) => rowOf(honest.filter((part) => part.kind === kind)))
  const failures = failureLines(parts)
  return [
    '# Results of the fault suite',
    '',
    'Written by `npm run test:faults -- --out FILE`; every part is a line of the `.jsonl` beside it, and parts add up.',
    '',
    '| Kind | What is promised | Trials | Held | Broken | Counted | Dates | Seed: trials | Minutes |',
    '|---|---|---:|---:|---:|---|---|---|---:|',
    ...rows,
    '',
    '## Failures met',
    '',
    ...(failures.length > 0 ? failures : ['None.']),
    '',
  ].join('\n')
}

/** What broke the same way stands there once, with what repeats its first trial. */
function failureLines(parts: readonly Part[]): readonly string[] {
  const groups = new Map<string, { readonly line: string; count: number }>()
  for (const { kind, date, seed, faulty, failures } of parts)
    for (const { trial, doing, broken } of failures) {
      const words = broken.join(' / ')
      const key = `${kind} ${faulty} ${words.replaceAll(/\d+/g, '…')}`
      const group = groups.get(key)
      if (group) {
        group.count += 1
        continue
      }
      const deliberate = faulty === '' ? '' : ` (with the deliberate fault ${faulty})`
      groups.set(key, {
        line: `- ${date} \`--${kind} 1 --seed ${seed} --from ${trial}\`${deliberate}: ${doing}: ${words}`,
        count: 1,
      })
    }
  return [...groups.values()].map(({ line, count }) => (count > 1 ? `${line} (and ${count - 1} more like it)` : line))
}

function rowOf(parts: readonly Part[]): string {
  const total = (of: (part: Part) => number) => parts.reduce((sum, part) => sum + of(part), 0)
  const counts = new Map<string, number>()
  for (const part of parts)
    for (const [what, count] of Object.entries(part.counts)) counts.set(what, (counts.get(what) ?? 0) + count)
  const last = parts.at(-1)
  const dates = [...new Set(parts.map((part) => part.date))].sort()
  return `| ${[
    last?.kind,
    last?.promise,
    total((part) => part.trials),
    total((part) => part.held),
    total((part) => part.trials - part.held),
    [...counts].map(([what, count]) => `${count} ${what}`).join(', '),
    dates.length > 1 ? `${dates[0]} – ${dates.at(-1)}` : dates[0],
    rangesOf(parts),
    Math.round(total((part) => part.minutes)),
  ].join(' | ')} |`
}

/** `20261122: 0–599`: what was tried with each seed; parts that follow each other are one range. */
function rangesOf(parts: readonly Part[]): string {
  const ranges: { readonly seed: number; readonly from: number; to: number }[] = []
  for (const { seed, from, trials } of parts) {
    const before = ranges.find((range) => range.seed === seed && range.to === from)
    if (before) before.to += trials
    else ranges.push({ seed, from, to: from + trials })
  }
  return ranges.map(({ seed, from, to }) => `${seed}: ${from}–${to - 1}`).join('; ')
}
