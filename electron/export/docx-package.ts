import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/**
 * What the library that writes DOCX has no words for, put into the styles afterwards: no punctuation outside the type area,
 * no extra space between Chinese and figures, no snapping to a grid (the pitch is exact already). Each of these would cost
 * the 28 characters of a line or the 22 lines of a page in one program or another.
 */
export function withExactLines(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx)
  const styles = parts[stylesPart]
  if (!styles) throw new Error('the library wrote a DOCX without styles; it was written for docx 9.15')
  const text = strFromU8(styles)
  const exact = text.replace(paragraphProperties, (properties) => properties.replace(lineSpacing, beforeSpacing))
  if (exact === text) throw new Error('no style of the DOCX has a line pitch; docx-styles.ts gives every one its own')
  return zipSync({ ...parts, [stylesPart]: strToU8(exact) }, { level: 6 })
}

const stylesPart = 'word/styles.xml'

/** Letters have a spacing of their own, outside these. */
const paragraphProperties = /<w:pPr>.*?<\/w:pPr>/gs
const lineSpacing = /(?=<w:spacing )/g

/** In the order that the format asks for: these four stand right before the spacing (ECMA-376, CT_PPrBase). */
const beforeSpacing =
  '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
