import { z } from '../text/zod'

/*
 * 会标图片: a PNG or JPEG, small enough to travel in facts, packs and to the wall. It is kept as a data address, so
 * nothing is ever fetched; SVG is not taken, for it can hold more than a picture.
 */

export const emblemLimits = { bytes: 200 * 1024, pixels: 1024 } as const

export const emblemPictureSchema = z
  .string({ error: '请选择一张 PNG 或 JPEG 图片' })
  .max(Math.ceil(emblemLimits.bytes / 3) * 4 + 40, '会标图片最大 200 KB，请先缩小再选')
  .check((payload) => {
    const wrong = wrongWithPicture(payload.value)
    if (wrong) payload.issues.push({ code: 'custom', input: 'picture', message: wrong })
  })

export type EmblemPicture = {
  readonly type: 'png' | 'jpeg'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** The picture behind a data address, or null when it is none that may be an emblem. */
export function emblemPicture(address: string): EmblemPicture | null {
  if (wrongWithPicture(address) !== null) return null
  const type = address.startsWith('data:image/png') ? 'png' : 'jpeg'
  const bytes = bytesOf(address.slice(address.indexOf(',') + 1))
  const size = bytes && (type === 'png' ? pngSize(bytes) : jpegSize(bytes))
  return bytes && size && { type, bytes, ...size }
}

/** What is wrong with a data address as an emblem, as a sentence that says what to do; null when nothing is. */
export function wrongWithPicture(address: string): string | null {
  const parts = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/.exec(address)
  const bytes = parts ? bytesOf(parts[2] ?? '') : null
  if (!parts || !bytes) return '会标只能是 PNG 或 JPEG 图片，请另选一张'
  if (bytes.length > emblemLimits.bytes) return '会标图片最大 200 KB，请先缩小再选'
  const size = parts[1] === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (!size) return `这不是完好的 ${parts[1] === 'png' ? 'PNG' : 'JPEG'} 图片，请另选一张`
  const { pixels } = emblemLimits
  if (size.width < 1 || size.height < 1 || size.width > pixels || size.height > pixels)
    return `会标图片最大 ${pixels}×${pixels}，这张是 ${size.width}×${size.height}，请先缩小再选`
  return null
}

/** The data address of a picture's bytes, by what they begin with and not by the file's name; null for other files. */
export function pictureAddress(bytes: Uint8Array): string | null {
  const type = startsWith(bytes, pngStart) ? 'png' : startsWith(bytes, jpegStart) ? 'jpeg' : null
  return type && `data:image/${type};base64,${base64Of(bytes)}`
}

type Size = { readonly width: number; readonly height: number }

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const jpegStart = [0xff, 0xd8, 0xff]

/** The first chunk says the size, the last is empty and called IEND. */
function pngSize(bytes: Uint8Array): Size | null {
  const ending = [0x49, 0x45, 0x4e, 0x44]
  const isWhole =
    bytes.length >= 45 &&
    startsWith(bytes, pngStart) &&
    startsWith(bytes.subarray(12), [0x49, 0x48, 0x44, 0x52]) &&
    startsWith(bytes.subarray(bytes.length - 8), ending)
  return isWhole ? { width: number32(bytes, 16), height: number32(bytes, 20) } : null
}

/** Walks the segments to the one that begins the picture (SOF); ends with the mark that ends it. */
function jpegSize(bytes: Uint8Array): Size | null {
  if (!startsWith(bytes, jpegStart) || !startsWith(bytes.subarray(bytes.length - 2), [0xff, 0xd9])) return null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const mark = bytes[at + 1] ?? 0
    if (mark === 0xff) {
      at += 1
      continue
    }
    // C4, C8 and CC look alike and are tables.
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return { height: number16(bytes, at + 5), width: number16(bytes, at + 7) }
    at += 2 + Math.max(2, number16(bytes, at + 2))
  }
  return null
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function number16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
}

function number32(bytes: Uint8Array, at: number): number {
  return number16(bytes, at) * 65_536 + number16(bytes, at + 2)
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...letters].map((letter, value) => [letter.charCodeAt(0), value]))

/** Written out, because `shared` has neither Node's Buffer nor the page's atob. Null when the text is not base64. */
function bytesOf(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let from = 0, to = 0; from < text.length; from += 4) {
    let word = 0
    for (let place = 0; place < 4; place += 1) word = word * 64 + (values.get(text.charCodeAt(from + place)) ?? 0)
    for (const byte of [word >> 16, (word >> 8) & 255, word & 255]) if (to < bytes.length) bytes[to++] = byte & 255
  }
  return bytes
}

function base64Of(bytes: Uint8Array): string {
  const words: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const four = [18, 12, 6, 0].map((shift) => letters[(word >> shift) & 63] ?? '').join('')
    const left = bytes.length - at
    words.push(left >= 3 ? four : left === 2 ? `${four.slice(0, 3)}=` : `${four.slice(0, 2)}==`)
  }
  return words.join('')
}
