import { streamIdSchema } from '../fact'
import { officeFormats, officeRequestSchema } from '../papers/office/office-request'
import { z } from '../text/zod'
import { idSchema } from '../vocabulary'
import { event, request } from './door'
import { triedPinSchema } from './lock'

/** Papers, and the drives they go to. */
export const papersRequests = {
  'drives.list': request<readonly Drive[]>()(z.strictObject({})),
  /** Asks for a folder with the system's dialog. */
  'drives.chooseFolder': request<Drive | null>()(z.strictObject({})),
  /** 弹出: asks the system to let go of a stick after its papers were said to be safe. */
  'drives.eject': request<Ejection>()(z.strictObject({ driveId: z.string().max(1000) })),
  /** 备好: begins to make the papers while the clerk looks for the stick; answers at once. */
  'papers.prepare': request<null>()(z.strictObject({ stream: streamIdSchema })),
  /** `unmasked`: telephones stand whole on the papers; wants the PIN and a reason, and becomes a fact (K6). */
  'papers.export': request<ExportReport>()(
    z.strictObject({
      stream: streamIdSchema,
      driveId: z.string().max(1000),
      unmasked: z
        .strictObject({ pin: triedPinSchema, who: z.string().max(100), reason: z.string().max(1000) })
        .exactOptional(),
    }),
  ),
  'papers.cancel': request<null>()(z.strictObject({})),
  /** Prints one paper through the system's dialog. `voteId` picks the vote of a 计票单. */
  'papers.print': request<null>()(
    z.strictObject({ stream: streamIdSchema, paper: z.string().max(60), voteId: idSchema.nullable() }),
  ),
  /** 单位文书: asks where and saves one; where it was saved, or null. `what` says which paper and of what. */
  'office.save': request<string | null>()(z.strictObject({ what: officeRequestSchema, format: z.enum(officeFormats) })),
  /** Prints a 单位文书 through the system's dialog. */
  'office.print': request<null>()(z.strictObject({ what: officeRequestSchema })),
}

export const papersEvents = {
  'export.progress': event<ExportProgress>(),
}

/** U盘 or a folder: a place that papers can go to. */
export type Drive = {
  readonly id: string
  readonly kind: 'removable' | 'folder'
  readonly label: string
  readonly path: string
  readonly fileSystem: string
  readonly freeBytes: number | null
  readonly totalBytes: number | null
  readonly readOnly: boolean
}

/** 弹出: done; held by another program; or left in its place, because this machine has no way to eject it. */
export type Ejection = 'ejected' | 'held' | 'left'

export type ExportProgress = {
  /** 正在生成会议纪要, 正在写入 …, 正在核对 … */
  readonly step: string
  readonly done: number
  readonly total: number
}

export type ExportReport = {
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  /** How the files were read back: past the cache, or as the system gave them. */
  readonly verifiedBy: 'device' | 'system'
  /** A sentence for each paper that could not be made; empty is the rule. */
  readonly notMade: readonly string[]
  readonly ms: number
}
