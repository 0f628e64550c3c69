import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fact } from '#shared/fact'

/** The journal's files as a stranger reads them: nothing of the program under trial is asked. */
export type RawJournal = {
  readonly facts: readonly Fact[]
  /** The running hash after the line that ends with fact `n`. */
  readonly runs: ReadonlyMap<number, string>
  /** Why reading stopped before the end of the last file, or ''. A torn tail is no damage. */
  readonly stoppedAt: string
}

/** Follows the running hash from line to line, from the first segment to the first line that does not hold. */
export async function readRawJournal(userData: string): Promise<RawJournal> {
  const folder = join(userData, 'journal')
  const names = (await readdir(folder)).filter((name) => /^\d{6,}\.jsonl$/.test(name)).sort()
  const files = await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name)) })))
  const facts: Fact[] = []
  const runs = new Map<number, string>()
  let run = '0'.repeat(64)
  for (const [index, { name, text }] of files.entries()) {
    const end = bytesThatCount(files.slice(index + 1), Number.parseInt(name, 10)) ?? text.length
    let from = text.indexOf(10) + 1
    for (let line = 2; from < end; line += 1) {
      const stop = text.indexOf(10, from)
      const bytes = stop < 0 ? null : text.subarray(from, stop)
      const after = bytes && sealed(bytes, run)
      if (!bytes || !after) return { facts, runs, stoppedAt: `${name} line ${line}` }
      run = after
      const said: { facts: readonly Fact[] } = JSON.parse(bytes.toString())
      facts.push(...said.facts)
      runs.set(facts.at(-1)?.n ?? 0, run)
      from = stop + 1
    }
  }
  return { facts, runs, stoppedAt: '' }
}

/** What the segment after it says of how much of a segment counts. */
function bytesThatCount(later: readonly { readonly text: Buffer }[], number: number): number | null {
  for (const { text } of later) {
    const header = text.subarray(0, text.indexOf(10)).toString()
    const before: { segment: number; bytes: number } | null = header === '' ? null : JSON.parse(header).before
    if (before?.segment === number) return before.bytes
  }
  return null
}

const endingLength = ',"run":""}'.length + 64

function sealed(line: Buffer, run: string): string | null {
  const body = line.subarray(0, Math.max(0, line.length - endingLength))
  const after = createHash('sha256').update(run).update(body).digest('hex')
  return line.subarray(body.length).equals(Buffer.from(`,"run":"${after}"}`)) ? after : null
}
