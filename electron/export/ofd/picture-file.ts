import { deflateSync } from 'node:zlib'
import { isStream, nameOf, numberOf, type PdfObjects, type PdfStream } from './pdf-objects'
import { joined, viewOf } from './truetype'

/** A picture of the PDF as a file of its own. */
export type PictureFile = { readonly bytes: Uint8Array; readonly format: 'JPEG' | 'PNG' }

/** Photographs as they are; what Chromium unpacked is packed again as PNG, with its mask as transparency. */
export function pictureFile(objects: PdfObjects, image: PdfStream): PictureFile {
  const mask = objects.entry(image, 'SMask')
  if (objects.filtersOf(image).join() === 'DCTDecode' && mask === null) return { bytes: image.raw, format: 'JPEG' }
  const width = numberOf(objects.entry(image, 'Width'))
  const height = numberOf(objects.entry(image, 'Height'))
  const space = nameOf(objects.entry(image, 'ColorSpace'))
  const parts = space === 'DeviceRGB' ? 3 : space === 'DeviceGray' ? 1 : 0
  if (parts === 0 || numberOf(objects.entry(image, 'BitsPerComponent')) !== 8)
    throw new Error('the PDF holds a picture in colours that are not read here')
  const colors = objects.contentOf(image)
  const opacity = isStream(mask) ? objects.contentOf(mask) : null
  const rows = new Uint8Array(height * (1 + width * 4))
  for (let pixel = 0; pixel < width * height; pixel++) {
    // Every row begins with a byte that says how it is filtered: not at all.
    const at = Math.floor(pixel / width) + 1 + pixel * 4
    for (let part = 0; part < 3; part++) rows[at + part] = colors[pixel * parts + Math.min(part, parts - 1)] ?? 0
    rows[at + 3] = opacity ? (opacity[pixel] ?? 255) : 255
  }
  return { bytes: png(width, height, rows), format: 'PNG' }
}

/** RGBA, 8 bits each. */
function png(width: number, height: number, rows: Uint8Array): Uint8Array {
  const header = new Uint8Array(13)
  viewOf(header).setUint32(0, width)
  viewOf(header).setUint32(4, height)
  header.set([8, 6], 8)
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return joined([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', new Uint8Array())])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = joined([Buffer.from(name, 'latin1'), data])
  const frame = new Uint8Array(8)
  viewOf(frame).setUint32(0, data.length)
  viewOf(frame).setUint32(4, crc32(body))
  return joined([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** As PNG has it; Node 18 has none of its own. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
