import { brokenAt, newStream, tipAfter } from '#electron/journal/seal'
import { ok, type Result, refuse } from '#shared/decision'
import { type Fact, factSchema, instantSchema, streamIdSchema } from '#shared/fact'
import { z } from '#shared/text/zod'

/*
 * 会议档案: one meeting's facts as a file that verifies by itself, anywhere and in twenty years: lines of JSON, the first
 * one says what it is, each other one is a fact as it stands in the journal. Nothing is packed, so that a text editor is
 * enough to read it and a damaged line costs what follows it and nothing before.
 */

const headerSchema = z.strictObject({
  format: z.literal('yishitai-meeting-archive'),
  version: z.literal(1),
  room: z.string().min(1).max(64),
  stream: streamIdSchema,
  /** How many facts follow, and the hash of the last: what must come out at the end. */
  seq: z.int().positive(),
  hash: z.string().length(64),
  program: z.string().max(60),
  exportedAt: instantSchema,
})
export type ArchiveHeader = Readonly<z.infer<typeof headerSchema>>

export const archiveExtension = 'jsonl'

/** The file's bytes. `facts` are all facts of one stream, in order. */
export function writeArchive(facts: readonly Fact[], said: Pick<ArchiveHeader, 'program' | 'exportedAt'>): Uint8Array {
  const last = facts.at(-1)
  if (!last || brokenAt(facts) !== null)
    throw new Error('an archive is made of one whole stream; the journal gave something else')
  const header: ArchiveHeader = {
    format: 'yishitai-meeting-archive',
    version: 1,
    room: last.room,
    stream: last.stream,
    seq: last.seq,
    hash: last.hash,
    ...said,
  }
  return Buffer.from([header, ...facts].map((line) => `${JSON.stringify(line)}\n`).join(''))
}

export type VerifiedArchive = {
  readonly header: ArchiveHeader
  /** Every fact up to here is as it was sealed. */
  readonly facts: readonly Fact[]
  /** Whether that is all of them; otherwise what is wrong with the next one. */
  readonly isWhole: boolean
  readonly damage: string
}

const largestArchive = 64 * 1024 * 1024

/**
 * 核对档案: reads an archive and follows its chain. Refuses what is no archive at all; an archive that was changed or cut
 * comes back with the facts before the place, and a sentence that names it.
 */
export function verifyArchive(bytes: Uint8Array): Result<VerifiedArchive> {
  if (bytes.length > largestArchive) return refuse('archive.too-large', '这个文件太大，不是会议档案，请重新选择。')
  const lines = textOf(bytes).split('\n')
  const header = headerSchema.safeParse(jsonOf(lines[0] ?? ''))
  if (!header.success) return noArchive(lines[0] ?? '')

  const facts: Fact[] = []
  let tip = newStream
  for (const line of lines.slice(1)) {
    const fact = factSchema.safeParse(jsonOf(line))
    const belongs = fact.success && fact.data.stream === header.data.stream && fact.data.room === header.data.room
    const next = belongs ? tipAfter(tip, fact.data) : null
    if (!fact.success || !next) break
    facts.push(fact.data)
    tip = next
  }
  const rest = lines.slice(1 + facts.length).join('\n')
  const isWhole = tip.seq === header.data.seq && tip.hash === header.data.hash && rest === ''
  return ok({ header: header.data, facts, isWhole, damage: isWhole ? '' : damageOf(header.data, facts, rest) })
}

function damageOf(header: ArchiveHeader, facts: readonly Fact[], rest: string): string {
  const whole = facts.length > 0 ? `第 1 至 ${facts.length} 条完好` : '没有一条完好'
  if (facts.length >= header.seq) return `${whole}，但之后还多出了内容，档案被改动过。`
  if (rest === '') return `${whole}，之后的 ${header.seq - facts.length} 条缺失，文件不完整。`
  return `${whole}，第 ${facts.length + 1} 条被改动或损坏。`
}

function noArchive(line: string) {
  const other = jsonOf(line)
  const isOurs = typeof other === 'object' && other !== null && 'format' in other && 'version' in other
  return isOurs && other.format === 'yishitai-meeting-archive' && typeof other.version === 'number' && other.version > 1
    ? refuse('archive.newer', '这份档案是新版本的程序导出的，请升级本机程序后再打开。')
    : refuse('archive.unknown', '这不是会议档案，或开头已经损坏，请重新选择文件。')
}

/** Undecodable bytes become signs that no hash will match. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes)
}

function jsonOf(line: string): unknown {
  try {
    return isShallow(line) ? JSON.parse(line) : undefined
  } catch {
    return undefined
  }
}

/** Our facts are a few levels deep. A line of a hundred thousand brackets would exhaust whoever walks through it. */
export function isShallow(line: string): boolean {
  let depth = 0
  // Strings are stepped over: what somebody typed may hold any number of brackets.
  for (const [sign] of line.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > deepest) return false
  }
  return true
}
const deepest = 200
