import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import type { Meeting } from '../meeting/meeting'
import type { MinutesEntry } from '../meeting/minutes'
import { line, optionalLine, paragraph } from '../text/clean'
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
import { evolveReplies, type Reply } from './replies'
import { evolveReviews, type Review } from './reviews'
import type { Topic } from './topic'

/** What of a meeting becomes a line (P11): 共识, 意见建议, 承诺. */
export const lineKinds = ['consensus', 'suggestion', 'commitment'] as const
export type LineKind = (typeof lineKinds)[number]
export const lineKindNames: Readonly<Record<LineKind, string>> = {
  consensus: '共识',
  suggestion: '意见建议',
  commitment: '承诺',
}

/** 报送载体 (P11): different routes by who can solve it. */
export const reportPapers = ['opinion', 'advice', 'proposal', 'situation', 'other'] as const
export type ReportPaper = (typeof reportPapers)[number]
export const reportPaperNames: Readonly<Record<ReportPaper, string>> = {
  opinion: '协商意见',
  advice: '协商建言',
  proposal: '提案',
  situation: '社情民意',
  other: '其他',
}

/** 办理记录: what was done (进展), urged (督办), or said in a bulletin (通报) between the nodes. */
export const noteKinds = ['progress', 'urge', 'bulletin'] as const
export const noteKindNames: Readonly<Record<(typeof noteKinds)[number], string>> = {
  progress: '进展',
  urge: '督办',
  bulletin: '通报',
}

/** 报送: to whom, with which paper, under which number, on which day, and by when an answer is due. */
export type Report = {
  readonly to: string
  readonly paper: ReportPaper
  readonly number: string
  readonly on: string
  readonly replyDueOn: string
}

/**
 * 台账的一条: something a meeting agreed on, advised or was promised, followed until it is really done. The wording is
 * a copy of the minutes at the time it was taken (`entryId`); lines typed by hand have none.
 */
export type Line = {
  readonly id: string
  readonly meetingId: string | null
  readonly entryId: string | null
  readonly kind: LineKind
  readonly text: string
  /** The day it was agreed: the meeting's, or the day it was typed. */
  readonly agreedOn: string
  /** 责任单位, 协办, 责任人. */
  readonly unit: string
  readonly support: string
  readonly leader: string
  /** 承诺的期限, or the one agreed on later. */
  readonly dueOn: string | null
  readonly report: Report | null
  readonly replies: readonly Reply[]
  /** 向群众反馈: who of those concerned was told, when and how. */
  readonly tellings: readonly { readonly on: string; readonly whom: string; readonly how: string }[]
  readonly reviews: readonly Review[]
  readonly notes: readonly {
    readonly kind: (typeof noteKinds)[number]
    readonly on: string
    readonly text: string
  }[]
  /** 不再跟踪, with the reason; it stays in the ledger's history. */
  readonly dropped: { readonly on: string; readonly reason: string } | null
}
export const maxLines = 300

const careShape = {
  unit: optionalLine('责任单位', 60),
  support: optionalLine('协办单位', 100),
  leader: optionalLine('责任人', 30),
  dueOn: daySchema.nullable(),
} as const
const someLines = z.array(idSchema).min(1, '请先选条目').max(maxLines)

export const lineCommands = {
  /** From a meeting that is over; asks the meeting itself for the wording (T7). */
  'lines.take': { meetingId: idSchema, entryIds: z.array(idSchema).min(1, '请先选条目').max(maxLines) },
  'lines.add': { kind: z.enum(lineKinds), text: paragraph('内容', 1000), agreedOn: daySchema, ...careShape },
  'lines.edit': { lineId: idSchema, text: paragraph('内容', 5000), ...careShape },
  /** The same care for several lines at once; what is null stays as it is. */
  'lines.assign': {
    lineIds: someLines,
    unit: careShape.unit.nullable(),
    support: careShape.support.nullable(),
    leader: careShape.leader.nullable(),
    dueOn: careShape.dueOn,
  },
  'lines.report': {
    lineIds: someLines,
    to: line('报送单位', 60),
    paper: z.enum(reportPapers),
    number: optionalLine('文号', 40),
    on: daySchema,
    replyDueOn: daySchema,
  },
  'lines.note': { lineIds: someLines, kind: z.enum(noteKinds), on: daySchema, text: paragraph('办理记录', 500) },
  'lines.drop': { lineId: idSchema, reason: line('不再跟踪的原因', 200) },
  'lines.restore': { lineId: idSchema },
} as const satisfies CommandShapes
export type LineCommand = CommandsOf<typeof lineCommands>

const keptCare = { unit: z.string(), support: z.string(), leader: z.string(), dueOn: z.string().nullable() } as const
const keptLine = z.strictObject({
  id: idSchema,
  meetingId: idSchema.nullable(),
  entryId: idSchema.nullable(),
  kind: z.enum(lineKinds),
  text: z.string(),
  agreedOn: z.string(),
  ...keptCare,
})
export const lineFacts = {
  LinesTaken: z.strictObject({ lines: z.array(keptLine) }),
  LineEdited: z.strictObject({ lineId: idSchema, text: z.string(), ...keptCare }),
  LinesAssigned: z.strictObject({
    lineIds: z.array(idSchema),
    unit: z.string().nullable(),
    support: z.string().nullable(),
    leader: z.string().nullable(),
    dueOn: z.string().nullable(),
  }),
  LinesReported: z.strictObject({
    lineIds: z.array(idSchema),
    to: z.string(),
    paper: z.enum(reportPapers),
    number: z.string(),
    on: z.string(),
    replyDueOn: z.string(),
  }),
  LinesNoted: z.strictObject({ lineIds: z.array(idSchema), kind: z.enum(noteKinds), on: z.string(), text: z.string() }),
  LineDropped: z.strictObject({ lineId: idSchema, on: z.string(), reason: z.string() }),
  LineRestored: z.strictObject({ lineId: idSchema }),
} as const satisfies FactShapes
export type LineFact = FactsOf<typeof lineFacts>

export function decideLines(topic: Topic, command: LineCommand, context: DecideContext): Decision<LineFact> {
  const today = dayOf(context.at)
  switch (command.type) {
    case 'lines.take':
      return decideTake(topic, command, context)
    case 'lines.add': {
      if (command.agreedOn > today) return refuse('lines.date-to-come', '商定的日子还没有到，请核对日期。')
      if (topic.lines.length >= maxLines) return tooManyLines()
      const { type: _, ...said } = command
      const line = { id: context.id, meetingId: null, entryId: null, ...said }
      return deadline(said.agreedOn, said.dueOn) ?? accept({ type: 'LinesTaken', data: { lines: [line] } })
    }
    case 'lines.edit': {
      const line = lineOf(topic, command.lineId)
      if (!line) return noSuchLine()
      const { type: _, ...data } = command
      return deadline(line.agreedOn, command.dueOn) ?? accept({ type: 'LineEdited', data })
    }
    case 'lines.assign':
      return decideAssign(topic, command)
    case 'lines.report':
      return decideReport(topic, command, today)
    case 'lines.note': {
      const lines = linesOf(topic, command.lineIds)
      if (!lines) return noSuchLine()
      if (command.on > today) return refuse('lines.date-to-come', '日期还没有到，请填已经发生的日子。')
      if (lines.some((each) => command.on < each.agreedOn))
        return refuse('lines.note-before-agreed', '办理记录的日子早于商定的日子，请核对。')
      const { type: _, ...data } = command
      return accept({ type: 'LinesNoted', data })
    }
    case 'lines.drop': {
      const line = lineOf(topic, command.lineId)
      if (!line) return noSuchLine()
      if (line.dropped) return refuse('lines.dropped', '这一条已经不再跟踪。')
      return accept({ type: 'LineDropped', data: { lineId: line.id, on: today, reason: command.reason } })
    }
    case 'lines.restore': {
      const line = lineOf(topic, command.lineId)
      if (!line) return noSuchLine()
      if (!line.dropped) return refuse('lines.not-dropped', '这一条正在跟踪，不用恢复。')
      return accept({ type: 'LineRestored', data: { lineId: line.id } })
    }
  }
}

/** T7: outcomes are taken from the meeting's own minutes, once each, after it is over. */
function decideTake(
  topic: Topic,
  command: Extract<LineCommand, { type: 'lines.take' }>,
  { id, beside }: DecideContext,
): Decision<LineFact> {
  const meeting = beside.meeting(command.meetingId)
  if (!meeting) return refuse('lines.no-meeting', '找不到这场会议，请刷新后再试。')
  if (meeting.topicId !== topic.id)
    return refuse('lines.other-topic', '这场会议商量的不是这个议题，请先在会议里关联议题。')
  if (meeting.proceedings.phase !== 'closed')
    return refuse('lines.meeting-not-over', '会议还没有散会，散会后才能登记成果。')
  const open = outcomesOf(meeting).filter((entry) => !takenFrom(topic, entry.id))
  const chosen = open.filter((entry) => command.entryIds.includes(entry.id))
  if (chosen.length === 0) return refuse('lines.taken', '选中的内容都已经登记过了。')
  if (topic.lines.length + chosen.length > maxLines) return tooManyLines()
  const agreedOn = dayOf(meeting.proceedings.openedAt ?? meeting.details.startsAt)
  const lines = chosen.map((entry, index) => ({
    id: `${id}-${index + 1}`,
    meetingId: meeting.id,
    entryId: entry.id,
    kind: entry.kind,
    text: entry.text,
    agreedOn,
    unit: entry.unit,
    support: '',
    leader: '',
    dueOn: entry.dueOn,
  }))
  return accept({ type: 'LinesTaken', data: { lines } })
}

/** One care for several lines; each keeps its own deadline after the day it was agreed (T8). */
function decideAssign(
  topic: Topic,
  { type: _, ...care }: Extract<LineCommand, { type: 'lines.assign' }>,
): Decision<LineFact> {
  const lines = linesOf(topic, care.lineIds)
  if (!lines) return noSuchLine()
  if (care.unit === null && care.support === null && care.leader === null && care.dueOn === null)
    return refuse('lines.nothing-assigned', '还没有填要改的内容：责任单位、协办单位、责任人、期限至少填一项。')
  const late = lines.map((each) => deadline(each.agreedOn, care.dueOn)).find((refusal) => refusal !== null)
  return late ?? accept({ type: 'LinesAssigned', data: care })
}

/** T8: an answer is due after the report, and the report comes after what it reports. */
function decideReport(
  topic: Topic,
  command: Extract<LineCommand, { type: 'lines.report' }>,
  today: string,
): Decision<LineFact> {
  const lines = linesOf(topic, command.lineIds)
  if (!lines) return noSuchLine()
  if (lines.some((each) => each.dropped))
    return refuse('lines.dropped', '选中的条目里有的已经不再跟踪，要报送请先恢复。')
  if (command.on > today) return refuse('lines.date-to-come', '报送的日子还没有到，请填已经报送的日子。')
  if (command.replyDueOn < command.on)
    return refuse('lines.due-before-report', '要求反馈的期限早于报送的日子，请核对。')
  if (lines.some((each) => command.on < each.agreedOn))
    return refuse('lines.report-before-meeting', '报送的日子早于商定的日子，请核对。')
  if (lines.some((each) => each.replies.length > 0))
    return refuse('lines.replied', '选中的条目里有的已经收到反馈，不能再改报送。')
  const { type: _, ...data } = command
  return accept({ type: 'LinesReported', data })
}

export function evolveLines(
  lines: readonly Line[],
  fact: { type: string; data: unknown },
  at: Instant,
): readonly Line[] {
  const known = fact as LineFact
  switch (known.type) {
    case 'LinesTaken':
      return [...lines, ...known.data.lines.map((line) => ({ ...line, ...untouched }))]
    case 'LineEdited': {
      const { lineId, ...changes } = known.data
      return lines.map((line) => (line.id === lineId ? { ...line, ...changes } : line))
    }
    case 'LinesAssigned': {
      const { lineIds, unit, support, leader, dueOn } = known.data
      return lines.map((line) =>
        lineIds.includes(line.id)
          ? {
              ...line,
              unit: unit ?? line.unit,
              support: support ?? line.support,
              leader: leader ?? line.leader,
              dueOn: dueOn ?? line.dueOn,
            }
          : line,
      )
    }
    case 'LinesReported': {
      const { lineIds, ...report } = known.data
      return lines.map((line) => (lineIds.includes(line.id) ? { ...line, report } : line))
    }
    case 'LinesNoted': {
      const { lineIds, ...note } = known.data
      return lines.map((line) => (lineIds.includes(line.id) ? { ...line, notes: [...line.notes, note] } : line))
    }
    case 'LineDropped': {
      const { lineId, ...dropped } = known.data
      return lines.map((line) => (line.id === lineId ? { ...line, dropped } : line))
    }
    case 'LineRestored':
      return lines.map((line) => (line.id === known.data.lineId ? { ...line, dropped: null } : line))
    default:
      return evolveReviews(evolveReplies(lines, fact, at), fact, at)
  }
}

/** 会议成果: the entries of a meeting that may become lines, in their order. Struck ones and private ones never do. */
export function outcomesOf(meeting: Pick<Meeting, 'minutes'>): readonly (MinutesEntry & { readonly kind: LineKind })[] {
  return meeting.minutes.filter(
    (entry): entry is MinutesEntry & { readonly kind: LineKind } =>
      entry.struck === null && (lineKinds as readonly string[]).includes(entry.kind),
  )
}

export function takenFrom(topic: Pick<Topic, 'lines'>, entryId: string): boolean {
  return topic.lines.some((line) => line.entryId === entryId)
}

export function lineOf(topic: Pick<Topic, 'lines'>, id: string): Line | undefined {
  return topic.lines.find((line) => line.id === id)
}

/** All the lines of these ids, or null when one of them is not there. */
function linesOf(topic: Pick<Topic, 'lines'>, ids: readonly string[]): readonly Line[] | null {
  const found = ids.flatMap((id) => lineOf(topic, id) ?? [])
  return found.length === ids.length ? found : null
}

/** The last day on which something was done about the line; urging it (督办、通报) does nothing about it. */
export function lastMoveOn(line: Line): string {
  const days = [
    line.agreedOn,
    ...(line.report ? [line.report.on] : []),
    ...line.replies.map((each) => each.on),
    ...line.tellings.map((each) => each.on),
    ...line.reviews.flatMap((each) => (each.held ? [each.held.on] : [])),
    ...line.notes.filter((each) => each.kind === 'progress').map((each) => each.on),
  ]
  return days.reduce((latest, each) => (each > latest ? each : latest))
}

/** 办结 (T9): done and looked at again with the work found kept, or impossible for now and explained. */
export function isFinished(line: Line): boolean {
  const reply = line.replies.at(-1)
  if (reply?.result === 'cannot') return true
  const isLookedAt = line.reviews.at(-1)?.held?.finding === 'kept' && line.reviews.every((each) => each.held !== null)
  return reply?.result === 'done' && isLookedAt
}

function deadline(agreedOn: string, dueOn: string | null) {
  return dueOn !== null && dueOn < agreedOn
    ? refuse('lines.due-before-agreed', '办理期限早于商定的日子，请核对。')
    : null
}

function noSuchLine() {
  return refuse('lines.unknown', '台账里找不到这一条，请刷新后再试。')
}

function tooManyLines() {
  return refuse('lines.too-many', `一个议题最多 ${maxLines} 条，请另立议题。`)
}

const untouched = { report: null, replies: [], tellings: [], reviews: [], notes: [], dropped: null } as const
