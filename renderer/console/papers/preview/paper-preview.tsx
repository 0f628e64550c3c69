import { ActionIcon } from '@mantine/core'
import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import type { PaperDocument } from '#shared/papers/document'
import { standInSentence } from '#shared/papers/fonts'
import { page as upright } from '#shared/papers/layout'
import { DownIcon, UpIcon } from '../../../kit/icons'
import { useKeys } from '../../keys/keys'
import { ImprintLines, PaperBlocks } from './paper-blocks'
import blocks from './paper-blocks.module.css'
import styles from './paper-preview.module.css'
import { useMissingFaces } from './typefaces'

type PaperPreviewProps = {
  readonly paper: PaperDocument
  /** Words to turn to, as they begin: the page they stand on is shown. Null stays where the clerk is. */
  readonly seek: string | null
}

/**
 * 样张: the paper page by page, as it comes out of the printer. The text flows through columns of the type area's size, by
 * the same rules by which it is broken into pages; one column is one page.
 */
export function PaperPreview({ paper, seek }: PaperPreviewProps) {
  const missing = useMissingFaces()
  const sheet = sheets[paper.orientation ?? 'portrait']
  const frame = useRef<HTMLElement>(null)
  const flow = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  const [count, setCount] = useState(1)
  const [shown, setShown] = useState(0)
  const place = Math.min(shown, count - 1)
  const turn = (by: number) => setShown(Math.max(0, Math.min(count - 1, place + by)))

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words or other faces break into other pages
  useLayoutEffect(() => {
    const measure = () => {
      if (flow.current) setCount(pagesOf(flow.current, sheet))
    }
    measure()
    // Typefaces come from the disk a moment later. A page of tests has none to wait for.
    if (typeof FontFace !== 'undefined') void document.fonts.ready.then(measure)
  }, [paper, missing])

  useLayoutEffect(() => {
    const box = frame.current
    if (!box || typeof ResizeObserver === 'undefined') return
    const fit = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0
      if (width > 0) setScale(Math.min(largest, width / inPixels(sheet.width)))
    })
    fit.observe(box)
    return () => fit.disconnect()
  }, [sheet])

  useLayoutEffect(() => {
    const found = seek === null || seek === '' ? null : paragraphWith(flow.current, seek)
    const [first] = found?.getClientRects() ?? []
    const box = flow.current?.getBoundingClientRect()
    // The box is as wide as the type area, in whatever size it is drawn.
    if (first && box && box.width > 0)
      setShown(Math.floor((((first.left - box.left) / box.width) * sheet.area) / inPixels(sheet.width)))
  }, [seek, sheet])

  useKeys([
    { id: 'preview.next', keys: 'PageDown', label: '下一页', group: '文书', keyOnly: true, run: () => turn(1) },
    { id: 'preview.back', keys: 'PageUp', label: '上一页', group: '文书', keyOnly: true, run: () => turn(-1) },
  ])

  const side = place % 2 === 0 ? 'odd' : 'even'
  const measures: CSSProperties & Record<`--${string}`, string> = {
    '--scale': String(scale),
    '--turned': `${-place * sheet.width}mm`,
  }
  return (
    <section className={styles.preview} aria-label="样张">
      <nav className={styles.turning} aria-label="翻页">
        <ActionIcon size={34} aria-label="上一页" disabled={place === 0} onClick={() => turn(-1)}>
          <UpIcon />
        </ActionIcon>
        <span role="status">
          第 {place + 1} 页，共 {count} 页
        </span>
        <ActionIcon size={34} aria-label="下一页" disabled={place === count - 1} onClick={() => turn(1)}>
          <DownIcon />
        </ActionIcon>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it */}
      <section ref={frame} className={styles.frame} tabIndex={0} aria-label="这一页">
        <div className={styles.fitted} style={measures} data-across={paper.orientation === 'landscape'}>
          <div className={`${styles.sheet} ${blocks.text}`} data-missing={missing?.join(' ')}>
            <div className={styles.area}>
              <div ref={flow} className={styles.flow}>
                <PaperBlocks paper={{ ...paper, provenance: paper.provenance + standInSentence(missing ?? []) }} />
              </div>
              {paper.imprint && place === count - 1 && (
                <div className={styles.imprint}>
                  <ImprintLines imprint={paper.imprint} />
                </div>
              )}
            </div>
            <div className={`${styles.number} ${blocks['face-song']}`} data-side={side}>
              — {place + 1} —
            </div>
          </div>
        </div>
      </section>
    </section>
  )
}

/** Larger than on paper helps nobody. */
const largest = 1.15

type Sheet = { readonly width: number; readonly area: number }

/** The sheet in millimetres across, and its type area in pixels as the style sheet has it. */
const sheets: Readonly<Record<'portrait' | 'landscape', Sheet>> = {
  portrait: { width: upright.width, area: 591 },
  landscape: { width: upright.height, area: inPixels(247) },
}

/** Columns stand one sheet's width apart; the last one has no gap after it. */
function pagesOf(flow: HTMLElement, sheet: Sheet): number {
  const gap = inPixels(sheet.width) - sheet.area
  return Math.max(1, Math.round((flow.scrollWidth + gap) / inPixels(sheet.width)))
}

function inPixels(mm: number): number {
  return (mm / 25.4) * 96
}

function paragraphWith(flow: HTMLElement | null, words: string): HTMLElement | null {
  const all = [...(flow?.querySelectorAll<HTMLElement>('p') ?? [])]
  return all.find((each) => each.textContent?.includes(words)) ?? null
}
