import { applied, type Paint, type Picture, type Point, type Shape, type Step } from './marks'
import { millimetres as mm, xmlText } from './ofd-xml'
import type { SetLetter, TextLine } from './text-lines'

/** What numbers and resources of the whole file a page's content needs. */
export type Numbering = {
  readonly nextId: () => number
  readonly fontId: (line: TextLine) => number
  readonly pictureId: (picture: Picture) => number
}

/** One page: `Content.xml`, GB/T 33190-2016 chapter 7.7. Every object says its own box, in which its lengths begin. */
export function pageXml(
  objects: readonly (TextLine | Shape | Picture)[],
  size: { readonly width: number; readonly height: number },
  numbers: Numbering,
): string {
  const layer = numbers.nextId()
  return [
    '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">',
    `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(size.width)} ${mm(size.height)}</ofd:PhysicalBox></ofd:Area>`,
    `<ofd:Content><ofd:Layer ID="${layer}" Type="Body">`,
    ...objects.map((object) => objectXml(object, numbers)),
    '</ofd:Layer></ofd:Content></ofd:Page>',
  ].join('')
}

function objectXml(object: TextLine | Shape | Picture, numbers: Numbering): string {
  if (object.kind === 'text') return textXml(object, numbers)
  return object.kind === 'shape' ? shapeXml(object, numbers.nextId()) : pictureXml(object, numbers)
}

function textXml(line: TextLine, numbers: Numbering): string {
  const { letters, size, paint } = line
  const [first, last] = [letters[0], letters.at(-1)]
  if (!first || !last) return ''
  const { above, below } = line.font.reach()
  // Room for letters that reach out to the sides of their own width.
  const left = first.x - size / 10
  const top = line.y - above * size
  const box = [left, top, last.x + last.advance + size / 10 - left, (above + below) * size]
  const attributes = [
    `ID="${numbers.nextId()}" Boundary="${box.map(mm).join(' ')}" Font="${numbers.fontId(line)}" Size="${mm(size)}"`,
    line.isUnseen ? ' Fill="false"' : '',
    alphaAttribute(paint),
  ]
  const code = `X="${mm(first.x - left)}" Y="${mm(line.y - top)}"${deltas(letters)}`
  const text = letters.map((letter) => letter.text).join('')
  return `<ofd:TextObject ${attributes.join('')}>${colorXml('FillColor', paint)}${glyphsXml(line)}<ofd:TextCode ${code}>${xmlText(text)}</ofd:TextCode></ofd:TextObject>`
}

/** `DeltaX="g 27 5.645 6.1"`: from letter to letter; `g n v` stands for n equal steps. */
function deltas(letters: readonly SetLetter[]): string {
  const steps: { by: number; count: number }[] = []
  let at = letters[0]?.x ?? 0
  for (const { x } of letters.slice(1)) {
    const same = steps.at(-1)
    // A step is repeated while its letters stay within a hundredth of a millimetre of their places.
    if (same && Math.abs(at + same.by - x) < 0.01) same.count++
    else steps.push({ by: Math.round((x - at) * 1000) / 1000, count: 1 })
    at += steps.at(-1)?.by ?? 0
  }
  if (steps.length === 0) return ''
  const words = steps.map(({ by, count }) => (count > 2 ? `g ${count} ${mm(by)}` : Array(count).fill(mm(by)).join(' ')))
  return ` DeltaX="${words.join(' ')}"`
}

/** Where a character is not shown by the glyph that the font has for it: glyphs named by number. */
function glyphsXml({ font, letters, isUnseen }: TextLine): string {
  if (isUnseen) return ''
  let position = 0
  return letters
    .map(({ text, glyph }) => {
      const at = position
      position += text.length
      if (font.showsByItself(text, glyph)) return ''
      return `<ofd:CGTransform CodePosition="${at}" CodeCount="${text.length}" GlyphCount="1"><ofd:Glyphs>${glyph}</ofd:Glyphs></ofd:CGTransform>`
    })
    .join('')
}

function shapeXml(shape: Shape, id: number): string {
  const points = shape.steps.flatMap(({ points }) => points)
  const around = (shape.stroke?.width ?? 0) / 2
  const left = Math.min(...points.map(([x]) => x)) - around
  const top = Math.min(...points.map(([, y]) => y)) - around
  const width = Math.max(...points.map(([x]) => x)) + around - left
  const height = Math.max(...points.map(([, y]) => y)) + around - top
  const { fill, stroke } = shape
  const attributes = [
    `ID="${id}" Boundary="${[left, top, width, height].map(mm).join(' ')}"`,
    stroke ? penAttributes(stroke) : ' Stroke="false"',
    fill ? ' Fill="true"' : '',
    fill && shape.evenOdd ? ' Rule="Even-Odd"' : '',
    alphaAttribute(fill ?? stroke),
  ]
  const colors = [stroke ? colorXml('StrokeColor', stroke) : '', fill ? colorXml('FillColor', fill) : '']
  const data = shape.steps.map((step) => stepWords(step, [left, top])).join(' ')
  return `<ofd:PathObject ${attributes.join('')}>${colors.join('')}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
}

function penAttributes({ width, cap, join, miterLimit, dashes, dashOffset }: NonNullable<Shape['stroke']>): string {
  return [
    ` LineWidth="${mm(width)}"`,
    cap === 0 ? '' : ` Cap="${cap === 1 ? 'Round' : 'Square'}"`,
    join === 0 ? ` MiterLimit="${mm(miterLimit)}"` : ` Join="${join === 1 ? 'Round' : 'Bevel'}"`,
    dashes.length === 0 ? '' : ` DashPattern="${dashes.map(mm).join(' ')}" DashOffset="${mm(dashOffset)}"`,
  ].join('')
}

function stepWords({ to, points }: Step, [left, top]: Point): string {
  const letter = { start: 'M', line: 'L', curve: 'B', close: 'C' }[to]
  return [letter, ...points.flatMap(([x, y]) => [mm(x - left), mm(y - top)])].join(' ')
}

function pictureXml(picture: Picture, numbers: Numbering): string {
  const [a, b, c, d, e, f] = picture.matrix
  const corners = (
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const
  ).map((corner) => applied(picture.matrix, corner))
  const left = Math.min(...corners.map(([x]) => x))
  const top = Math.min(...corners.map(([, y]) => y))
  const width = Math.max(...corners.map(([x]) => x)) - left
  const height = Math.max(...corners.map(([, y]) => y)) - top
  const matrix = [a, b, c, d, e - left, f - top].map(mm).join(' ')
  const alpha = picture.alpha === 1 ? '' : ` Alpha="${Math.round(picture.alpha * 255)}"`
  return `<ofd:ImageObject ID="${numbers.nextId()}" Boundary="${[left, top, width, height].map(mm).join(' ')}" CTM="${matrix}" ResourceID="${numbers.pictureId(picture)}"${alpha}/>`
}

/** Black too: a path whose filling is not said is filled with nothing. */
function colorXml(element: 'FillColor' | 'StrokeColor', { color }: Paint): string {
  return `<ofd:${element} Value="${color.map((part) => Math.round(part * 255)).join(' ')}"/>`
}

function alphaAttribute(paint: Paint | null): string {
  return !paint || paint.alpha === 1 ? '' : ` Alpha="${Math.round(paint.alpha * 255)}"`
}
