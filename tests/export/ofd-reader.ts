import { posix } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'

/*
 * A reader of OFD written after the standard (GB/T 33190-2016) alone: it shares nothing with the writer, follows every
 * location through the package, and throws at whatever is not as the standard has it. It reads files of other makers too.
 */

export type ReadOfd = {
  readonly title: string
  readonly pages: readonly ReadPage[]
  /** By the number that text refers to them with. */
  readonly fonts: ReadonlyMap<string, ReadFont>
  /** Every file of the package. */
  readonly files: readonly string[]
}

export type ReadFont = { readonly name: string; readonly file: Uint8Array | null }
export type ReadPage = {
  readonly width: number
  readonly height: number
  readonly texts: readonly ReadText[]
  /** Boxes of paths and pictures, in millimetres. */
  readonly paths: readonly Box[]
  readonly pictures: readonly { readonly box: Box; readonly bytes: Uint8Array }[]
}

/** One TextCode: its characters, each with the place of its origin on the page, in millimetres. */
export type ReadText = {
  readonly text: string
  readonly font: string
  readonly size: number
  readonly isPainted: boolean
  /** Glyphs named by number, by the position of the character that they show. */
  readonly glyphs: ReadonlyMap<number, number>
  readonly letters: readonly { readonly letter: string; readonly x: number; readonly y: number }[]
}
export type Box = readonly [x: number, y: number, width: number, height: number]

export function readOfd(ofd: Uint8Array): ReadOfd {
  const files = unzipSync(ofd)
  const part = (path: string) => {
    const bytes = files[path]
    if (!bytes) throw new Error(`the OFD names ${path} and does not hold it`)
    return bytes
  }
  const xml = (path: string, name: string) => parsed(strFromU8(part(path)), path, name)
  const body = only(xml('OFD.xml', 'OFD'), 'DocBody')
  const documentPath = located('OFD.xml', textOf(only(body, 'DocRoot')))
  const document = xml(documentPath, 'Document')
  const common = only(document, 'CommonData')

  const ids = new Set<string>()
  const known = (element: Element) => {
    const id = element.getAttribute('ID') ?? ''
    if (!/^\d+$/.test(id) || ids.has(id)) throw new Error(`the number "${id}" stands twice or is none`)
    ids.add(id)
    return id
  }
  const fonts = new Map<string, ReadFont>()
  const media = new Map<string, Uint8Array>()
  for (const kind of ['PublicRes', 'DocumentRes']) {
    for (const place of children(common, kind)) {
      const path = located(documentPath, textOf(place))
      const resources = xml(path, 'Res')
      const from = located(path, `${resources.getAttribute('BaseLoc') ?? '.'}/x`)
      for (const font of children(resources, 'Fonts').flatMap((each) => children(each, 'Font'))) {
        const [file] = children(font, 'FontFile')
        const bytes = file ? part(located(from, textOf(file))) : null
        fonts.set(known(font), { name: font.getAttribute('FontName') ?? '', file: bytes })
      }
      for (const each of children(resources, 'MultiMedias').flatMap((all) => children(all, 'MultiMedia')))
        media.set(known(each), part(located(from, textOf(only(each, 'MediaFile')))))
    }
  }

  const pages = children(only(document, 'Pages'), 'Page').map((place): ReadPage => {
    known(place)
    const page = xml(located(documentPath, place.getAttribute('BaseLoc') ?? ''), 'Page')
    const area = children(page, 'Area')[0] ?? only(common, 'PageArea')
    const [, , width = 0, height = 0] = numbers(textOf(only(area, 'PhysicalBox')))
    const objects = children(only(page, 'Content'), 'Layer').flatMap((layer) => {
      known(layer)
      return childElements(layer)
    })
    for (const object of objects) known(object)
    const named = (name: string) => objects.filter((object) => object.localName === name)
    return {
      width,
      height,
      texts: named('TextObject').flatMap(readText),
      paths: named('PathObject').map((path) => {
        if (!/^(?:[SMLQBAC]|-?\d|\s|\.)+$/.test(textOf(only(path, 'AbbreviatedData'))))
          throw new Error('a path is unclear')
        return boxOf(path)
      }),
      pictures: named('ImageObject').map((picture) => {
        const bytes = media.get(picture.getAttribute('ResourceID') ?? '')
        if (!bytes) throw new Error('a picture is not among the resources')
        return { box: boxOf(picture), bytes }
      }),
    }
  })
  const most = Number(textOf(only(common, 'MaxUnitID')))
  if ([...ids].some((id) => Number(id) > most)) throw new Error('a number is greater than the greatest')
  const title = children(only(body, 'DocInfo'), 'Title').map(textOf)[0] ?? ''
  return { title, pages, fonts, files: Object.keys(files) }
}

function readText(object: Element): readonly ReadText[] {
  const [left, top] = boxOf(object)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(object.getAttribute('CTM') ?? '')
  const glyphs = new Map<number, number>()
  for (const transform of children(object, 'CGTransform')) {
    const at = Number(transform.getAttribute('CodePosition'))
    const named = numbers(textOf(only(transform, 'Glyphs')))
    const count = Math.max(named.length, Number(transform.getAttribute('CodeCount') || 1))
    // Several characters can be shown by one glyph.
    for (let index = 0; index < count; index++) glyphs.set(at + index, named[Math.min(index, named.length - 1)] ?? 0)
  }
  return children(object, 'TextCode').map((code) => {
    const text = code.textContent ?? ''
    const steps = [code.getAttribute('DeltaX'), code.getAttribute('DeltaY')].map((each) => unfolded(each ?? ''))
    let [x, y] = [Number(code.getAttribute('X')), Number(code.getAttribute('Y'))]
    const letters = [...text].map((letter, index) => {
      if (index > 0) {
        x += steps[0]?.[index - 1] ?? 0
        y += steps[1]?.[index - 1] ?? 0
      }
      return { letter, x: left + a * x + c * y + e, y: top + b * x + d * y + f }
    })
    return {
      text,
      font: object.getAttribute('Font') ?? '',
      size: Number(object.getAttribute('Size')),
      isPainted: object.getAttribute('Fill') !== 'false',
      glyphs,
      letters,
    }
  })
}

/** `g n v` stands for n times v. */
function unfolded(steps: string): number[] {
  const words = steps.split(/\s+/).filter((word) => word !== '')
  const all: number[] = []
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== 'g') all.push(Number(words[at]))
    else {
      all.push(...Array<number>(Number(words[at + 1])).fill(Number(words[at + 2])))
      at += 2
    }
  }
  if (all.some(Number.isNaN)) throw new Error(`"${steps}" are no steps`)
  return all
}

function parsed(text: string, path: string, name: string): Element {
  const wrong = (message: string): never => {
    throw new Error(`${path} is not well-formed: ${message}`)
  }
  const root = new DOMParser({
    errorHandler: { warning: wrong, error: wrong, fatalError: wrong },
  }).parseFromString(text, 'text/xml').documentElement
  if (root?.localName !== name || root.namespaceURI !== 'http://www.ofdspec.org/2016')
    throw new Error(`${path} is no ${name} of the standard`)
  return root
}

/** ST_Loc: from the package when it begins with a slash, otherwise from the file that says it. */
function located(from: string, place: string): string {
  return posix.normalize(place.startsWith('/') ? place.slice(1) : posix.join(posix.dirname(from), place))
}

function boxOf(object: Element): Box {
  const [x, y, width, height] = numbers(object.getAttribute('Boundary') ?? '')
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    throw new Error('an object has no box')
  return [x, y, width, height]
}

function numbers(text: string): number[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(Number)
}

function only(element: Element, name: string): Element {
  const [found, ...more] = children(element, name)
  if (!found || more.length > 0) throw new Error(`${element.nodeName} has not exactly one ${name}`)
  return found
}

function children(element: Element, name: string): Element[] {
  return childElements(element).filter((child) => child.localName === name)
}

function childElements(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1)
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim()
}
