import { type Fact, factSchema, type StreamId } from '#shared/fact'
import { z } from '#shared/text/zod'
import type { OpenFile } from './files'
import { makeLine } from './line'
import { newStream, type StreamTip, tipAcross } from './seal'
import { readUnlessBroken, sectorsBetween } from './segment'
import { readStubSchema } from './stub'

/** Where every stream stands. */
export type Tips = Map<StreamId, StreamTip>

/** A command as one line tells it; nothing of it is checked yet. */
export type ReadCommand = { readonly first: number; readonly facts: readonly Fact[] }

/** The commands that can still be read in bytes behind a damage, in their order. */
export function commandsIn(bytes: Buffer): readonly ReadCommand[] {
  return bytes
    .toString()
    .split(/\n|(?<="\})[^\n](?=\{"first":)/)
    .flatMap((text) => {
      const line = wholeLine.exec(text)?.[0]
      if (!line) return []
      try {
        return [lineSchema.parse(JSON.parse(line))]
      } catch (error) {
        if (error instanceof SyntaxError || error instanceof z.ZodError) return []
        throw error
      }
    })
}

/**
 * Joins commands behind the good part again: each whole, and only when every fact of it is the true next one of its
 * stream. `n` is not part of a fact's hash, so a fact may move up; everything else about it stays.
 */
export class Rejoining {
  readonly lines: Buffer[] = []
  readonly broken = new Set<StreamId>()
  rejoined = 0
  /** The highest place a command claimed, rejoined or not: how far the journal had come. */
  highestN: number

  constructor(
    private readonly tips: Tips,
    private n: number,
    private run: string,
  ) {
    this.highestN = n
  }

  /** A command that is there already, because the second copy had it, is passed over. */
  take({ first, facts: command }: ReadCommand): void {
    // A place is vouched for by nothing but the line's running hash; two that agree are believed.
    if (command.every((fact, index) => fact.n === first + index)) {
      this.highestN = Math.max(this.highestN, first + command.length - 1)
    }
    if (command.every((fact) => fact.seq <= (this.tips.get(fact.stream)?.seq ?? 0))) return
    const ahead: Tips = new Map()
    for (const fact of command) {
      const tip = tipAcross(ahead.get(fact.stream) ?? this.tips.get(fact.stream) ?? newStream, fact)
      if (!tip) {
        for (const each of command) this.broken.add(each.stream)
        return
      }
      ahead.set(fact.stream, tip)
    }
    for (const [stream, tip] of ahead) this.tips.set(stream, tip)
    const facts = command.map((fact, index) => ({ ...fact, n: this.n + 1 + index }))
    const line = makeLine(this.n + 1, JSON.stringify(facts), this.run)
    this.lines.push(line.bytes)
    this.n += facts.length
    this.run = line.run
    this.rejoined += facts.length
  }

  get end(): { readonly n: number; readonly run: string } {
    return { n: this.n, run: this.run }
  }
}

/** All bytes from an offset on; blocks the disk cannot read come as line feeds, which belong to no line. */
export async function readableBytes(file: OpenFile, from: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, (await file.size()) - from), '\n')
  if ((await readUnlessBroken(file, bytes, from)) !== null) return bytes
  for (const sector of sectorsBetween(from, from + bytes.length)) {
    const part = bytes.subarray(sector.from - from, sector.to - from)
    if ((await readUnlessBroken(file, part, sector.from)) === null) part.fill('\n')
  }
  return bytes
}

/** Up to the last complete ending, so that one foreign byte behind a line does not cost the line. */
const wholeLine = /^\{"first":.*,"run":".{64}"\}/s

const lineSchema = z.object({ first: z.int(), facts: z.array(z.union([factSchema, readStubSchema])).min(1) })
