import { memo } from 'react'
import type { Chart } from '#shared/views/charts'
import { drawingOf, type Shape } from '#shared/views/charts-drawing'
import styles from './chart-svg.module.css'
import { inkNames } from './inks'

/** The chart as it stands on the page, in the colours of the look. What it says is said by whoever shows it. */
export const ChartSvg = memo(function ChartSvg({ chart }: { readonly chart: Chart }) {
  const { width, height, shapes } = drawingOf(chart)
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {shapes.map((shape) => (
        <Drawn key={keyOf(shape)} shape={shape} />
      ))}
    </svg>
  )
})

function Drawn({ shape }: { readonly shape: Shape }) {
  const fill = `var(${inkNames[shape.fill]})`
  if (shape.kind === 'box')
    return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} style={{ fill }} />
  return (
    <text
      x={shape.x}
      y={shape.y}
      fontSize={shape.size}
      fontWeight={shape.isBold ? 700 : 400}
      textAnchor={shape.anchor}
      style={{ fill }}
    >
      {shape.text}
    </text>
  )
}

/** No two shapes of one kind and ink begin at one place. */
function keyOf(shape: Shape): string {
  return `${shape.kind} ${shape.x} ${shape.y} ${shape.fill}`
}
