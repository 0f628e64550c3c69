import { nothingLeft } from '#shared/decision'
import type { Block, Face, Form, Imprint, Mark, PaperDocument, Signatures, Table, Words } from '#shared/papers/document'
import { faces, localSources, standInSentence } from '#shared/papers/fonts'
import { character, fittingMarkSize, formLabel } from '#shared/papers/layout'
import { nameParts, paperLine, paperText } from '#shared/papers/paper-text'
import { titleLines } from '#shared/papers/title-lines'
import { emblemPicture } from '#shared/room/emblem-picture'

/**
 * The paper as a page to be printed: the pieces that go into the static page beside this file. Looks stand in its
 * style sheet; only what depends on this document or this machine is written here. `pages` is how many pages the text
 * takes, 0 while nobody knows yet; `missing` are the faces of the standard that this machine lacks.
 */
export function paperHtml(document: PaperDocument, known: { pages: number; missing: readonly Face[] }): PaperHtml {
  const missing = new Set(known.missing)
  const styles = new Styles()
  const provenance = document.provenance + standInSentence(known.missing)
  const text = [
    document.emblem && emblemPicture(document.emblem) ? emblemHtml(document.emblem) : '',
    document.mark ? markHtml(document.mark, missing, styles) : '',
    document.title ? titleHtml(document.title, missing, false) : '',
    document.subtitle ? line('subtitle centred face-kai', document.subtitle) : '',
    document.title ? gap : '',
    ...document.blocks.map((block, index) =>
      blockHtml(block, document.blocks[index - 1]?.kind === 'newPage', missing, styles),
    ),
    endHtml(provenance, document.imprint),
  ].join('')
  return {
    style: styles.text() + (document.orientation === 'landscape' ? acrossThePage : ''),
    body: `<table class="sheet"><tfoot><tr><td class="sheet-cell"><div class="foot"></div></td></tr></tfoot><tbody><tr><td class="sheet-cell">${text}</td></tr></tbody></table>`,
    beside: pageNumbers(known.pages) + imprintAtTheFoot(document.imprint, known.pages),
  }
}

export type PaperHtml = {
  readonly style: string
  /** The text, which is the same however many pages it takes. */
  readonly body: string
  /** What stands beside it on the pages: their numbers, and 版记 at the foot of the last. */
  readonly beside: string
}

/**
 * Rules that this document alone needs: the policy of our pages allows no style attributes. One class for each different
 * rule.
 */
class Styles {
  private readonly names = new Map<string, string>()

  name(rule: string): string {
    const name = this.names.get(rule) ?? `s${this.names.size + 1}`
    this.names.set(rule, name)
    return name
  }

  text(): string {
    return [...this.names].map(([rule, name]) => `.${name}{${rule}}`).join('')
  }
}

function blockHtml(block: Block, startsPage: boolean, missing: ReadonlySet<Face>, styles: Styles): string {
  const breaking = startsPage ? ' new-page' : ''
  switch (block.kind) {
    case 'title':
      return titleHtml(block.text, missing, startsPage) + gap
    case 'heading':
      return line(
        `heading indented${breaking}${faceClass(headingFaces[block.level], missing)}`,
        block.number + block.text,
      )
    case 'paragraph':
      return `<p class="${block.align}${block.indent === 2 ? ' indented' : ''}${breaking}">${wordsHtml(block.words, missing)}</p>`
    case 'entry':
      return entryHtml(block.label, block.words, breaking, missing, styles)
    case 'table':
      return tableHtml(block, breaking, missing, styles)
    case 'note':
      return line(`note face-song${breaking}`, block.text)
    case 'form':
      return formHtml(block, breaking, missing, styles)
    case 'signatures':
      return signaturesHtml(block)
    case 'closing':
      return (
        gap +
        [block.office, block.date]
          .filter((text) => text !== '')
          .map((text) => line('closing', text))
          .join('')
      )
    case 'blank':
      return `<div class="gap${breaking}"></div>`
    case 'newPage':
      return ''
    default:
      return nothingLeft(block)
  }
}

const headingFaces = { 1: 'black', 2: 'kai', 3: 'body', 4: 'body' } as const
const gap = '<div class="gap"></div>'

/** The address has been proven to be a picture; escaped all the same, as everything is. */
function emblemHtml(address: string): string {
  return `<p class="emblem"><img src="${escaped(address)}" alt=""></p>`
}

function markHtml(mark: Mark, missing: ReadonlySet<Face>, styles: Styles): string {
  const size = styles.name(`font-size:${fittingMarkSize([...paperLine(mark.text)].length)}pt`)
  return (
    line(`mark ${size}${faceClass('title', missing)}`, mark.text) +
    line('mark-number', mark.number) +
    `<div class="mark-line"><span>${plain(mark.office)}</span><span>${plain(mark.date)}</span></div>`
  )
}

function titleHtml(title: string, missing: ReadonlySet<Face>, startsPage: boolean): string {
  const lines = titleLines(paperLine(title)).map(escaped).join('<br>')
  return `<p class="title${startsPage ? ' new-page' : ''}${faceClass('title', missing)}">${lines}</p>`
}

function signaturesHtml({ labels, sideBySide }: Signatures): string {
  const signs = labels.map((label) => `${plain(label)}：<span></span>`)
  if (sideBySide) return `<p class="signature side-by-side">${signs.join('')}</p>`
  return gap + signs.map((sign) => `<p class="signature indented">${sign}</p>`).join('')
}

/** 出席：… hangs by its label; a name is not broken from line to line. */
function entryHtml(label: string, words: Words, breaking: string, missing: ReadonlySet<Face>, styles: Styles): string {
  const hang = ([...paperLine(label)].length + 1) * character
  const rule = styles.name(`padding-left:${2 * character + hang}pt;text-indent:${-hang}pt`)
  const text = typeof words === 'string' ? keptTogether(words) : wordsHtml(words, missing)
  return `<p class="${rule}${breaking}"><span class="${faceClass('black', missing).trim()}">${plain(label)}：</span>${text}</p>`
}

function keptTogether(list: string): string {
  return nameParts(paperText(list))
    .map(({ name, rest }) => `${name ? `<span class="keep">${escaped(name)}</span>` : ''}${escaped(rest)}`)
    .join('')
}

function tableHtml(table: Table, breaking: string, missing: ReadonlySet<Face>, styles: Styles): string {
  const whole = table.columns.reduce((sum, column) => sum + column.width, 0)
  const columns = table.columns.map(
    (column) => `<col class="${styles.name(`width:${((column.width / whole) * 100).toFixed(3)}%`)}">`,
  )
  const head = table.columns.map(
    (column) => `<th class="${faceClass('black', missing).trim()}">${plain(column.header)}</th>`,
  )
  const rows = table.rows.map((row) => {
    const cells = table.columns.map(
      (column, index) => `<td${column.align === 'centred' ? ' class="centred"' : ''}>${escaped(row[index] ?? '')}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table class="table${table.toWriteIn ? ' to-write-in' : ''}${breaking}"><colgroup>${columns.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function formHtml({ rows }: Form, breaking: string, missing: ReadonlySet<Face>, styles: Styles): string {
  const most = Math.max(...rows.map((row) => row.fields.length), 1)
  const label = styles.name(`width:${(formLabel * 100).toFixed(3)}%`)
  const value = styles.name(`width:${((1 / most - formLabel) * 100).toFixed(3)}%`)
  const body = rows.map(({ fields, height }) => {
    const span = (most - fields.length) * 2 + 1
    const cells = fields.map((field, index) => {
      const spans = index === fields.length - 1 && span > 1 ? ` colspan="${span}"` : ''
      return `<th class="${faceClass('black', missing).trim()}">${plain(field.label)}</th><td${spans}>${escaped(field.text)}</td>`
    })
    const rule = height === undefined ? '' : ` class="${styles.name(`height:${height}mm;break-inside:avoid`)}"`
    return `<tr${rule}>${cells.join('')}</tr>`
  })
  return `<table class="table form${breaking}"><colgroup>${`<col class="${label}"><col class="${value}">`.repeat(most)}</colgroup><tbody>${body.join('')}</tbody></table>`
}

/** What ends a paper: where it comes from, and the room for 版记, which is seen at the foot of the page. */
function endHtml(provenance: string, imprint: Imprint | null): string {
  if (provenance === '' && !imprint) return ''
  const place = imprint ? `<div class="place">${imprintHtml(imprint)}</div>` : ''
  return `<div class="end">${provenance ? line('provenance face-song', provenance) : ''}${place}</div>`
}

function imprintHtml(imprint: Imprint): string {
  const copies = imprint.copies ? `<div class="copies">抄送：${plain(imprint.copies)}</div>` : ''
  const date = imprint.date ? `<span>${plain(imprint.date)}印发</span>` : ''
  return `<div class="imprint">${copies}<div class="office"><span>${plain(imprint.office)}</span>${date}</div></div>`
}

/** — 1 —: outside, so right on odd pages and left on even ones. */
function pageNumbers(pages: number): string {
  if (pages === 0) return ''
  const numbers = Array.from({ length: pages }, (_, index) => {
    const side = index % 2 === 0 ? 'odd' : 'even'
    return `<div><div class="page-number face-song ${side}">— ${index + 1} —</div></div>`
  })
  return `<div class="beside">${numbers.join('')}</div>`
}

function imprintAtTheFoot(imprint: Imprint | null, pages: number): string {
  if (!imprint || pages === 0) return ''
  return `<div class="beside">${'<div></div>'.repeat(pages - 1)}<div class="page-foot">${imprintHtml(imprint)}</div></div>`
}

function wordsHtml(words: Words, missing: ReadonlySet<Face>): string {
  if (typeof words === 'string') return escaped(words)
  return words
    .map((piece) => {
      const classes = `${piece.face ? faceClass(piece.face, missing) : ''}${piece.struck ? ' struck' : ''}`.trim()
      return classes === '' ? escaped(piece.text) : `<span class="${classes}">${escaped(piece.text)}</span>`
    })
    .join('')
}

function line(classes: string, text: string): string {
  return `<p class="${classes}">${plain(text)}</p>`
}

function plain(text: string): string {
  return escaped(paperLine(text))
}

/** The one door by which text enters the page. */
function escaped(text: string): string {
  return paperText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** The weight of a stand-in is part of standing in; the real font has its own. */
function faceClass(face: Face, missing: ReadonlySet<Face>): string {
  return ` face-${face}${missing.has(face) ? ' stand-in' : ''}`
}

/**
 * 横排: the sheet lies across, its table in smaller type. As upright, the box is 15 mm taller than the type area, for the
 * page number. The page's own style sheet comes after this one, so that these have to insist.
 */
const acrossThePage =
  '@page{size:297mm 210mm!important;margin:28mm 25mm 12mm 25mm!important}' +
  '.beside .page-number{top:159.53mm}.beside .page-foot{height:155mm}' +
  '.sheet .table{font-size:9pt;line-height:12.5pt}.sheet .table th,.sheet .table td{padding:1.5pt 2.5pt}'

/** `official-body` is 仿宋_GB2312 by whatever name this machine has it, and nothing where it has none. */
export const fontFaces = faces
  .map((face) => `@font-face{font-family:official-${face};src:${localSources(face)}}`)
  .join('')
