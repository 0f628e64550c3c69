import type { Page } from 'playwright'

/** Tab after tab to whatever bears this name, as somebody without a mouse goes. Throws when the whole page leads nowhere. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < farthest; step += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const focused = document.activeElement
      if (!(focused instanceof HTMLElement)) return ''
      const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : []
      return (labels[0]?.textContent || focused.getAttribute('aria-label') || focused.textContent || '').trim()
    })
    if (here === name) return
    passed.push(here)
  }
  throw new Error(`no way by Tab to “${name}”, but to: ${[...new Set(passed)].join(' / ')}`)
}

const farthest = 150
