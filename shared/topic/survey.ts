import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line, optionalLine, optionalParagraph } from '../text/clean'
import { dayOf } from '../text/dates'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import { attachmentKindOf, attachmentLimits, sayBytes } from './attachment-kinds'
import { receptionSentence } from './entry'
import type { Topic } from './topic'

const surveyShape = {
  outline: optionalParagraph('调研提纲', 2000),
  places: optionalParagraph('调研地点', 300),
  startedOn: daySchema.nullable(),
  endedOn: daySchema.nullable(),
  members: optionalParagraph('调研人员', 500),
  experts: optionalParagraph('专家', 300),
  /** How it was done: 走访多少户, 座谈几次, 问卷多少份. */
  methods: optionalParagraph('调研方式', 500),
  findings: optionalParagraph('调研发现', 5000),
} as const
export const surveyShapeSchema = z.strictObject(surveyShape)
export type SurveyText = Readonly<z.infer<typeof surveyShapeSchema>>

/** 附件 (T6): a file in the program's own keeping, known by its SHA-256; the facts hold its name and never its place. */
export type Attachment = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly addedAt: Instant
}
export const maxAttachments = 60

/** 调研记录 (P4): without one no consultation. */
export type Survey = SurveyText & { readonly attachments: readonly Attachment[] }

export const blankSurvey: Survey = {
  outline: '',
  places: '',
  startedOn: null,
  endedOn: null,
  members: '',
  experts: '',
  methods: '',
  findings: '',
  attachments: [],
}

export const surveyCommands = {
  'survey.write': surveyShape,
  'survey.attach': {
    name: line('文件名', 120),
    size: z.int().min(1, '这个文件是空的，请重新选择'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  },
  'survey.detach': { attachmentId: idSchema, reason: optionalLine('移除原因', 60) },
} as const satisfies CommandShapes
export type SurveyCommand = CommandsOf<typeof surveyCommands>

const day = z.string().nullable()
export const surveyFacts = {
  SurveyWritten: z.strictObject({
    outline: z.string(),
    places: z.string(),
    startedOn: day,
    endedOn: day,
    members: z.string(),
    experts: z.string(),
    methods: z.string(),
    findings: z.string(),
  }),
  FileAttached: z.strictObject({ attachmentId: idSchema, name: z.string(), size: z.int(), sha256: z.string() }),
  FileDetached: z.strictObject({ attachmentId: idSchema, reason: z.string() }),
} as const satisfies FactShapes
export type SurveyFact = FactsOf<typeof surveyFacts>

export function decideSurvey(topic: Topic, command: SurveyCommand, context: DecideContext): Decision<SurveyFact> {
  if (topic.reception.state !== 'accepted') return refuse('survey.not-accepted', receptionSentence(topic.reception))
  switch (command.type) {
    case 'survey.write': {
      const { type: _, ...survey } = command
      if (survey.startedOn && survey.endedOn && survey.endedOn < survey.startedOn)
        return refuse('survey.dates-reversed', '调研结束的日子早于开始的日子，请核对。')
      if (survey.endedOn && survey.endedOn > dayOf(context.at))
        return refuse('survey.date-to-come', '调研结束的日子还没有到，请等结束后再填。')
      return accept({ type: 'SurveyWritten', data: survey })
    }
    case 'survey.attach': {
      const { attachments } = topic.survey
      if (!attachmentKindOf(command.name))
        return refuse('survey.file-kind', '不收这一类文件，请换成照片、PDF、办公文件、文本或 mp4。')
      if (command.size > attachmentLimits.bytes)
        return refuse('survey.file-too-big', `一个附件最大 ${sayBytes(attachmentLimits.bytes)}，请压缩或分开后再加。`)
      if (attachments.length >= maxAttachments)
        return refuse('survey.too-many-files', `附件最多 ${maxAttachments} 个，请先移除不用的。`)
      const twin = attachments.find((each) => each.sha256 === command.sha256)
      if (twin) return refuse('survey.same-file', `这个文件已经在附件里了：${twin.name}。`)
      const { type: _, ...file } = command
      return accept({ type: 'FileAttached', data: { attachmentId: context.id, ...file } })
    }
    case 'survey.detach':
      if (!topic.survey.attachments.some((each) => each.id === command.attachmentId))
        return refuse('survey.no-such-file', '这个附件已经不在了。')
      return accept({ type: 'FileDetached', data: { attachmentId: command.attachmentId, reason: command.reason } })
  }
}

export function evolveSurvey(survey: Survey, fact: { type: string; data: unknown }, at: Instant): Survey {
  const known = fact as SurveyFact
  switch (known.type) {
    case 'SurveyWritten':
      return { ...known.data, attachments: survey.attachments }
    case 'FileAttached': {
      const { attachmentId, ...file } = known.data
      return { ...survey, attachments: [...survey.attachments, { id: attachmentId, ...file, addedAt: at }] }
    }
    case 'FileDetached':
      return { ...survey, attachments: survey.attachments.filter((each) => each.id !== known.data.attachmentId) }
    default:
      return survey
  }
}

/** T3: there is a survey record when it has ended and says what was found. */
export function isSurveyed(topic: Pick<Topic, 'survey'>): boolean {
  return topic.survey.endedOn !== null && topic.survey.findings !== ''
}
