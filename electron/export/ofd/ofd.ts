import { createHash } from 'node:crypto'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { officialFonts } from '#shared/papers/fonts'
import { EmbeddedFont } from './embedded-font'
import type { Letter, Matrix } from './marks'
import { millimetres as mm, xmlHead, xmlText } from './ofd-xml'
import { pageXml } from './page-xml'
import { marksOf } from './pdf-drawing'
import { PdfFonts } from './pdf-fonts'
import { isDictionary, nameOf, PdfObjects, type PdfStream, type PdfValue } from './pdf-objects'
import { pictureFile } from './picture-file'
import { gathered, type TextLine } from './text-lines'

/** What stands in the file beside its pages. */
export type AboutOfd = {
  readonly title: string
  /** The day the paper was made, `2026-11-22`. */
  readonly day: string
  /** The program's version. */
  readonly version: string
}

/**
 * 版式文件 OFD (GB/T 33190-2016), made of the PDF that Chromium printed, so that both show the same: text as text in
 * embedded fonts, rules and borders as paths, pictures as pictures (O1–O3). Throws when the PDF draws with something that
 * is not read here; then there is no OFD rather than a wrong one.
 */
export function toOfd(pdf: Uint8Array, about: AboutOfd): Uint8Array {
  const objects = new PdfObjects(pdf)
  const fonts = new PdfFonts(objects)
  const resources = new Resources(objects)
  const pages = pagesOf(objects).map((page) => {
    const size = sizeOf(objects, page)
    return { size, lines: gathered(marksOf(objects, fonts, page, size.toPage), resources.fontOf) }
  })

  const files: Zippable = {}
  const put = (path: string, xml: string) => {
    files[path] = strToU8(xmlHead + xml)
  }
  put('OFD.xml', rootXml(about, createHash('sha256').update(pdf).digest('hex').slice(0, 32)))
  const numbers = {
    nextId: resources.nextId,
    fontId: ({ font }: TextLine) => resources.fontId(font),
    pictureId: ({ image }: { readonly image: PdfStream }) => resources.pictureId(image),
  }
  const listed = pages.map(({ size, lines }, index) => {
    const place = `Pages/Page_${index}/Content.xml`
    put(`Doc_0/${place}`, pageXml(lines, size, numbers))
    return `<ofd:Page ID="${resources.nextId()}" BaseLoc="${place}"/>`
  })
  put('Doc_0/PublicRes.xml', resources.fontsXml())
  if (resources.hasPictures()) put('Doc_0/DocumentRes.xml', resources.picturesXml())
  for (const [name, bytes, level] of resources.files()) files[`Doc_0/Res/${name}`] = [bytes, { level }]
  put('Doc_0/Document.xml', documentXml(pages[0]?.size ?? { width: 210, height: 297 }, listed, resources))
  return zipSync(files, { level: 6, mtime: about.day })
}

function rootXml({ title, day, version }: AboutOfd, id: string): string {
  return [
    `<ofd:OFD ${namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>`,
    `<ofd:DocID>${id}</ofd:DocID><ofd:Title>${xmlText(title)}</ofd:Title>`,
    `<ofd:CreationDate>${day}</ofd:CreationDate>`,
    `<ofd:Creator>议事台</ofd:Creator><ofd:CreatorVersion>${xmlText(version)}</ofd:CreatorVersion>`,
    '</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
  ].join('')
}

function documentXml(size: { width: number; height: number }, pages: readonly string[], resources: Resources): string {
  return [
    `<ofd:Document ${namespace}><ofd:CommonData><ofd:MaxUnitID>${resources.nextId()}</ofd:MaxUnitID>`,
    `<ofd:PageArea><ofd:PhysicalBox>0 0 ${mm(size.width)} ${mm(size.height)}</ofd:PhysicalBox></ofd:PageArea>`,
    '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>',
    resources.hasPictures() ? '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>' : '',
    `</ofd:CommonData><ofd:Pages>${pages.join('')}</ofd:Pages></ofd:Document>`,
  ].join('')
}

/** Fonts and pictures of the whole file, each once, and the numbers of everything in it. */
class Resources {
  private readonly fonts = new Map<string, { readonly id: number; readonly font: EmbeddedFont }>()
  private readonly pictures = new Map<
    PdfStream,
    { readonly id: number; readonly name: string; readonly bytes: Uint8Array; readonly format: string }
  >()
  private lastId = 0

  constructor(private readonly objects: PdfObjects) {}

  readonly nextId = (): number => ++this.lastId

  /** Pieces of one font bear the same name; drawn glyphs are no outlines and stand apart. */
  readonly fontOf = ({ font }: Letter): EmbeddedFont => {
    const key = `${font.kind} ${font.name}`
    const known = this.fonts.get(key) ?? { id: this.nextId(), font: new EmbeddedFont(font.name || 'Unseen') }
    this.fonts.set(key, known)
    return known.font
  }

  fontId(font: EmbeddedFont): number {
    for (const each of this.fonts.values()) if (each.font === font) return each.id
    throw new Error(`the font ${font.name} was used before it was known`)
  }

  pictureId(image: PdfStream): number {
    const known = this.pictures.get(image)
    if (known) return known.id
    const id = this.nextId()
    const { bytes, format } = pictureFile(this.objects, image)
    this.pictures.set(image, { id, name: `image_${id}.${format === 'JPEG' ? 'jpg' : 'png'}`, bytes, format })
    return id
  }

  hasPictures(): boolean {
    return this.pictures.size > 0
  }

  fontsXml(): string {
    const fonts = [...this.fonts.values()].map(({ id, font }) => {
      const { name, family, isSerif, isBold } = called(font.name)
      const looks = `${isSerif ? ' Serif="true"' : ''}${isBold ? ' Bold="true"' : ''}`
      return `<ofd:Font ID="${id}" FontName="${xmlText(name)}" FamilyName="${xmlText(family)}"${looks}><ofd:FontFile>font_${id}.ttf</ofd:FontFile></ofd:Font>`
    })
    return `<ofd:Res ${namespace} BaseLoc="Res"><ofd:Fonts>${fonts.join('')}</ofd:Fonts></ofd:Res>`
  }

  picturesXml(): string {
    const pictures = [...this.pictures.values()].map(
      ({ id, name, format }) =>
        `<ofd:MultiMedia ID="${id}" Type="Image" Format="${format}"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia>`,
    )
    return `<ofd:Res ${namespace} BaseLoc="Res"><ofd:MultiMedias>${pictures.join('')}</ofd:MultiMedias></ofd:Res>`
  }

  files(): readonly (readonly [name: string, bytes: Uint8Array, level: 0 | 6])[] {
    return [
      ...[...this.fonts.values()].map(({ id, font }) => [`font_${id}.ttf`, font.file(), 6] as const),
      // Pictures are packed already.
      ...[...this.pictures.values()].map(({ name, bytes }) => [name, bytes, 0] as const),
    ]
  }
}

/** The stand-ins of ours bear names of the design they were cut from (`NotoSerifSCExtraLight-Bold`). */
function called(font: string): { name: string; family: string; isSerif: boolean; isBold: boolean } {
  const family = Object.values(officialFonts)
    .map(({ standIn }) => standIn.family)
    .find((each) => font.startsWith(each.replaceAll(' ', '')))
  const style = /-(\w+)$/.exec(font)?.[1] ?? 'Regular'
  return {
    name: family ? `${family} ${style}` : font,
    family: family ?? font,
    isSerif: family?.includes('Serif') ?? false,
    isBold: /bold/i.test(style),
  }
}

function pagesOf(objects: PdfObjects): readonly PdfValue[] {
  const within = (node: PdfValue): PdfValue[] =>
    nameOf(objects.entry(node, 'Type')) === 'Pages'
      ? objects.list(objects.entry(node, 'Kids')).flatMap((kid) => within(objects.resolve(kid)))
      : [node]
  return within(objects.entry(objects.catalog(), 'Pages')).filter(isDictionary)
}

/** Chromium rounds a sheet to its own points (209.89 mm); paper is sold in whole millimetres. */
function sizeOf(objects: PdfObjects, page: PdfValue): { width: number; height: number; toPage: Matrix } {
  const [left = 0, bottom = 0, right = 595, top = 842] = objects.numbers(objects.entry(page, 'MediaBox'))
  const toPage: Matrix = [point, 0, 0, -point, -left * point, top * point]
  return { width: Math.round((right - left) * point), height: Math.round((top - bottom) * point), toPage }
}

/** A point in millimetres. */
const point = 25.4 / 72
const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
