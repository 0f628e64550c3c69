/** 工作簿: a paper in tables, before it becomes an XLSX file. Plain data; the writer knows cells and styles. */
export type Workbook = { readonly sheets: readonly Sheet[] }

export type Sheet = {
  /** The tab's name; the writer shortens it and keeps the names of one workbook apart. */
  readonly name: string
  readonly title: string
  /** Lines between title and table: 时间、地点、应到实到. */
  readonly lines: readonly string[]
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Lines below the table: arithmetic in words, signatures, provenance. */
  readonly footer: readonly string[]
  readonly orientation: 'portrait' | 'landscape'
}

/** `width` in characters of the default size; a Chinese character takes two. */
export type Column = { readonly header: string; readonly width: number; readonly align: 'left' | 'centred' }

/**
 * What stands in a cell. Text is always text: whatever it starts with, no program may read it as a formula. Times are
 * instants, shown in Chinese standard time; `rate` is hundredths of a percent (8571 = 85.71 %).
 */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'rate'; readonly permyriad: number }
  | { readonly kind: 'time'; readonly at: string }
  | { readonly kind: 'empty' }

export function text(value: string): Cell {
  return value === '' ? empty : { kind: 'text', text: value }
}

export function count(value: number): Cell {
  return { kind: 'count', value }
}

export function rate(permyriad: number | null): Cell {
  return permyriad === null ? empty : { kind: 'rate', permyriad }
}

export function time(at: string | null): Cell {
  return at === null ? empty : { kind: 'time', at }
}

export const empty: Cell = { kind: 'empty' }
