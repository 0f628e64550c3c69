import { type IFontAttributesProperties, TextRun } from 'docx'
import type { Face, Words } from '#shared/papers/document'
import { officialFonts } from '#shared/papers/fonts'
import { paperText } from '#shared/papers/paper-text'

/** The one door by which text enters a DOCX: cleaned, escaped by the library, line ends as breaks. */
export function runs(text: string, face?: Face, struck = false): TextRun[] {
  return paperText(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(face ? { font: fontOf(face) } : {}),
          ...(struck ? { strike: true } : {}),
          ...(index > 0 ? { break: 1 } : {}),
        }),
    )
}

export function pieces(words: Words): TextRun[] {
  if (typeof words === 'string') return runs(words)
  return words.flatMap((piece) => runs(piece.text, piece.face, piece.struck))
}

/** One name for every script: digits and Latin letters are set in the Chinese font too, as the standard has it. */
export function fontOf(face: Face): IFontAttributesProperties {
  const { name } = officialFonts[face]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}
