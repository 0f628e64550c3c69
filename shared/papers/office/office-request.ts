import { streamIdSchema } from '../../fact'
import { quarterSchema } from '../../text/quarters'
import { z } from '../../text/zod'
import { idSchema } from '../../vocabulary'

const roomsSchema = z.enum(['own', 'all'])

/** 台账 as it stands on the screen: these lines in this order, and in words what was chosen (红灯，县住建局). */
const chosenLines = z.object({
  topics: z.array(z.strictObject({ stream: streamIdSchema, lineIds: z.array(idSchema).max(300) })).max(5000),
  said: z.string().max(200),
})

/**
 * 单位文书 asked for by name: the page says which paper and of what, and nothing of what stands in it; main gathers that
 * from the desk and the lists.
 */
export const officeRequestSchema = z.discriminatedUnion('paper', [
  /** 议题征集表, 议题审批表, 议题家谱 of one topic. */
  z.strictObject({ paper: z.literal('topic-form'), stream: streamIdSchema }),
  z.strictObject({ paper: z.literal('topic-approval'), stream: streamIdSchema }),
  z.strictObject({ paper: z.literal('topic-family'), stream: streamIdSchema }),
  /** 办理反馈表 of one line of a topic, or of all its lines, each on a page of its own. */
  z.strictObject({ paper: z.literal('reply-form'), stream: streamIdSchema, lineId: idSchema.nullable() }),
  z.strictObject({ paper: z.literal('annual-plan'), stream: streamIdSchema }),
  /** `chosen` null is everything that is followed. */
  z.strictObject({ paper: z.literal('ledger'), rooms: roomsSchema, chosen: chosenLines.nullable() }),
  z.strictObject({ paper: z.literal('bulletin'), rooms: roomsSchema, quarter: quarterSchema }),
])
export type OfficeRequest = z.infer<typeof officeRequestSchema>
export type OfficePaperId = OfficeRequest['paper']

export const officeFormats = ['docx', 'pdf', 'ofd', 'xlsx'] as const
export type OfficeFormat = (typeof officeFormats)[number]

/** What a paper is saved as: words to be revised, or tables to be sorted; every paper as pages. */
export function formatsOf(paper: OfficePaperId): readonly OfficeFormat[] {
  return paper === 'ledger' ? ['xlsx', 'pdf', 'ofd'] : ['docx', 'pdf', 'ofd']
}
