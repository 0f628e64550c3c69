import type { EmbeddedFont } from './embedded-font'
import type { Letter, Mark, Paint, Shape } from './marks'

/** One piece of text as the OFD has it: letters of one font on one base line, from left to right. */
export type TextLine = {
  readonly kind: 'text'
  readonly font: EmbeddedFont
  readonly size: number
  readonly paint: Paint
  /** Text whose look is drawn beside it: found and copied, not painted. */
  readonly isUnseen: boolean
  readonly y: number
  readonly letters: readonly SetLetter[]
}

/** What is shown at `x`: some characters by one glyph of the embedded font. */
export type SetLetter = {
  readonly text: string
  readonly glyph: number
  readonly x: number
  readonly advance: number
}

/** Letters gathered into lines; everything else as it was, in its order. */
export function gathered(
  marks: readonly Mark[],
  fontOf: (letter: Letter) => EmbeddedFont,
): readonly (TextLine | Exclude<Mark, Letter>)[] {
  const done: (TextLine | Exclude<Mark, Letter>)[] = []
  let open: (TextLine & { readonly letters: SetLetter[] }) | null = null
  const close = () => {
    const line = open && withoutOuterBlanks(open)
    if (line) done.push(line)
    open = null
  }
  for (const mark of marks) {
    if (mark.kind !== 'letter') {
      close()
      const last = done.at(-1)
      const merged = mark.kind === 'shape' && last?.kind === 'shape' ? together(last, mark) : null
      if (merged) done[done.length - 1] = merged
      else done.push(mark)
      continue
    }
    const letter = setIn(fontOf(mark), mark)
    if (open && !follows(open, mark, fontOf(mark))) close()
    open ??= {
      kind: 'text',
      font: fontOf(mark),
      size: mark.size,
      paint: mark.paint,
      isUnseen: mark.font.kind === 'drawings',
      y: mark.y,
      letters: [],
    }
    open.letters.push(letter)
  }
  close()
  return done
}

function setIn(font: EmbeddedFont, letter: Letter): SetLetter {
  const text = shown(letter.text)
  const glyph =
    letter.font.kind === 'program' ? font.take(letter.font.program, letter.code, text) : font.takeUnseen(text)
  return { text, glyph, x: letter.x, advance: letter.advance }
}

/** What XML takes; a glyph of which the PDF does not tell what it says is shown all the same. */
function shown(text: string): string {
  const plain = text.replace(/[^\P{Cc}]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu, '')
  return plain === '' ? '\u{FFFD}' : plain
}

/** The next cell of a table is a piece of its own, even where it stands at the same height. */
function follows(line: TextLine, letter: Letter, font: EmbeddedFont): boolean {
  const last = line.letters.at(-1)
  if (!last) return true
  const gap = letter.x - last.x - last.advance
  // Readers differ in how they count characters that take two codes: such a one, or a ligature, is a piece of its own.
  if (shown(letter.text).length !== 1 || last.text.length !== 1) return false
  return (
    line.font === font &&
    line.isUnseen === (letter.font.kind === 'drawings') &&
    Math.abs(line.size - letter.size) < 1e-4 &&
    Math.abs(line.y - letter.y) < 5e-3 &&
    line.paint.alpha === letter.paint.alpha &&
    line.paint.color.every((part, index) => part === letter.paint.color[index]) &&
    gap > -line.size &&
    gap < line.size &&
    letter.x > last.x
  )
}

/** Readers differ in whether they keep blanks at the ends of a text, and everything would be shifted by one. */
function withoutOuterBlanks(line: TextLine): TextLine | null {
  const first = line.letters.findIndex(({ text }) => text.trim() !== '')
  const last = line.letters.findLastIndex(({ text }) => text.trim() !== '')
  return first < 0 ? null : { ...line, letters: line.letters.slice(first, last + 1) }
}

/** A table's borders are hundreds of little rectangles of one colour; drawn together they are one object. */
function together(first: Shape, second: Shape): Shape | null {
  const [a, b] = [first, second].map(({ fill }) => fill)
  const arePlain = [first, second].every(
    ({ stroke, evenOdd, steps }) => !stroke && !evenOdd && steps.every(({ to }) => to !== 'curve'),
  )
  if (!a || !b || !arePlain || a.alpha !== 1 || b.alpha !== 1 || !isRectangle(second)) return null
  if (a.color.some((part, index) => part !== b.color[index])) return null
  return { ...first, steps: [...first.steps, ...second.steps] }
}

function isRectangle({ steps }: Shape): boolean {
  return steps.map(({ to }) => to).join(' ') === 'start line line line close'
}
