import type { Page } from 'playwright'

/** What must stand in the page for a key to have been answered. */
export type Sight = {
  readonly selector: string
  /** Some element the selector finds says this; any will do where it is left out. */
  readonly says?: string
  /** So many elements. */
  readonly count?: number
}

/**
 * Milliseconds from the key's own time stamp to the first painted frame in which the sight stands. The page is watched
 * from inside, so that the debugging line costs nothing of it.
 */
export async function keyToSight(page: Page, key: string, sight: Sight): Promise<number> {
  await page.evaluate(arm, sight)
  await page.keyboard.press(key)
  return page.evaluate(() => (globalThis as unknown as { benchSight: Promise<number> }).benchSight)
}

/** The same from a click on the first element that `selector` finds. */
export async function clickToSight(page: Page, selector: string, sight: Sight): Promise<number> {
  await page.evaluate(arm, sight)
  await page.locator(selector).first().click()
  return page.evaluate(() => (globalThis as unknown as { benchSight: Promise<number> }).benchSight)
}

/** Runs in the page. */
function arm(sight: Sight): void {
  const stands = () => {
    const found = [...document.querySelectorAll(sight.selector)]
    if (sight.count !== undefined) return found.length === sight.count
    return found.some((element) => sight.says === undefined || (element.textContent ?? '').includes(sight.says))
  }
  const benchSight = new Promise<number>((done, fail) => {
    let began: number | null = null
    const begin = (event: Event) => {
      began ??= event.timeStamp
    }
    const options = { capture: true, once: true }
    window.addEventListener('keydown', begin, options)
    window.addEventListener('pointerdown', begin, options)
    const impatience = setTimeout(() => fail(new Error(`${JSON.stringify(sight)} did not come to stand`)), 20_000)
    const observer = new MutationObserver(() => {
      const from = began
      if (from === null || !stands()) return
      observer.disconnect()
      clearTimeout(impatience)
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => done(performance.now() - from)
        channel.port2.postMessage(0)
      })
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  Object.assign(globalThis, { benchSight })
}

/** Long tasks (over 50 ms) of a page while `work` runs, in milliseconds each. */
export async function longTasksDuring(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const lengths: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) lengths.push(entry.duration)
    })
    observer.observe({ type: 'longtask' })
    Object.assign(globalThis, { benchLong: { lengths, observer } })
  })
  await work()
  // The observer is told behind the task.
  await page.waitForTimeout(200)
  return page.evaluate(() => {
    const { benchLong } = globalThis as unknown as { benchLong: { lengths: number[]; observer: PerformanceObserver } }
    benchLong.observer.disconnect()
    return benchLong.lengths
  })
}
