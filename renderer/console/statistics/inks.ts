import type { Ink } from '#shared/views/charts-drawing'

/** The inks of a drawing by their names in the look (tokens.css). */
export const inkNames: Readonly<Record<Ink, string>> = {
  cinnabar: '--cinnabar',
  jade: '--jade',
  amber: '--amber',
  blue: '--blue',
  plum: '--plum',
  ink: '--ink-2',
  strong: '--ink',
  soft: '--ink-2-strong',
  faint: '--ink-3',
  track: '--track',
}
