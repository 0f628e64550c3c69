import type { Instant } from '../fact'
import { streamIdSchema } from '../fact'
import { z } from '../text/zod'
import { request } from './door'
import { type Lock, pinSchema, triedPinSchema } from './lock'

/** 锁屏 and 数据安全. */
export const safetyRequests = {
  /** 锁屏: how it stands. While it is locked, only these, `app.quit` and nothing else are answered. */
  'lock.look': request<Lock>()(z.strictObject({})),
  'lock.close': request<Lock>()(z.strictObject({})),
  'lock.open': request<Lock>()(z.strictObject({ pin: triedPinSchema })),
  /** Sets, changes or (null) takes away the PIN. */
  'lock.change': request<Lock>()(z.strictObject({ old: triedPinSchema, pin: pinSchema.nullable() })),
  /** 数据安全: where the data are, the last check, the second copy. */
  'safety.look': request<Safety>()(z.strictObject({})),
  /** Asks for a folder with the system's dialog and copies the journal there; null when the clerk changed his mind. */
  'safety.chooseCopy': request<Safety | null>()(z.strictObject({})),
  'safety.endCopy': request<Safety>()(z.strictObject({})),
  'safety.tryCopyAgain': request<Safety>()(z.strictObject({})),
  /** 核对档案 (K7): asks for a file or a folder with the system's dialog; null when the clerk changed his mind. */
  'safety.verifyArchives': request<readonly ArchiveVerdict[] | null>()(
    z.strictObject({ from: z.enum(['file', 'folder']), code: z.string().max(100) }),
  ),
  /** Where the archivist's script was saved, or null. */
  'safety.saveVerifier': request<string | null>()(z.strictObject({})),
  /** 删除会议 (K4, K5): keeps that it was deleted; its words go when the program is opened again, which is the next step. */
  'safety.eraseMeeting': request<null>()(
    z.strictObject({
      stream: streamIdSchema,
      pin: triedPinSchema,
      who: z.string().max(100),
      reason: z.string().max(1000),
    }),
  ),
  /** 恢复: asks for the folder of a backup and takes it into this empty machine; null when the clerk changed his mind. */
  'safety.restore': request<Restored | null>()(z.strictObject({})),
  /** Ends the program and starts it again, to open what was restored. */
  'app.reopen': request<null>()(z.strictObject({})),
}

/** 数据安全, as 设置 shows it: where the data are, how they were checked, and how the second copy stands. */
export type Safety = {
  readonly folder: string
  readonly facts: number
  readonly check: JournalCheck
  readonly copy: CopyState
  /** 附件的备份, in the same folder. */
  readonly attachments: AttachmentCopyState
  /** Words of deleted meetings may still lie in the second copy, until a start finds it (K4). */
  readonly copyHoldsErased: boolean
  /** What the system keeps keys in: on Linux without one, data at rest have the system's own protection and no other. */
  readonly keyStore: 'there' | 'missing'
}

/** 附件的备份: how many of the kept files are in the second copy too. `stopped` while some of them could not be copied. */
export type AttachmentCopyState =
  | { readonly state: 'none' }
  | { readonly state: 'following'; readonly kept: number; readonly copied: number }
  | { readonly state: 'stopped'; readonly kept: number; readonly copied: number; readonly message: string }

/** 空闲核对: the last whole check, or null before the first. `facts`: how many hold, from the first one on. */
export type JournalCheck = {
  readonly state: 'whole' | 'damaged'
  readonly at: Instant
  readonly facts: number
} | null

/** 备份: the journal's second copy. `n` is the last fact in it; `message` says what stopped it and what to do. */
export type CopyState =
  | { readonly state: 'none' }
  | { readonly state: 'following'; readonly folder: string; readonly n: number }
  | { readonly state: 'stopped'; readonly folder: string; readonly n: number; readonly message: string }

/**
 * 恢复: what came back into an empty machine, counted, and from what: a backup has everything, the 会议档案 of earlier exports
 * have their meetings. `stoppedAfter` is null when the backup was whole.
 */
export type Restored = {
  readonly from: 'backup' | 'archives'
  readonly facts: number
  readonly meetings: number
  readonly people: number
  readonly topics: number
  readonly stoppedAfter: number | null
  /** Archives of meetings that were not whole, and stayed out. */
  readonly damagedFiles: number
  readonly attachments: number
  /** Attachments whose bytes are not what their name says, and stayed out. */
  readonly damagedAttachments: number
}

/** 核对档案: what became of one file (K7). */
export type ArchiveVerdict = {
  readonly fileName: string
  /** `foreign`: no archive at all, or one that this program cannot read; `sentence` says which. */
  readonly state: 'whole' | 'changed' | 'foreign'
  readonly title: string
  readonly sentence: string
  /** What the code printed on the signed minutes says; '' when none was typed. */
  readonly printed: string
  readonly agrees: boolean | null
}
