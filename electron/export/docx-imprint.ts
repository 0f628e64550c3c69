import {
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  type IBorderOptions,
  type IFrameOptions,
  LineRuleType,
  Paragraph,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import type { Imprint } from '#shared/papers/document'
import { size, typeArea } from '#shared/papers/layout'
import { paperLine } from '#shared/papers/paper-text'
import { millimetres, twips } from './docx-measures'
import { inStyle } from './docx-styles'
import { runs } from './docx-words'

/**
 * 版记 at the foot of the page it falls on: 抄送, then who printed it and when, between rules of 0.35 mm. Both paragraphs
 * look exactly alike, because only then do all programs keep them in one frame at the foot; the thin rule of the
 * standard between the two would part them and is left out.
 */
export function imprintParagraphs(imprint: Imprint): Paragraph[] {
  const printed = imprint.date ? [new TextRun({ children: ['\t'] }), ...runs(`${paperLine(imprint.date)}印发`)] : []
  return [
    ...(imprint.copies ? [framed(runs(`抄送：${paperLine(imprint.copies)}`))] : []),
    framed([...runs(paperLine(imprint.office)), ...printed]),
    anchor(),
  ]
}

/** What wraps of 抄送 stands under the first receiver. */
function framed(children: TextRun[]): Paragraph {
  return inStyle('imprint', {
    frame,
    border: { top: thick, bottom: thick },
    indent: { left: twips(4 * size.footer), right: twips(size.footer), hanging: twips(3 * size.footer) },
    tabStops: [{ type: TabStopType.RIGHT, position: millimetres(typeArea.width) - twips(size.footer) }],
    children,
  })
}

/** A frame needs an ordinary paragraph after it to hang on; this one takes no visible place. */
function anchor(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } })
}

const frame: IFrameOptions = {
  type: 'alignment',
  width: millimetres(typeArea.width),
  wrap: FrameWrap.NOT_BESIDE,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
}

/** A rule of 0.35 mm, in eighths of a point. */
const thick: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 }
