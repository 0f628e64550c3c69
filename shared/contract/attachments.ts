import { z } from '../text/zod'
import { event, request } from './door'

const attachedFileSchema = z.strictObject({
  name: z.string().min(1).max(300),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** 附件: files of surveys, in the program’s own keeping. */
export const attachmentsRequests = {
  /** Asks for files with the system's dialog and copies them into the keeping; null when the clerk changed his mind. */
  'attachments.take': request<TakenFiles | null>()(z.strictObject({})),
  'attachments.cancel': request<null>()(z.strictObject({})),
  'attachments.check': request<AttachmentState>()(attachedFileSchema),
  /** A photograph of the keeping as a data address, for the page to decode. */
  'attachments.picture': request<string>()(attachedFileSchema),
  /** Where it was saved, or null. */
  'attachments.saveAs': request<string | null>()(attachedFileSchema),
  /** 重新选择原文件: asks for it and takes the same bytes alone; null when the clerk changed his mind. */
  'attachments.putBack': request<AttachmentState | null>()(attachedFileSchema),
}

export const attachmentsEvents = {
  'attachments.progress': event<AttachmentProgress>(),
}

/** 附件 as the keeping finds it: whole, not there, or not the bytes of the record. */
export type AttachmentState = 'kept' | 'missing' | 'changed'

/** What of the chosen files was copied, and why the rest was not. */
export type TakenFiles = {
  readonly taken: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  readonly refused: readonly { readonly name: string; readonly message: string }[]
}

/** The file that is being copied, the how-manyth, and its bytes. */
export type AttachmentProgress = {
  readonly name: string
  readonly file: number
  readonly files: number
  readonly done: number
  readonly total: number
}
