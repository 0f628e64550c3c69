import { createHash } from 'node:crypto'
import { type Result, refuse } from '#shared/decision'
import { type CountyPack, judgePack, packLimits, packText } from '#shared/room/pack'

/** The ending of a 标准包's name. */
export const packExtension = 'ystpack'

/**
 * 读标准包: a file's bytes to a pack that was proven whole and within its limits. What is no text at all becomes signs that
 * no hash matches, so every wrong file ends in one of the pack's own sentences.
 */
export function readPack(bytes: Uint8Array): Result<CountyPack> {
  if (bytes.length > packLimits.bytes) return tooLarge()
  return judgePack(new TextDecoder('utf-8').decode(bytes), sha256)
}

export function packBytes(pack: CountyPack): Uint8Array {
  return Buffer.from(packText(pack))
}

export function tooLarge() {
  return refuse('pack.too-large', '文件超过 8 MB，不是标准包。请选择县里发的 .ystpack 文件。')
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
