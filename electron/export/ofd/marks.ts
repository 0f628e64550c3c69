import type { PdfFont } from './pdf-fonts'
import type { PdfStream } from './pdf-objects'

/** What stands on a page, in the order it is drawn. Lengths in millimetres, y downwards from the upper left corner. */
export type Mark = Letter | Shape | Picture

/** One glyph at its place. */
export type Letter = {
  readonly kind: 'letter'
  readonly font: PdfFont
  readonly code: number
  readonly text: string
  /** The glyph's origin on its base line. */
  readonly x: number
  readonly y: number
  /** The em. */
  readonly size: number
  readonly advance: number
  readonly paint: Paint
}

export type Shape = {
  readonly kind: 'shape'
  readonly steps: readonly Step[]
  readonly fill: Paint | null
  readonly stroke: (Paint & Pen) | null
  readonly evenOdd: boolean
}

export type Picture = {
  readonly kind: 'picture'
  readonly image: PdfStream
  /** Where the picture's unit square (its upper left corner at 0 0) comes to lie. */
  readonly matrix: Matrix
  readonly alpha: number
}

/** `alpha` from 0 (not to be seen) to 1. */
export type Paint = { readonly color: Color; readonly alpha: number }
export type Color = readonly [red: number, green: number, blue: number]
export type Pen = {
  readonly width: number
  readonly cap: number
  readonly join: number
  readonly miterLimit: number
  readonly dashes: readonly number[]
  readonly dashOffset: number
}
export type Step =
  | { readonly to: 'start' | 'line'; readonly points: readonly [Point] }
  | { readonly to: 'curve'; readonly points: readonly [Point, Point, Point] }
  | { readonly to: 'close'; readonly points: readonly [] }
export type Point = readonly [x: number, y: number]
export type Matrix = readonly [number, number, number, number, number, number]

/** First `first`, then `second`. */
export function times(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [A, B, C, D, E, F] = second
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

export function applied([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** By how much lengths grow, on the whole. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c))
}
