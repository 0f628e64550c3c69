/**
 * What may stand in a paper: every character a reader can see, and none that breaks a file, reverses a line or hides.
 * Writers pass every text through here, so that no paper can forget it. Line ends become `\n`; tabs stay.
 */
export function paperText(text: string): string {
  return text.replace(lineEnds, '\n').replace(loneSurrogates, '\u{FFFD}').replace(invisible, '')
}

/** The same in one line: tabs and line ends become a blank. */
export function paperLine(text: string): string {
  return paperText(text)
    .replace(/\s*[\n\t]\s*/g, ' ')
    .trim()
}

/** A list of names in pieces: what must not be broken from line to line, and what follows it up to the next name. */
export function nameParts(list: string): readonly { readonly name: string; readonly rest: string }[] {
  return list.split(/(?<=[、\n])/).map((part) => {
    const name = /^[^（、\n]{1,8}（?/.exec(part)?.[0] ?? ''
    return { name, rest: part.slice(name.length) }
  })
}

const lineEnds = /\r\n|[\r\u{85}\u{2028}\u{2029}]/gu

/** Half a character: XML forbids it, and Word calls the whole file damaged. */
const loneSurrogates = /\p{Surrogate}/gu

/**
 * Control characters other than tab and line end (forbidden in XML), marks that turn the direction of writing (a name
 * could be made to read backwards), noncharacters, and blanks of no width. The zero-width joiner stays: emoji need it.
 */
const invisible = /[^\P{Cc}\n\t]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|[\u{200B}\u{2060}\u{FEFF}]/gu
