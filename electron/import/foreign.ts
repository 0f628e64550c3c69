import { type Refusal, refuse } from '#shared/decision'
import { namesIn } from './unzip'

/** Files that are chosen by mistake, told by their first bytes, each with what to do. Null for what may be a table. */
export function foreignKind(bytes: Uint8Array): { readonly ok: false; readonly refusal: Refusal } | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  if (head.subarray(0, 8).equals(compoundFile)) return insideCompoundFile(bytes)
  if (head[0] === 0x50 && head[1] === 0x4b) return insideArchive(bytes)
  if (head.toString('latin1', 0, 5) === '%PDF-') return notATable('PDF 文件')
  if (pictures.some((start) => head.toString('latin1').startsWith(start))) return notATable('图片')
  if (head.toString('latin1', 0, 4) === 'Rar!' || head.toString('latin1', 0, 2) === '7z') return notATable('压缩包')
  const text = head.toString('utf8').trimStart().toLowerCase()
  if (/^(?:\uFEFF)?\s*(?:<!doctype html|<html|<table|<\?xml|<meta|<div)/.test(text))
    return refuse(
      'import.web-table',
      '这是网页格式的表格（有的系统导出的 .xls 其实是网页）。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。',
    )
  return null
}

/** OLE2: what Excel, Word and WPS wrote before 2007, and what a password wraps a newer file in. */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

function insideCompoundFile(bytes: Uint8Array) {
  const has = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage') || has('EncryptionInfo')) return locked()
  if (has('WordDocument')) return notATable('Word 文件')
  if (has('PowerPoint Document')) return notATable('演示文稿')
  return refuse('import.legacy-xls', '这是旧版表格（.xls 或 .et）。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。')
}

function insideArchive(bytes: Uint8Array) {
  let names: readonly string[]
  try {
    names = namesIn(bytes)
  } catch {
    // What is wrong with the archive is said where it is unpacked.
    return null
  }
  const has = (start: string) => names.some((name) => name.startsWith(start))
  if (has('xl/workbook.bin'))
    return refuse('import.binary-workbook', '这是二进制表格（.xlsb）。请用 Excel 打开，另存为 .xlsx 后再导入。')
  if (has('xl/')) return null
  if (has('word/')) return notATable('Word 文件')
  if (has('ppt/')) return notATable('演示文稿')
  if (has('content.xml') || names.includes('mimetype'))
    return refuse('import.open-document', '这是 .ods 一类的表格。请用 WPS 打开，另存为 .xlsx 后再导入。')
  return notATable('压缩包')
}

export function locked() {
  return refuse('import.locked', '这个表格设了打开密码。请用 WPS 或 Excel 打开，取消密码后另存，再导入。')
}

function notATable(what: string) {
  return refuse('import.not-a-table', `这是${what}，不是表格。请选择 .xlsx 或 .csv 文件。`)
}

const pictures = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'BM']
