import type { WallMessage } from '#shared/views/scene'

/**
 * The newest message on its way to the wall. Only one matters: it is kept, given again to a page that starts anew, and
 * watched until the page says that it is painted. Knows nothing of windows.
 */
export class Delivery {
  private last: WallMessage | null = null
  private painted = 0
  private watched = false
  private overdue: ReturnType<typeof setTimeout> | null = null
  private readonly listeners = new Set<(number: number, atMs: number) => void>()

  constructor(
    private readonly send: (message: WallMessage) => void,
    /** A page that could be seen has not painted the newest message for three seconds. */
    private readonly onOverdue: (number: number) => void,
  ) {}

  show(message: WallMessage): void {
    this.last = message
    this.send(message)
    this.expectPainting()
  }

  /** 0: the page is there and has nothing; n: message n is painted. */
  ready(paintedNumber: number): void {
    const progress = paintedNumber > this.painted
    this.painted = paintedNumber
    if (progress) {
      this.stopExpecting()
      const atMs = performance.now()
      for (const listener of this.listeners) listener(paintedNumber, atMs)
    }
    if (paintedNumber === 0 && this.last) this.send(this.last)
    this.expectPainting()
  }

  /** Hidden windows do not paint, and dead ones cannot: nothing is expected of them. */
  watch(watched: boolean): void {
    this.watched = watched
    this.expectPainting()
  }

  /** The page is gone, and with it what it had painted. */
  startAnew(): void {
    this.painted = 0
    this.watch(false)
  }

  onPainted(listener: (number: number, atMs: number) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private expectPainting(): void {
    const newest = this.last?.number ?? 0
    if (!this.watched || this.painted >= newest) {
      this.stopExpecting()
      return
    }
    this.overdue ??= setTimeout(() => {
      this.overdue = null
      this.onOverdue(newest)
    }, paintedWithinMs)
  }

  private stopExpecting(): void {
    if (this.overdue) clearTimeout(this.overdue)
    this.overdue = null
  }
}

const paintedWithinMs = 3_000
