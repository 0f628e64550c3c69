import {
  AlignmentType,
  Document,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { nothingLeft } from '#shared/decision'
import type { Block, PaperDocument, Signatures, Words } from '#shared/papers/document'
import { character, page, pageNumberDrop, size } from '#shared/papers/layout'
import { paperLine } from '#shared/papers/paper-text'
import { titleLines } from '#shared/papers/title-lines'
import { emblemParagraphs } from './docx-emblem'
import { imprintParagraphs } from './docx-imprint'
import { markParagraphs } from './docx-mark'
import { millimetres, points, twips } from './docx-measures'
import { withExactLines } from './docx-package'
import { inStyle, paragraphStyles, type StyleId } from './docx-styles'
import { ruledForm, ruledTable } from './docx-tables'
import { fontOf, pieces, runs } from './docx-words'

/**
 * Sets a document in GB/T 9704-2012 as DOCX, to be revised in WPS or Word: 22 lines of 28 characters, fonts named as the
 * standard wants, page numbers outside. Nothing in the file points outside it.
 */
export async function toDocx(document: PaperDocument): Promise<Uint8Array> {
  const file = new Document({
    creator: '议事台',
    lastModifiedBy: '议事台',
    title: paperLine(document.title),
    description: '',
    // Page numbers stand right on odd and left on even pages.
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf('body'), size: points(size.body) } } }, paragraphStyles },
    sections: [
      {
        properties: {
          page: {
            size: { width: millimetres(page.width), height: millimetres(page.height) },
            margin: {
              top: millimetres(page.top),
              bottom: millimetres(page.bottom),
              left: millimetres(page.left),
              right: millimetres(page.right),
              header: millimetres(15),
              footer: millimetres(footerDistance),
              gutter: 0,
            },
          },
        },
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children: body(document),
      },
    ],
  })
  return withExactLines(await Packer.toBuffer(file))
}

function body(document: PaperDocument): (Paragraph | Table)[] {
  return [
    ...(document.emblem ? emblemParagraphs(document.emblem) : []),
    ...(document.mark ? markParagraphs(document.mark) : []),
    ...(document.title ? titleParagraphs(document) : []),
    ...setAll(document.blocks, document.provenance !== '' || document.imprint !== null),
    ...(document.provenance
      ? [styled('provenance', document.provenance, { keepLines: true, keepNext: document.imprint !== null })]
      : []),
    ...(document.imprint ? imprintParagraphs(document.imprint) : []),
  ]
}

/** A new page is a property of the paragraph that begins it: a break of its own would leave an empty line behind. */
function setAll(blocks: readonly Block[], hasFoot: boolean): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => {
    const pageBreakBefore = blocks[index - 1]?.kind === 'newPage'
    return set(block, hasFoot && index >= blocks.length - 2 ? { pageBreakBefore, ...withTheFoot } : { pageBreakBefore })
  })
}

/**
 * What stands at the foot of a paper is never alone on its last page: two lines of the text go there with it. The last block
 * may be one line, so the one before it holds on too.
 */
const withTheFoot = { keepNext: true, widowControl: true } as const

type Flow = { readonly pageBreakBefore: boolean } & Partial<typeof withTheFoot>

function set(block: Block, flow: Flow): (Paragraph | Table)[] {
  const { pageBreakBefore, keepNext = false } = flow
  switch (block.kind) {
    case 'heading':
      return [styled(`heading${block.level}`, block.number + block.text, { pageBreakBefore })]
    case 'paragraph':
      return [
        inStyle(block.indent === 2 ? 'body' : 'flush', {
          alignment: alignments[block.align],
          ...flow,
          children: pieces(block.words),
        }),
      ]
    case 'entry':
      return [entryParagraph(block.label, block.words, flow)]
    case 'table':
      return [...(pageBreakBefore ? [inStyle('flush', { pageBreakBefore })] : []), ruledTable(block)]
    case 'form':
      return [...(pageBreakBefore ? [inStyle('flush', { pageBreakBefore })] : []), ruledForm(block)]
    case 'signatures':
      return signatures(block, keepNext)
    case 'closing':
      return [
        inStyle('flush', { pageBreakBefore, keepNext: true }),
        ...[block.office, block.date]
          .filter((line) => line !== '')
          .map((line, index) => styled('closing', line, { keepNext: keepNext || index === 0 })),
      ]
    case 'title':
      return [titleParagraph(block.text, pageBreakBefore), inStyle('flush', { keepNext: true })]
    case 'note':
      return [styled('note', block.text, flow)]
    case 'blank':
      return [inStyle('flush', flow)]
    case 'newPage':
      return []
    default:
      return nothingLeft(block)
  }
}

/** 出席：… hangs by the label and its colon, so that what wraps stands under the first name. */
function entryParagraph(label: string, words: Words, flow: Flow): Paragraph {
  const hanging = twips(([...label].length + 1) * character)
  return inStyle('flush', {
    ...flow,
    indent: { left: twips(2 * character) + hanging, hanging },
    children: [...runs(`${paperLine(label)}：`, 'black'), ...pieces(words)],
  })
}

function signatures({ labels, sideBySide }: Signatures, keepNext: boolean): Paragraph[] {
  if (sideBySide) {
    const signs = labels.flatMap((label) => [...signature(label, 4), ...runs('\u{3000}')])
    return [inStyle('flush', { spacing: { before: twips(12) }, keepNext, children: signs })]
  }
  return [
    inStyle('flush', { keepNext: true }),
    ...labels.map((label, index) =>
      inStyle('signature', { keepNext: keepNext || index < labels.length - 1, children: signature(label, 10) }),
    ),
  ]
}

/** A label and a line to sign on, so many characters long. */
function signature(label: string, characters: number): TextRun[] {
  const line = new TextRun({ text: '\u{3000}'.repeat(characters), underline: { type: 'single' } })
  return [...runs(`${paperLine(label)}：`), line]
}

function titleParagraphs(document: PaperDocument): Paragraph[] {
  return [
    titleParagraph(document.title, false),
    ...(document.subtitle ? [styled('subtitle', document.subtitle)] : []),
    inStyle('flush', { keepNext: true }),
  ]
}

function titleParagraph(title: string, pageBreakBefore: boolean): Paragraph {
  return inStyle('title', { pageBreakBefore, children: runs(titleLines(paperLine(title)).join('\n')) })
}

function styled(style: StyleId, text: string, more: IParagraphOptions = {}): Paragraph {
  return inStyle(style, { ...more, children: runs(paperLine(text)) })
}

const alignments = {
  justified: AlignmentType.BOTH,
  centred: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

/** — 1 —, 4号宋体, one character from the outer edge. */
function pageNumber(side: 'odd' | 'even'): Footer {
  const edge = twips(size.footer)
  const look = { font: fontOf('song'), size: points(size.footer) }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: edge } : { left: edge },
        spacing: { line: twips(size.footer), lineRule: LineRuleType.EXACT },
        children: [new TextRun({ ...look, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

/** From the page's lower edge to the footer's: the dash, in the middle of its line, is 7 mm below the type area. */
const footerDistance = page.bottom - pageNumberDrop - (size.footer / 72) * 12.7
