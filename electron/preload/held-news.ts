/** One piece of news from main on its way to the page. */
export type News = { readonly name: string; readonly payload: unknown }

/** They wait no longer than this, in milliseconds. */
const longestHeldMs = 10

/**
 * 先答后报: answers and news come by two lines, and what is there at once is taken up in any order. While the ack of a
 * command is due, news wait for it: it must not stand behind the picture of what it acknowledges. They are told in the
 * order in which they came, each once; a listener that throws keeps nothing from the others.
 */
export class HeldNews {
  readonly #held: News[] = []
  #due = 0
  #bell: ReturnType<typeof setTimeout> | undefined
  /** A task later: the page has read the ack by then. */
  readonly #behind = new MessageChannel()

  constructor(private readonly tell: (news: News) => void) {
    this.#behind.port1.onmessage = () => this.#letGo()
  }

  hear(news: News): void {
    if (this.#due === 0 && this.#held.length === 0) {
      this.tell(news)
      return
    }
    this.#held.push(news)
    this.#bell ??= setTimeout(() => this.#letGo(), longestHeldMs)
  }

  /** Answers as `command` does. */
  async during<Answer>(command: () => Promise<Answer>): Promise<Answer> {
    this.#due += 1
    try {
      return await command()
    } finally {
      this.#due -= 1
      if (this.#due === 0 && this.#held.length > 0) this.#behind.port2.postMessage(null)
    }
  }

  #letGo(): void {
    clearTimeout(this.#bell)
    this.#bell = undefined
    const next = this.#held.shift()
    if (!next) return
    try {
      this.tell(next)
    } finally {
      this.#letGo()
    }
  }
}
