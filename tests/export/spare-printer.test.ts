import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type KeptPrinter, SparePrinter } from '#electron/export/spare-printer'

/** Windows that are counted and not opened: what they print is the runtime's affair. */
function windows() {
  const opened: { isWell: boolean; cleared: number; closed: number }[] = []
  const open = (): KeptPrinter => {
    const window = { isWell: true, cleared: 0, closed: 0 }
    const number = opened.push(window)
    return {
      missingFaces: async () => [],
      countPages: async () => number,
      print: async () => new Uint8Array([number]),
      clear: async () => {
        window.cleared += 1
      },
      get isWell() {
        return window.isWell
      },
      close: () => {
        window.closed += 1
      },
    }
  }
  return { opened, open }
}

const page = { style: '', body: '', beside: '' }

describe('the window that prints', () => {
  it('is kept for the next set, with no word of the last one left in it', async () => {
    const { opened, open } = windows()
    const printers = new SparePrinter(open)
    printers.lend().close()
    await wait(0)
    expect(opened).toEqual([{ isWell: true, cleared: 1, closed: 0 }])
    expect(await printers.lend().countPages(page)).toBe(1)
    expect(opened).toHaveLength(1)
  })

  it('is another one while the first is lent, and only one of them is kept', async () => {
    const { opened, open } = windows()
    const printers = new SparePrinter(open)
    const [first, second] = [printers.lend(), printers.lend()]
    expect([...(await first.print(page)), ...(await second.print(page))]).toEqual([1, 2])
    first.close()
    second.close()
    await wait(0)
    expect(opened.map(({ closed }) => closed)).toEqual([0, 1])
  })

  it('is never lent again once it died or hung, whether before it was given back or after', async () => {
    const { opened, open } = windows()
    const printers = new SparePrinter(open)
    const died = printers.lend()
    for (const window of opened) window.isWell = false
    died.close()
    await wait(0)
    expect(opened[0]).toEqual({ isWell: false, cleared: 0, closed: 1 })
    printers.lend().close()
    await wait(0)
    for (const window of opened) window.isWell = false
    expect(await printers.lend().countPages(page)).toBe(3)
    expect(opened[1]?.closed).toBe(1)
  })

  it('goes when nobody wants it any more', async () => {
    const { opened, open } = windows()
    const gone = new Promise<void>((done) => {
      const printers = new SparePrinter(() => ({ ...open(), clear: async () => {}, isWell: true, close: done }), 1)
      printers.lend().close()
    })
    await gone
    expect(opened).toHaveLength(1)
  })
})
