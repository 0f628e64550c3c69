/**
 * 让路: a rebuild and what the clerk waits for share one thread. Whoever the clerk waits for goes first; the rebuild goes
 * on between two such works, and takes one step a second where they do not end.
 */
export class RightOfWay {
  #working = 0
  #waiting: readonly (() => void)[] = []

  async first<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#working += 1
    try {
      return await work()
    } finally {
      this.#working -= 1
      // Behind whoever waited for this work: the answer leaves before the rebuild's next step.
      setImmediate(() => this.#letGo())
    }
  }

  /** To be waited for between two steps of a few milliseconds; comes at once where nobody goes first. */
  async giveWay(): Promise<void> {
    if (this.#working === 0) return
    await new Promise<void>((goOn) => {
      const bell = setTimeout(done, longestWaitMs)
      function done(): void {
        clearTimeout(bell)
        goOn()
      }
      this.#waiting = [...this.#waiting, done]
    })
  }

  #letGo(): void {
    if (this.#working > 0) return
    const waiting = this.#waiting
    this.#waiting = []
    for (const goOn of waiting) goOn()
  }
}

const longestWaitMs = 1_000
