/*
 * 附件能收什么 (ours): photographs, scans, office papers, tables, plain text and short films of a survey. Everything else
 * is refused by name: a program keeps no files that could start something.
 */

/** The endings taken, by what the file is. */
export const attachmentKinds = {
  photo: ['jpg', 'jpeg', 'png', 'webp', 'heic'],
  pdf: ['pdf'],
  office: ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'wps', 'et', 'dps'],
  text: ['txt', 'csv'],
  film: ['mp4'],
} as const
export type AttachmentKind = keyof typeof attachmentKinds

export const attachmentKindNames: Readonly<Record<AttachmentKind, string>> = {
  photo: '照片',
  pdf: 'PDF',
  office: '办公文件',
  text: '文本',
  film: '录像',
}

export const attachmentLimits = {
  /** One file, in bytes. */
  bytes: 50 * 1024 * 1024,
  /** A photograph larger than this is kept, but not drawn on the page. */
  shownBytes: 20 * 1024 * 1024,
} as const

export const attachmentEndings: readonly string[] = Object.values(attachmentKinds).flat()

/** `jpg` of `桥头.JPG`; '' when the name has no ending. */
export function endingOf(name: string): string {
  return /\.([0-9A-Za-z]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Null when files with this ending are not taken. */
export function attachmentKindOf(name: string): AttachmentKind | null {
  const ending = endingOf(name)
  for (const [kind, endings] of Object.entries(attachmentKinds))
    if ((endings as readonly string[]).includes(ending)) return kind as AttachmentKind
  return null
}

/** What the page can draw: HEIC needs a decoder Chromium does not have. */
export function isDrawable({ name, size }: { readonly name: string; readonly size: number }): boolean {
  return attachmentKindOf(name) === 'photo' && endingOf(name) !== 'heic' && size <= attachmentLimits.shownBytes
}

/** `3.2 MB`, `640 KB`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
