import type { StreamId } from '#shared/fact'

/*
 * How far this page has heard the streams it follows. The desk acknowledges a command first and publishes its facts right
 * behind; whoever acts on an ack may want to wait for them.
 */
const heard = new Map<StreamId, number>()
let waiting: readonly Waiting[] = []

type Waiting = { readonly stream: StreamId; readonly seq: number; readonly goOn: () => void }

/** An ack is worth more than its picture: after so many milliseconds whoever waits goes on without. */
const patienceMs = 200

/** Comes when the page has the facts up to `seq`, at once where it does not follow the stream. Never rejects. */
export function heardUpTo(stream: StreamId, seq: number): Promise<void> {
  if ((heard.get(stream) ?? seq) >= seq) return Promise.resolve()
  return new Promise((goOn) => {
    const one = { stream, seq, goOn }
    waiting = [...waiting, one]
    setTimeout(() => letGo((each) => each === one), patienceMs)
  })
}

export function hasHeard(stream: StreamId, seq: number): void {
  heard.set(stream, seq)
  letGo((each) => each.stream === stream && each.seq <= seq)
}

export function hearsNoMore(stream: StreamId): void {
  heard.delete(stream)
  letGo((each) => each.stream === stream)
}

function letGo(isReady: (each: Waiting) => boolean): void {
  const ready = waiting.filter(isReady)
  if (ready.length === 0) return
  waiting = waiting.filter((each) => !ready.includes(each))
  for (const { goOn } of ready) goOn()
}
