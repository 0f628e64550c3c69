import { randomInt } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'

/**
 * 运行日志: what the program noticed about itself, for the person who is asked for help. Three files of 2 MB, the newest
 * being `yishitai.log`. Callers write no personal content; an unexpected error is kept whole.
 */
export type Log = {
  readonly note: (sentence: string) => void
  /** Answers the reference under which the error stands in the log, `K7-3F`: short enough for the telephone. */
  readonly fault: (where: string, error: unknown) => string
  /** For the clerk who is asked to send it. */
  readonly folder: string
}

export function openLog(folder: string, largestBytes = 2_000_000): Log {
  const newest = join(folder, 'yishitai.log')
  const older = [join(folder, 'yishitai.1.log'), join(folder, 'yishitai.2.log')] as const
  let bytes = sizeOf(newest)

  return {
    folder,
    note(sentence) {
      write(sentence)
    },
    fault(where, error) {
      const reference = newReference()
      write(`FAULT ${reference} ${where}: ${format(error)}`)
      return reference
    },
  }

  /** A log that cannot be written may not stop a meeting: a full or broken disk is reported by the journal, not here. */
  function write(text: string): void {
    const line = `${new Date().toISOString()} ${text}\n`
    try {
      if (bytes + Buffer.byteLength(line) > largestBytes) rotate()
      appendFileSync(newest, line)
      bytes += Buffer.byteLength(line)
    } catch {
      process.stderr.write(line)
    }
  }

  function rotate(): void {
    mkdirSync(folder, { recursive: true })
    rmSync(older[1], { force: true })
    if (sizeOf(older[0]) > 0) renameSync(older[0], older[1])
    if (bytes > 0) renameSync(newest, older[0])
    bytes = 0
  }
}

/** Letters and figures that are not taken for one another when read aloud or copied from a screen. */
function newReference(): string {
  const letter = () => pick('ACEFHKMNRTUWXY')
  const figure = () => pick('2345679')
  return `${letter()}${figure()}-${figure()}${letter()}`
}

function pick(from: string): string {
  return from.charAt(randomInt(from.length))
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
