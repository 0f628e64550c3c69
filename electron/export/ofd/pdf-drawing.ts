import { applied, type Color, type Mark, type Matrix, type Pen, type Point, type Step, scaleOf, times } from './marks'
import type { PdfFont, PdfFonts } from './pdf-fonts'
import { utf16Of } from './pdf-fonts'
import {
  isBytes,
  isDictionary,
  isList,
  isStream,
  isWord,
  latin1,
  nameOf,
  numberOf,
  type PdfObjects,
  PdfReader,
  type PdfValue,
} from './pdf-objects'

/** Draws a page's content into marks. `toPage` takes the PDF's own lengths to millimetres from the upper left corner. */
export function marksOf(objects: PdfObjects, fonts: PdfFonts, page: PdfValue, toPage: Matrix): readonly Mark[] {
  const contents = objects.entry(page, 'Contents')
  const streams = (isList(contents) ? contents.map((each) => objects.resolve(each)) : [contents]).filter(isStream)
  const text = streams.map((stream) => latin1(objects.contentOf(stream))).join('\n')
  const drawing = new Drawing(objects, fonts)
  drawing.draw(text, objects.entry(page, 'Resources'), { ...beginning, matrix: toPage })
  return drawing.marks
}

type State = {
  readonly matrix: Matrix
  readonly fill: Color
  readonly stroke: Color
  readonly fillAlpha: number
  readonly strokeAlpha: number
  readonly pen: Pen
  readonly font: PdfFont | null
  readonly size: number
  readonly letterSpace: number
  readonly wordSpace: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
}

const beginning: State = {
  matrix: [1, 0, 0, 1, 0, 0],
  fill: [0, 0, 0],
  stroke: [0, 0, 0],
  fillAlpha: 1,
  strokeAlpha: 1,
  pen: { width: 1, cap: 0, join: 0, miterLimit: 10, dashes: [], dashOffset: 0 },
  font: null,
  size: 0,
  letterSpace: 0,
  wordSpace: 0,
  scale: 1,
  leading: 0,
  rise: 0,
}

class Drawing {
  readonly marks: Mark[] = []
  private state = beginning
  private saved: State[] = []
  private steps: Step[] = []
  private pen: Point = [0, 0]
  private textMatrix: Matrix = beginning.matrix
  private lineMatrix: Matrix = beginning.matrix
  /** What the next glyphs stand for together, where the file says so. */
  private instead: string | null = null
  private resources: PdfValue = null

  constructor(
    private readonly objects: PdfObjects,
    private readonly fonts: PdfFonts,
  ) {}

  draw(content: string, resources: PdfValue, state: State): void {
    const before = { state: this.state, saved: this.saved, steps: this.steps, resources: this.resources }
    const text = [this.textMatrix, this.lineMatrix] as const
    this.state = state
    this.saved = []
    this.steps = []
    this.resources = resources
    const reader = new PdfReader(content)
    let operands: PdfValue[] = []
    for (let value = reader.next(); value !== undefined; value = reader.next()) {
      if (isWord(value)) {
        this.carryOut(value.word, operands)
        operands = []
      } else operands.push(value)
    }
    this.state = before.state
    this.saved = before.saved
    this.steps = before.steps
    this.resources = before.resources
    this.textMatrix = text[0]
    this.lineMatrix = text[1]
  }

  private carryOut(word: string, operands: readonly PdfValue[]): void {
    const operator = this.operators[word]
    if (!operator) throw new Error(`the PDF draws with "${word}", which is not read here`)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands.map(numberOf)
    operator([a, b, c, d, e, f], operands)
  }

  /** The words of a page's content, ISO 32000-1 annex A. */
  private readonly operators: Readonly<Record<string, Operator>> = {
    q: () => this.saved.push(this.state),
    Q: () => {
      this.state = this.saved.pop() ?? this.state
    },
    cm: (matrix) => this.change({ matrix: times(matrix, this.state.matrix) }),
    gs: (_, [name]) => this.extended(this.resource('ExtGState', name)),
    rg: (_, color) => this.change({ fill: colorOf(color) }),
    g: (_, color) => this.change({ fill: colorOf(color) }),
    k: (_, color) => this.change({ fill: colorOf(color) }),
    sc: (_, color) => this.change({ fill: colorOf(color) }),
    scn: (_, color) => this.change({ fill: colorOf(color) }),
    RG: (_, color) => this.change({ stroke: colorOf(color) }),
    G: (_, color) => this.change({ stroke: colorOf(color) }),
    K: (_, color) => this.change({ stroke: colorOf(color) }),
    SC: (_, color) => this.change({ stroke: colorOf(color) }),
    SCN: (_, color) => this.change({ stroke: colorOf(color) }),
    w: ([width]) => this.draws({ width }),
    J: ([cap]) => this.draws({ cap }),
    j: ([join]) => this.draws({ join }),
    M: ([miterLimit]) => this.draws({ miterLimit }),
    d: (_, [dashes, offset]) => this.draws({ dashes: this.objects.numbers(dashes), dashOffset: numberOf(offset) }),

    m: ([x, y]) => this.step('start', [x, y]),
    l: ([x, y]) => this.step('line', [x, y]),
    c: ([a, b, c, d, x, y]) => this.curve([a, b], [c, d], [x, y]),
    v: ([a, b, x, y]) => this.curve(this.pen, [a, b], [x, y]),
    y: ([a, b, x, y]) => this.curve([a, b], [x, y], [x, y]),
    h: () => this.close(),
    re: ([x, y, width, height]) => {
      this.step('start', [x, y])
      this.step('line', [x + width, y])
      this.step('line', [x + width, y + height])
      this.step('line', [x, y + height])
      this.close()
    },
    f: () => this.paint({ fill: true }),
    F: () => this.paint({ fill: true }),
    'f*': () => this.paint({ fill: true, evenOdd: true }),
    S: () => this.paint({ stroke: true }),
    s: () => this.paint({ stroke: true, close: true }),
    B: () => this.paint({ fill: true, stroke: true }),
    'B*': () => this.paint({ fill: true, stroke: true, evenOdd: true }),
    b: () => this.paint({ fill: true, stroke: true, close: true }),
    'b*': () => this.paint({ fill: true, stroke: true, close: true, evenOdd: true }),
    n: () => this.paint({}),

    BT: () => this.startLine(beginning.matrix),
    Tf: ([, size], [name]) => this.change({ font: this.fonts.named(nameOf(name), this.resources), size }),
    Tc: ([letterSpace]) => this.change({ letterSpace }),
    Tw: ([wordSpace]) => this.change({ wordSpace }),
    Tz: ([percent]) => this.change({ scale: percent / 100 }),
    TL: ([leading]) => this.change({ leading }),
    Ts: ([rise]) => this.change({ rise }),
    Tr: ([mode]) => {
      if (mode !== 0) throw new Error('the PDF shows text otherwise than filled, which is not read here')
    },
    Tm: (matrix) => this.startLine(matrix),
    Td: ([x, y]) => this.nextLine(x, y),
    TD: ([x, y]) => {
      this.change({ leading: -y })
      this.nextLine(x, y)
    },
    'T*': () => this.nextLine(0, -this.state.leading),
    Tj: (_, [string]) => this.show(string),
    TJ: (_, [parts]) => {
      for (const each of this.objects.list(parts)) {
        if (typeof each === 'number') this.movePen((-each / 1000) * this.state.size * this.state.scale)
        else this.show(each)
      }
    },

    Do: (_, [name]) => this.place(this.resource('XObject', name)),
    BDC: (_, [, properties]) => {
      this.instead = this.actualText(properties)
    },
    EMC: () => {
      this.instead = null
    },
    // Clipping (at the paper's own edge), marked content, colour spaces, and the box of a drawn glyph.
    ...Object.fromEntries(
      ['W', 'W*', 'ET', 'BMC', 'MP', 'DP', 'd0', 'd1', 'i', 'ri', 'cs', 'CS'].map((word) => [word, () => {}]),
    ),
  }

  private resource(kind: string, name: PdfValue | undefined): PdfValue {
    return this.objects.entry(this.objects.entry(this.resources, kind), nameOf(name))
  }

  private draws(pen: Partial<Pen>): void {
    this.change({ pen: { ...this.state.pen, ...pen } })
  }

  private change(to: Partial<State>): void {
    this.state = { ...this.state, ...to }
  }

  private extended(state: PdfValue): void {
    const [fillAlpha, strokeAlpha] = ['ca', 'CA'].map((key) => this.objects.entry(state, key))
    if (typeof fillAlpha === 'number') this.change({ fillAlpha })
    if (typeof strokeAlpha === 'number') this.change({ strokeAlpha })
    if (isDictionary(this.objects.entry(state, 'SMask')))
      throw new Error('the PDF draws through a mask, which is not read here')
  }

  private step(to: 'start' | 'line', point: Point): void {
    this.pen = point
    this.steps.push({ to, points: [applied(this.state.matrix, point)] })
  }

  private curve(first: Point, second: Point, end: Point): void {
    this.pen = end
    const { matrix } = this.state
    this.steps.push({ to: 'curve', points: [applied(matrix, first), applied(matrix, second), applied(matrix, end)] })
  }

  private close(): void {
    this.steps.push({ to: 'close', points: [] })
  }

  private paint(how: { fill?: boolean; stroke?: boolean; evenOdd?: boolean; close?: boolean }): void {
    if (how.close) this.close()
    const { fill, stroke, fillAlpha, strokeAlpha, pen } = this.state
    const scale = scaleOf(this.state.matrix)
    const steps = this.steps
    this.steps = []
    if (steps.length === 0 || !(how.fill || how.stroke)) return
    this.marks.push({
      kind: 'shape',
      steps,
      fill: how.fill ? { color: fill, alpha: fillAlpha } : null,
      stroke: how.stroke
        ? {
            color: stroke,
            alpha: strokeAlpha,
            ...pen,
            width: pen.width * scale,
            dashes: pen.dashes.map((dash) => dash * scale),
            dashOffset: pen.dashOffset * scale,
          }
        : null,
      evenOdd: how.evenOdd ?? false,
    })
  }

  private nextLine(x: number, y: number): void {
    this.startLine(times([1, 0, 0, 1, x, y], this.lineMatrix))
  }

  private startLine(matrix: Matrix): void {
    this.lineMatrix = matrix
    this.textMatrix = matrix
  }

  private movePen(by: number): void {
    this.textMatrix = times([1, 0, 0, 1, by, 0], this.textMatrix)
  }

  private show(string: PdfValue | undefined): void {
    const { font, size, scale, rise, letterSpace, wordSpace, matrix } = this.state
    if (!font || string === undefined || !isBytes(string)) return
    for (const code of font.codesOf(string.bytes)) {
      const toPage = times(times([size * scale, 0, 0, size, 0, rise], this.textMatrix), matrix)
      const advance = font.advanceOf(code)
      if (font.kind === 'drawings') this.drawGlyph(font, code, toPage)
      this.letter(font, code, toPage, advance)
      const space = letterSpace + (string.bytes.length === 1 && code === 32 ? wordSpace : 0)
      this.movePen((advance * size + space) * scale)
    }
  }

  private letter(font: PdfFont, code: number, toPage: Matrix, advance: number): void {
    const [a, b, c, d, x, y] = toPage
    const isUpright = Math.abs(b) < 1e-6 && Math.abs(c) < 1e-6 && a > 0 && d < 0 && Math.abs(a + d) < 1e-3 * a
    if (!isUpright) throw new Error('the PDF sets text slanted, turned or stretched, which is not read here')
    // The first of several glyphs takes what they stand for together.
    const isFurther = this.instead === ''
    if (isFurther && font.kind === 'drawings') return
    const text = isFurther ? noText : (this.instead ?? font.textOf(code))
    if (this.instead !== null) this.instead = ''
    const paint = { color: this.state.fill, alpha: this.state.fillAlpha }
    this.marks.push({ kind: 'letter', font, code, text, x, y, size: a, advance: advance * a, paint })
  }

  private drawGlyph(font: Extract<PdfFont, { kind: 'drawings' }>, code: number, toPage: Matrix): void {
    const drawing = font.drawingOf(code)
    if (!drawing) return
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = font.matrix
    // The font matrix leads to ems, which `toPage` takes on.
    const state = { ...this.state, matrix: times([a, b, c, d, e, f], toPage) }
    this.draw(latin1(this.objects.contentOf(drawing)), font.resources ?? this.resources, state)
  }

  private place(object: PdfValue): void {
    if (!isStream(object)) return
    const { matrix, fillAlpha } = this.state
    if (nameOf(object.entries.get('Subtype')) === 'Image') {
      // A PDF's picture stands on its lower left corner.
      this.marks.push({ kind: 'picture', image: object, matrix: times([1, 0, 0, -1, 0, 1], matrix), alpha: fillAlpha })
      return
    }
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.objects.numbers(object.entries.get('Matrix'))
    const state = { ...this.state, matrix: times([a, b, c, d, e, f], matrix) }
    this.draw(latin1(this.objects.contentOf(object)), this.objects.entry(object, 'Resources'), state)
  }

  private actualText(properties: PdfValue | undefined): string | null {
    const text = this.objects.entry(properties, 'ActualText')
    if (text === null || !isBytes(text)) return null
    return text.bytes.startsWith('\u{FE}\u{FF}') ? utf16Of({ kind: 'bytes', bytes: text.bytes.slice(2) }) : text.bytes
  }
}

/** Stands in no paper (paper-text.ts takes it out), takes no room, and is passed over by whoever searches. */
const noText = '\u{200B}'

type Operator = (numbers: Matrix, operands: readonly PdfValue[]) => void

function colorOf(operands: readonly PdfValue[]): Color {
  const [a, b, c, d] = operands.map(numberOf)
  if (a === undefined || operands.some((each) => typeof each !== 'number'))
    throw new Error('the PDF paints with a pattern, which is not read here')
  if (b === undefined || c === undefined) return [a, a, a]
  return d === undefined ? [a, b, c] : [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)]
}
