import type {
  StorageAnswer,
  StorageNotice,
  StorageQuestion,
  StorageRefusal,
  StorageRequest,
} from '#shared/contract/storage'
import type { StorageLine } from './line'
import { replySchema } from './reply'

/** Besides the page's own refusals: no answer in time, no page to ask, or a journal that could not be copied. */
export type StorageFailure = {
  readonly ok: false
  readonly reason: StorageRefusal | 'timeout' | 'away' | 'journal'
  readonly detail: string
}

/** What is heard without asking: the page's notices, and that the page itself is gone. */
export type StorageWord = StorageNotice | { readonly notice: 'gone'; readonly detail: string }

/**
 * 一次通话: questions and answers with one storage page, until it ends. It ends when the page is gone, says something
 * that is no answer, or does not answer in time; then everything still open fails and the page is closed, because a
 * page that once hung may carry out late what was given up long ago.
 */
export class Conversation {
  private over: StorageFailure | null = null
  private nextId = 1
  private readonly open = new Map<number, (answer: StorageAnswer | StorageFailure) => void>()

  constructor(
    private readonly line: StorageLine,
    private readonly told: (word: StorageWord) => void,
  ) {
    line.onMessage((message) => this.hear(message))
    line.onGone((detail) => this.end(detail))
  }

  /** Always answers. `waitMs` is how long the page may take before it is given up. */
  ask(request: StorageRequest, waitMs: number): Promise<StorageAnswer | StorageFailure> {
    if (this.over) return Promise.resolve(this.over)
    const id = this.nextId++
    return new Promise((resolve) => {
      const bell = setTimeout(() => this.giveUp(id, `no answer to ${request.ask} in ${waitMs} ms`), waitMs)
      this.open.set(id, (answer) => {
        clearTimeout(bell)
        resolve(answer)
      })
      const question: StorageQuestion = { id, request }
      this.line.post(question)
    })
  }

  end(detail: string): void {
    if (this.over) return
    const over = { ok: false, reason: 'away', detail } as const
    this.over = over
    this.line.close()
    for (const id of [...this.open.keys()]) this.settle(id, over)
    this.told({ notice: 'gone', detail })
  }

  private giveUp(id: number, detail: string): void {
    this.settle(id, { ok: false, reason: 'timeout', detail })
    this.end(detail)
  }

  private hear(message: unknown): void {
    if (this.over) return
    const reply = replySchema.safeParse(message)
    if (!reply.success) this.end(`not a reply: ${reply.error.message}`)
    else if ('notice' in reply.data) this.told(reply.data)
    else this.settle(reply.data.id, reply.data.answer)
  }

  private settle(id: number, answer: StorageAnswer | StorageFailure): void {
    const resolve = this.open.get(id)
    this.open.delete(id)
    resolve?.(answer)
  }
}
