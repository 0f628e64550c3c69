import { createHash } from 'node:crypto'
import { kindFor } from '#electron/desk/kinds'
import { isShallow } from '#electron/export/archive'
import { newStream, tipAfter } from '#electron/journal/seal'
import { ok, type Result, refuse } from '#shared/decision'
import { type Fact, factSchema, instantSchema, type StreamId, streamOf } from '#shared/fact'
import { z } from '#shared/text/zod'
import { daySchema } from '#shared/vocabulary'
import { isKnownFact } from './known-facts'

/*
 * 上报文件 (台账上报): the facts of one room as the county office gets them on a stick. Lines of JSON: what it is, then every
 * stream that was touched in the period, whole from its first fact, and at the end the sum over all lines before. Whole
 * streams, because each verifies alone then, and files can come in any order, twice, or with periods that overlap.
 * People of the 人才库 stay at home.
 */

const headerSchema = z.strictObject({
  format: z.literal('yishitai-ledger-return'),
  version: z.literal(1),
  room: z.string().min(1).max(64),
  roomName: z.string().min(1).max(60),
  township: z.string().max(60),
  from: daySchema,
  to: daySchema,
  streams: z.int().positive(),
  facts: z.int().positive(),
  program: z.string().max(60),
  exportedAt: instantSchema,
})
export type ReturnHeader = Readonly<z.infer<typeof headerSchema>>

const endSchema = z.strictObject({ sum: z.string().regex(/^[0-9a-f]{64}$/) })

export const returnExtension = 'ystreturn'
export const returnLimits = { bytes: 256 * 1024 * 1024, facts: 500_000 } as const

/** A file whose every fact was followed from its first; the streams in the order of the file. */
export type VerifiedReturn = {
  readonly header: ReturnHeader
  readonly streams: readonly (readonly Fact[])[]
}

/** The file's bytes. `facts` hold whole streams; they are put stream by stream. */
export function writeReturn(
  facts: readonly Fact[],
  said: Omit<ReturnHeader, 'format' | 'version' | 'streams' | 'facts'>,
): Uint8Array {
  const streams = new Map<StreamId, Fact[]>()
  for (const fact of facts) {
    const own = streams.get(fact.stream)
    if (own) own.push(fact)
    else streams.set(fact.stream, [fact])
  }
  const header: ReturnHeader = {
    format: 'yishitai-ledger-return',
    version: 1,
    ...said,
    streams: streams.size,
    facts: facts.length,
  }
  const lines = [header, ...[...streams.values()].flat()].map((line) => `${JSON.stringify(line)}\n`).join('')
  return Buffer.from(`${lines}${JSON.stringify({ sum: sumOf(lines) })}\n`)
}

/**
 * 核对上报文件: all or nothing. What was changed, cut, made by a newer program or by somebody else is refused with the
 * place and the reason, and nothing of it is used.
 */
export function readReturn(bytes: Uint8Array): Result<VerifiedReturn> {
  if (bytes.length > returnLimits.bytes)
    return refuse('return.too-large', '这个文件太大，不是台账上报文件，请重新选择。')
  const text = new TextDecoder('utf-8').decode(bytes)
  const lines = text.split('\n')
  const header = headerSchema.safeParse(jsonOf(lines[0] ?? ''))
  if (!header.success) return foreign(lines[0] ?? '')
  const { room, roomName } = header.data

  const end = endSchema.safeParse(jsonOf(lines.at(-2) ?? ''))
  const isCut = !end.success || lines.at(-1) !== '' || lines.length !== header.data.facts + 3
  if (isCut) return damaged(roomName, '文件不完整，可能没有拷完')
  if (header.data.facts > returnLimits.facts) return damaged(roomName, '记录太多')
  const body = text.slice(0, text.length - (lines.at(-2) ?? '').length - 1)
  if (end.data.sum !== sumOf(body)) return damaged(roomName, '文件在拷贝或存放中变了样')

  const streams: Fact[][] = []
  const seen = new Set<StreamId>()
  let tip = newStream
  for (const [index, line] of lines.slice(1, -2).entries()) {
    const place = `第 ${index + 1} 条记录`
    const parsed = factSchema.safeParse(jsonOf(line))
    if (!parsed.success) return damaged(roomName, `${place}损坏`)
    const fact: Fact = parsed.data
    let own = streams.at(-1)
    if (own?.[0]?.stream !== fact.stream) {
      if (seen.has(fact.stream)) return damaged(roomName, `${place}的次序不对`)
      seen.add(fact.stream)
      own = []
      streams.push(own)
      tip = newStream
    }
    const next = fact.room === room ? tipAfter(tip, fact) : null
    if (!next) return damaged(roomName, `${place}被改动过`)
    if (!isKnownFact(fact))
      return refuse('return.newer-facts', `“${roomName}”用的是新版本的程序，请升级本机程序后再收。没有收下任何内容。`)
    own.push(fact)
    tip = next
  }
  if (streams.length !== header.data.streams) return damaged(roomName, '文件里的记录数对不上')
  const odd = streams.find((facts) => !folds(facts) || !isOwnKind(facts, room))
  if (odd) return damaged(roomName, '里面的记录前后矛盾')
  return ok({ header: header.data, streams })
}

/** Whether the domain can live through the stream; a chain can be whole and still tell nonsense. */
function folds(facts: readonly Fact[]): boolean {
  try {
    const [first] = facts
    if (!first) return false
    const kind = kindFor(first.stream)
    const state = facts.reduce<unknown>((before, fact) => kind.evolve(before, fact), null)
    const tip = facts.at(-1)
    return tip !== undefined && kind.summarize(state, tip).length >= 0
  } catch {
    // Our own deciders never made such a stream: the answer is no, and the caller names the file.
    return false
  }
}

/** People stay at home, and a room's own stream is the sender's. */
function isOwnKind(facts: readonly Fact[], room: string): boolean {
  const stream = facts[0]?.stream ?? ''
  if (stream.startsWith('person:')) return false
  return !stream.startsWith('room:') || stream === streamOf('room', room)
}

function damaged(roomName: string, what: string) {
  const rest = '没有收下任何内容，请让他们重新导出一次。'
  return refuse('return.damaged', `“${roomName}”的上报文件有问题：${what}。${rest}`)
}

function foreign(line: string) {
  const other = jsonOf(line)
  const isOurs = typeof other === 'object' && other !== null && 'format' in other && 'version' in other
  if (isOurs && other.format === 'yishitai-ledger-return' && typeof other.version === 'number' && other.version > 1)
    return refuse('return.newer', '这份上报文件是新版本的程序导出的，请升级本机程序后再收。')
  return refuse('return.unknown', '这不是台账上报文件，或开头已经损坏，请重新选择文件。')
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function jsonOf(line: string): unknown {
  try {
    return isShallow(line) ? JSON.parse(line) : undefined
  } catch {
    return undefined
  }
}
