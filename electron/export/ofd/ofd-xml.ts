/** What stands before every part of the file. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Text between two marks, or in an attribute. What XML forbids was taken out before. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** To a thousandth of a millimetre, without zeros that say nothing. */
export function millimetres(length: number): string {
  const rounded = Math.round(length * 1000) / 1000
  return String(rounded === 0 ? 0 : rounded)
}
