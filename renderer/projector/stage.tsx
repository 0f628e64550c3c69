import {
  type CSSProperties,
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { WallSize } from '#shared/views/scene'
import styles from './stage.module.css'
import { canvasHeight, sizeFactors } from './type-scale'
import { useTypefaces } from './typefaces'

declare module 'react' {
  interface CSSProperties {
    '--wall-size'?: number
    '--left'?: number
    '--top'?: string
    '--column'?: number
    '--label'?: string
  }
}

/** What a text needs to know to fit again: the canvas's width, the size chosen for the room, and fonts arriving. */
export type Shape = { readonly width: number; readonly size: WallSize; readonly fonts: number }

const ShapeContext = createContext<Shape>({ width: 1920, size: 'standard', fonts: 0 })
export const useShape = (): Shape => useContext(ShapeContext)

/**
 * A canvas 1080 units high, as wide as the container is in proportion, scaled to fill it. Line breaks and fitted sizes
 * are therefore the same on the wall, in the console's preview and in its thumbnail.
 */
export function Stage({ size, children }: { readonly size: WallSize; readonly children: ReactNode }) {
  const window = useRef<HTMLDivElement>(null)
  const { width, height } = useContainer(window)
  const fonts = useFontArrivals()
  useTypefaces(window)
  const scale = height / canvasHeight
  const canvasWidth = Math.min(Math.ceil(width / scale), Math.floor(canvasHeight * widest))
  const shape = useMemo(() => ({ width: canvasWidth, size, fonts }), [canvasWidth, size, fonts])
  if (width < height * narrowest) {
    return (
      <div ref={window} className={styles.window}>
        <p className={styles.upright}>
          请把显示器横过来，
          <br />
          大屏要横放才看得清。
        </p>
      </div>
    )
  }
  const canvas: CSSProperties = {
    width: canvasWidth,
    height: canvasHeight,
    left: Math.max(0, (width - canvasWidth * scale) / 2),
    '--wall-size': sizeFactors[size],
    ...(scale === 1 ? {} : { transform: `scale(${scale})` }),
  }
  return (
    <div ref={window} className={styles.window}>
      <div className={styles.canvas} data-wall-size={size} style={canvas}>
        <ShapeContext value={shape}>{children}</ShapeContext>
      </div>
    </div>
  )
}

/** Narrower than this is a screen on its side; 1280 × 1024 is still a landscape. */
const narrowest = 1.2
/** Two displays side by side as one: the canvas stays in the middle. */
const widest = 2.4

function useContainer(window: React.RefObject<HTMLElement | null>): { width: number; height: number } {
  const [container, setContainer] = useState({ width: 1920, height: canvasHeight })
  useLayoutEffect(() => {
    const element = window.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      // A container that is not laid out (a closed tab of the console) keeps its last shape.
      if (width > 0 && height > 0) {
        setContainer((last) => (last.width === width && last.height === height ? last : { width, height }))
      }
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [window])
  return container
}

/** Counts the times fonts have arrived: figures and Latin letters may be wider in the right typeface. */
function useFontArrivals(): number {
  const [arrivals, setArrivals] = useState(0)
  useLayoutEffect(() => {
    const fonts: FontFaceSet | undefined = document.fonts
    if (!fonts) return
    const arrived = () => setArrivals((count) => count + 1)
    fonts.addEventListener('loadingdone', arrived)
    return () => fonts.removeEventListener('loadingdone', arrived)
  }, [])
  return arrivals
}
