import { Dexie, type Table } from 'dexie'

/** A row as bare as it gets: a key, a number to find it by, and as many letters as a fact has. */
type Row = { readonly id: number; readonly group: number; readonly letters: string }

const tables = new Dexie('floor', { chromeTransactionDurability: 'strict' }) as Dexie & { rows: Table<Row, number> }
tables.version(1).stores({ rows: 'id,group' })
// As the store's own table: one key and no second index.
const bare = new Dexie('bare', { chromeTransactionDurability: 'strict' }) as Dexie & { rows: Table<Row, number> }
bare.version(1).stores({ rows: 'id' })

/** What the bench asks of the blank page. Lengths are in milliseconds. */
const floor = {
  /** One frame: from the key's own time to the painted letter. */
  keyToPaint(): Promise<number> {
    const place = document.getElementById('place')
    return new Promise((done) => {
      window.addEventListener(
        'keydown',
        (event) => {
          if (place) place.textContent = `${event.key} ${event.timeStamp}`
          requestAnimationFrame(() => afterPaint(() => done(performance.now() - event.timeStamp)))
        },
        { once: true },
      )
    })
  },

  twoFrames(): Promise<number> {
    const began = performance.now()
    return new Promise((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => afterPaint(() => done(performance.now() - began)))),
    )
  },

  /** One bulkAdd of `count` bare rows of `letters` letters, in a table without a second index. */
  async bulkAdd(count: number, letters: number): Promise<number> {
    await bare.rows.clear()
    const text = 'x'.repeat(letters)
    const rows = Array.from({ length: count }, (_, id) => ({ id, group: 0, letters: text }))
    const began = performance.now()
    await bare.rows.bulkAdd(rows)
    const took = performance.now() - began
    await bare.rows.clear()
    return took
  },

  /** One read by an index of as many rows as a list shows. */
  async indexedRead(count: number, letters: number): Promise<number> {
    const text = 'x'.repeat(letters)
    if ((await tables.rows.where('group').equals(count).count()) !== count) {
      await tables.rows.bulkPut(
        Array.from({ length: count }, (_, index) => ({ id: count * 100_000 + index, group: count, letters: text })),
      )
    }
    const began = performance.now()
    await tables.rows.where('group').equals(count).toArray()
    return performance.now() - began
  },
}
export type Floor = typeof floor

declare global {
  // The bench reaches the page through the debugging line and finds its acts here.
  var benchFloor: Floor
}
globalThis.benchFloor = floor

function afterPaint(done: () => void): void {
  const channel = new MessageChannel()
  channel.port1.onmessage = done
  channel.port2.postMessage(0)
}
