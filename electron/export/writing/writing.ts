import type { Fact } from '#shared/fact'
import type { PaperDocument } from '#shared/papers/document'
import type { Workbook } from '#shared/papers/workbook'
import type { ArchiveHeader } from '../archive'
import type { AboutOfd } from '../ofd/ofd'

/** 成文件: one piece of work for whoever turns composed papers into files. Plain data, so that it crosses to a process. */
export type WritingTask =
  | { readonly kind: 'docx'; readonly document: PaperDocument }
  | { readonly kind: 'xlsx'; readonly workbook: Workbook }
  | { readonly kind: 'ofd'; readonly pdf: Uint8Array; readonly about: AboutOfd }
  | {
      readonly kind: 'archive'
      readonly facts: readonly Fact[]
      readonly said: Pick<ArchiveHeader, 'program' | 'exportedAt'>
    }

/** What turns composed papers into files, one promise a file. It rejects when a file cannot be made. */
export type Writing = (task: WritingTask) => Promise<Uint8Array>

/** From main to the writing process and back; answers come in any order. */
export type WritingAsked = { readonly id: number; readonly task: WritingTask }
export type WritingAnswered = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly error: string })
