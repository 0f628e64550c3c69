import { paperLine } from '#shared/papers/paper-text'

/*
 * Names that every stick, Windows and Linux take: NFC, no signs with a meaning for a file system, no device names, short
 * enough in characters (a reader's eye), in bytes (ext4 stops at 255) and for the path around it.
 */

/** What of a title goes into a name: 60 characters, as the room counts them. */
const titleCharacters = 60
const nameBytes = 240

/** `会议纪要 2026-11-21 老旧小区加装电梯.docx`: says by itself what it is, wherever it is copied to. */
export function paperFileName(paper: string, day: string, title: string, extension: string): string {
  const ending = `.${extension}`
  return fitted([safePart(paper), day, safePart(title)].filter((part) => part !== '').join(' '), ending)
}

/** `2026-11-21 0930 老旧小区加装电梯`: one folder for one export, sorted by the meeting's time. */
export function folderName(day: string, time: string, title: string): string {
  return fitted(
    [day, time.replace(':', '').padStart(4, '0'), safePart(title)].filter((part) => part !== '').join(' '),
    '',
  )
}

/** The name itself, or with （2）, （3）… while one of `taken` is the same to a system that does not tell A from a. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map(alike))
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 && name.length - dot <= 6 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : fitted(stem, `（${n}）${ending}`)
    if (!known.has(alike(candidate))) return candidate
  }
}

function alike(name: string): string {
  return name.normalize('NFC').toUpperCase()
}

/** One part of a name. Empty when nothing of the text can stand in a name. */
export function safePart(text: string): string {
  const plain = paperLine(text)
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]/g, (sign) => fullWidth[sign] ?? ' ')
    // FAT as Linux commonly mounts it knows no characters beyond the first 65,536: a rare one becomes 〓, as printers mark it.
    .replace(/\p{Extended_Pictographic}|[\u{FE0F}\u{200D}]/gu, '')
    .replace(/[\u{10000}-\u{10FFFF}]/gu, '〓')
    .replace(/\s+/gu, ' ')
  const short = trimmed([...plain].slice(0, titleCharacters).join(''))
  return deviceName.test(short) ? `${short}_` : short
}

const fullWidth: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
}

/** Names that Windows keeps for devices, also with an ending. */
const deviceName = /^(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?$/i

function fitted(stem: string, ending: string): string {
  let kept = stem
  while (Buffer.byteLength(kept + ending) > nameBytes) kept = [...kept].slice(0, -1).join('')
  return trimmed(kept) + ending
}

/** No blank or dot at the ends: Windows drops them silently, and a leading dot hides the file. */
function trimmed(name: string): string {
  return name.replace(/^[. \u{3000}]+|[. \u{3000}]+$/gu, '')
}
