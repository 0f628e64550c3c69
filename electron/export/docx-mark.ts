import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx'
import type { Mark } from '#shared/papers/document'
import { character, fittingMarkSize, linePitch, markOffset, typeArea } from '#shared/papers/layout'
import { paperLine } from '#shared/papers/paper-text'
import { millimetres, points, twips } from './docx-measures'
import { inStyle } from './docx-styles'
import { fontOf, runs } from './docx-words'

/** 纪要标志 in red, the number under it, office and date on one line, and the red rule over the whole width. */
export function markParagraphs(mark: Mark): Paragraph[] {
  const text = paperLine(mark.text)
  const markSize = fittingMarkSize([...text].length)
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        before: millimetres(markOffset) - twips((markSize * (leading - 1)) / 2),
        line: twips(markSize * leading),
        lineRule: LineRuleType.EXACT,
      },
      children: [new TextRun({ text, color: red, font: fontOf('title'), size: points(markSize) })],
    }),
    inStyle('flush', {
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(linePitch), line: twips(linePitch), lineRule: LineRuleType.EXACT },
      children: runs(paperLine(mark.number)),
    }),
    inStyle('flush', {
      indent: { left: twips(character), right: twips(character) },
      tabStops: [{ type: TabStopType.RIGHT, position: millimetres(typeArea.width) - twips(character) }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 4 } },
      children: [...runs(paperLine(mark.office)), new TextRun({ children: ['\t'] }), ...runs(paperLine(mark.date))],
    }),
    inStyle('flush'),
  ]
}

/** Line pitch over type size; half of what it adds stands above the letters and is taken off the offset. */
const leading = 1.25

const red = 'FF0000'
