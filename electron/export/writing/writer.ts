import { type UtilityProcess, utilityProcess } from 'electron'
import { writerFile } from '#electron/app/paths'
import type { Writing, WritingAnswered, WritingAsked } from './writing'

/** Without work for this long it goes, in milliseconds: another paper of the same set comes within a moment. */
const idleMs = 30_000

let writer: Writer | null = null

/**
 * Has a file made by the writing process, which starts with the first paper and goes when nobody wants more. It rejects
 * when the file cannot be made or the process died; the next paper gets a new one.
 */
export const writeAside: Writing = (task) => {
  writer ??= new Writer(() => {
    writer = null
  })
  return writer.write(task)
}

class Writer {
  readonly #process: UtilityProcess
  readonly #waiting = new Map<number, { done: (bytes: Uint8Array) => void; failed: (error: Error) => void }>()
  #asked = 0
  #idle: NodeJS.Timeout | null = null

  constructor(onGone: () => void) {
    this.#process = utilityProcess.fork(writerFile(), [], { serviceName: '文书写手' })
    this.#process.on('message', (answered: WritingAnswered) => this.#hear(answered))
    this.#process.once('exit', (code) => {
      onGone()
      for (const { failed } of this.#waiting.values()) failed(new Error(`the writing process ended with ${code}`))
      this.#waiting.clear()
    })
    this.#end = () => {
      onGone()
      this.#process.kill()
    }
  }

  write(task: WritingAsked['task']): Promise<Uint8Array> {
    if (this.#idle) clearTimeout(this.#idle)
    this.#asked += 1
    const asked: WritingAsked = { id: this.#asked, task }
    return new Promise((done, failed) => {
      this.#waiting.set(asked.id, { done, failed })
      this.#process.postMessage(asked)
    })
  }

  readonly #end: () => void

  #hear(answered: WritingAnswered): void {
    const waiting = this.#waiting.get(answered.id)
    this.#waiting.delete(answered.id)
    if ('bytes' in answered) waiting?.done(answered.bytes)
    else waiting?.failed(new Error(answered.error))
    if (this.#waiting.size > 0) return
    this.#idle = setTimeout(this.#end, idleMs)
    this.#idle.unref()
  }
}
