import * as z from 'zod'
import { type StorageReply, storageNotices, storageRefusals } from '#shared/contract/storage'

const refusedSchema = z.object({ ok: z.literal(false), reason: z.enum(storageRefusals), detail: z.string() })
const answerSchema = z.union([z.object({ ok: z.literal(true), value: z.unknown() }), refusedSchema])

/**
 * What the page may say. A `value` is not looked into: it is checked where it is used, facts by their own hashes.
 * Written here and not in the contract, because the page and its preload carry the contract and have no use for zod.
 */
export const replySchema: z.ZodType<StorageReply> = z.union([
  z.object({ id: z.int(), answer: answerSchema }),
  z.object({ notice: z.enum(storageNotices), detail: z.string() }),
])
