import { ok, type Result, refuse } from '#shared/decision'
import { type AttachmentKind, attachmentKindNames, attachmentKindOf, endingOf } from '#shared/topic/attachment-kinds'

/** How much of a file's beginning tells what it is. */
export const headBytes = 4096

/**
 * Whether a file is what its name says, by its first bytes: a program called `照片.jpg` is refused, and so is a page of the
 * web called `表格.xls`. `head` is the beginning of the file, `headBytes` at most.
 */
export function judgeKind(name: string, head: Uint8Array): Result<AttachmentKind> {
  const kind = attachmentKindOf(name)
  if (!kind)
    return refuse(
      'attachment.kind',
      '不收这一类文件；可以收照片（jpg、png、webp、heic）、PDF、Word、Excel、PPT、WPS、txt、csv 和 mp4。',
    )
  const looks = starts[endingOf(name)] ?? isText
  if (looks(Buffer.from(head.buffer, head.byteOffset, head.byteLength))) return ok(kind)
  return refuse(
    'attachment.not-what-it-says',
    `打开看不像${attachmentKindNames[kind]}，可能改过后缀或已经损坏，请换一份。`,
  )
}

type Look = (head: Buffer) => boolean

const isJpeg: Look = (head) => begins(head, [0xff, 0xd8, 0xff])
/** OLE2, what office programs wrote before 2007 and WPS still writes. */
const isCompound: Look = (head) => begins(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const isZip: Look = (head) => begins(head, [0x50, 0x4b, 0x03, 0x04])
/** Newer programs write a zip under the old ending, and a password wraps a new file in the old form. */
const isOffice: Look = (head) => isCompound(head) || isZip(head)
const isPhone: Look = (head) => head.toString('latin1', 4, 8) === 'ftyp'

const starts: Readonly<Record<string, Look>> = {
  jpg: isJpeg,
  jpeg: isJpeg,
  png: (head) => begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  webp: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  heic: (head) => isPhone(head) && /^(?:heic|heix|hevc|hevx|mif1|msf1)/.test(head.toString('latin1', 8, 12)),
  mp4: isPhone,
  // Some scanners write a few bytes before the mark; the first kilobyte is what readers allow.
  pdf: (head) => head.subarray(0, 1024).includes('%PDF-'),
  doc: isOffice,
  docx: isOffice,
  xls: isOffice,
  xlsx: isOffice,
  ppt: isOffice,
  pptx: isOffice,
  wps: isOffice,
  et: isOffice,
  dps: isOffice,
}

/** No zero bytes, or the mark of UTF-16: text has no others. */
function isText(head: Buffer): boolean {
  return begins(head, [0xff, 0xfe]) || begins(head, [0xfe, 0xff]) || !head.includes(0)
}

function begins(head: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => head[index] === byte)
}
