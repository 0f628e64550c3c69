import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './fitted.module.css'
import { useShape } from './stage'
import { type Steps, sizesDownFor, sizesFor } from './type-scale'

type FittedProps = {
  /** Sizes at which the words may stand without a line broken for them; tried first. */
  readonly unbroken?: Steps
  readonly steps: Steps
  /** Gives the place: a maximal height, and a width by the layout around it. */
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Text that takes the largest of its sizes that fits its place, decided before painting. Never scrolls, never spills. */
export function Fitted({ unbroken, steps, className, children }: FittedProps) {
  const place = useRef<HTMLDivElement>(null)
  const { size } = useShape()
  // Without a dependency list on purpose: any change of words, width or fonts renders this component, and fits again.
  useLayoutEffect(() => {
    const text = place.current?.firstElementChild
    if (place.current && text instanceof HTMLElement) {
      const whole = unbroken ? sizesFor(unbroken, size) : []
      stepDown(place.current, text, whole, sizesDownFor(steps, size))
    }
  })
  return (
    <div ref={place} className={`${styles.place} ${className ?? ''}`}>
      <div className={styles.text}>{children}</div>
    </div>
  )
}

function stepDown(place: HTMLElement, text: HTMLElement, unbroken: readonly number[], sizes: readonly number[]): void {
  delete text.dataset.cut
  text.style.removeProperty('-webkit-line-clamp')
  text.dataset.unbroken = ''
  if (unbroken.some((size) => fitsAt(size, place, text))) return
  delete text.dataset.unbroken
  if (sizes.some((size) => fitsAt(size, place, text))) return
  // Only words far beyond every limit come here: the last whole line ends in an ellipsis.
  const lines = Math.floor(place.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight))
  text.dataset.cut = ''
  text.style.setProperty('-webkit-line-clamp', String(Math.max(1, lines)))
}

function fitsAt(size: number, place: HTMLElement, text: HTMLElement): boolean {
  place.style.fontSize = `${size}px`
  return text.offsetHeight <= place.clientHeight && text.scrollWidth <= place.clientWidth
}
