import { type RefObject, useLayoutEffect } from 'react'
import { coverOnWall } from '../look/fonts'

/** Keeps the wall's typefaces known for whatever words stand in the element, before they are painted. */
export function useTypefaces(place: RefObject<Element | null>): void {
  useLayoutEffect(() => {
    const element = place.current
    // A page of tests has no typefaces.
    if (!element || typeof FontFace === 'undefined') return
    const cover = (node: Node) => coverOnWall(node.textContent ?? '')
    cover(element)
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (target instanceof Text) cover(target)
        for (const node of addedNodes) cover(node)
      }
    })
    observer.observe(element, { subtree: true, childList: true, characterData: true })
    return () => observer.disconnect()
  }, [place])
}
