import type { Instant } from '../fact'
import { type CountyPack, packParts } from '../room/pack'
import { z } from '../text/zod'
import { daySchema } from '../vocabulary'
import { event, request } from './door'
import type { ExportProgress, ExportReport } from './papers'

/** 上报 and 收账 between a room and its county, and the 标准包. */
export const exchangeRequests = {
  /** 上报: this room's records of a period, days included, onto a drive. Progress comes as `returns.progress`. */
  'returns.write': request<ExportReport>()(
    z.strictObject({ from: daySchema, to: daySchema, driveId: z.string().max(1000) }),
  ),
  /** 收账: asks for files with the system's dialog and looks at them; null when the clerk changed his mind. */
  'returns.choose': request<readonly ReturnReview[] | null>()(z.strictObject({})),
  /** Takes in what was looked at last. */
  'returns.take': request<TakenReturns>()(z.strictObject({})),
  'returns.cancel': request<null>()(z.strictObject({})),
  /** Asks where, and saves what this room says as a 标准包 of its county; where it was saved, or null. */
  'pack.save': request<string | null>()(
    z.strictObject({
      county: z.string().max(200),
      by: z.string().max(200),
      parts: z.array(z.enum(packParts)).max(20),
    }),
  ),
  /** Asks for a 标准包 and proves it; null when the clerk changed his mind. Nothing has been taken. */
  'pack.readFile': request<PackFile | null>()(z.strictObject({})),
}

export const exchangeEvents = {
  'returns.progress': event<ExportProgress>(),
}

/** 一份上报文件, looked at: what it is, or why it cannot be taken. Nothing has been kept. */
export type ReturnReview = {
  readonly fileName: string
  /** '' when the file is good. */
  readonly problem: string
  readonly found: {
    readonly room: string
    readonly roomName: string
    readonly township: string
    readonly from: string
    readonly to: string
    readonly exportedAt: Instant
    readonly meetings: number
    readonly topics: number
    readonly facts: number
    /** Facts that are not here yet. */
    readonly fresh: number
    /** Streams that tell something else than ours from fact `seq` on; they are left as they are here. */
    readonly conflicts: readonly { readonly title: string; readonly seq: number }[]
  } | null
}

export type TakenReturns = {
  readonly files: readonly {
    readonly fileName: string
    readonly roomName: string
    readonly taken: number
    readonly problem: string
  }[]
  readonly isCancelled: boolean
  readonly ms: number
}

/** 标准包, read and proven; what it would change here is `changesByPack`'s to say. */
export type PackFile = { readonly fileName: string; readonly pack: CountyPack }
