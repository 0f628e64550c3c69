import type { Chart } from '#shared/views/charts'
import type { Ink } from '#shared/views/charts-drawing'
import { type Palette, pictureOf } from '#shared/views/charts-picture'
import { inkNames } from './inks'

/** Twice the size of the page, so that it stays sharp on paper. */
const scale = 2

/** Paints the chart's own SVG as PNG; throws when this page cannot draw, which no page of ours refuses. */
export async function paintPicture(chart: Chart, about: string): Promise<Uint8Array<ArrayBuffer>> {
  const look = getComputedStyle(document.documentElement)
  const inks = Object.entries(inkNames).map(([ink, name]) => [ink, look.getPropertyValue(name).trim()])
  const palette = Object.fromEntries(inks) as Readonly<Record<Ink, string>> satisfies Palette
  const { svg, width, height } = pictureOf(chart, about, palette, look.getPropertyValue('--system').trim())
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('the page has no canvas to draw on; Chromium gives one to every page')
  pen.scale(scale, scale)
  pen.drawImage(image, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('the canvas gave no picture; it is not empty and nothing foreign was drawn on it')
  return new Uint8Array(await blob.arrayBuffer())
}
