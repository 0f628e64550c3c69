/** What is wrong with the wall on this page, in words; nothing when all is well. */
export type WallFault = {
  readonly what: 'too-small' | 'spilled' | 'scrolls'
  readonly text: string
  readonly px: number
}

/**
 * Runs inside a page that shows a wall (hand it to `page.evaluate`; it uses nothing from outside itself). Looks at every
 * visible text as laid out: smaller than a share of the wall's height (1/34), outside a box that cuts it, or in a box
 * that scrolls.
 */
export function wallFaults(smallestShare: number): readonly WallFault[] {
  const wall = document.querySelector('[data-scene]')
  if (!(wall instanceof HTMLElement)) throw new Error('no wall on this page')
  const height = wall.getBoundingClientRect().height
  const canvas = wall.querySelector('[data-wall-size]')
  const scale = canvas instanceof HTMLElement ? canvas.getBoundingClientRect().height / canvas.offsetHeight : 1
  const faults: WallFault[] = []
  const texts = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!parent || !text || getComputedStyle(parent).visibility === 'hidden') continue
    const px = Number.parseFloat(getComputedStyle(parent).fontSize) * scale
    if (px < height * smallestShare - 0.01) faults.push({ what: 'too-small', text, px })
    const range = document.createRange()
    range.selectNodeContents(node)
    // An ellipsis was put there on purpose. A full-width space at the end of a line hangs over the edge, unseen.
    if (parent.closest('[data-cut]')) continue
    const hanging = text.includes('\u3000') ? px : 0
    for (let box: HTMLElement | null = parent; box && wall.contains(box); box = box.parentElement) {
      if (box !== wall && getComputedStyle(box).overflowX === 'visible') continue
      const limits = box.getBoundingClientRect()
      for (const rect of range.getClientRects()) {
        // The letters' own boxes are higher than the lines of tight titles: a fifth above and below is empty.
        const empty = rect.height * 0.2
        const outside = Math.max(
          rect.right - limits.right - hanging,
          limits.left - rect.left,
          rect.bottom - limits.bottom - empty,
          limits.top - rect.top - empty,
        )
        if (outside > 1.5) {
          faults.push({ what: 'spilled', text, px: outside })
          break
        }
      }
    }
  }
  for (const element of wall.querySelectorAll('*')) {
    const { overflowX, overflowY } = getComputedStyle(element)
    if ([overflowX, overflowY].some((each) => each === 'scroll' || each === 'auto')) {
      faults.push({ what: 'scrolls', text: element.className.toString(), px: 0 })
    }
  }
  return faults
}
