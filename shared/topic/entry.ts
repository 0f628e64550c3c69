import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line, optionalLine, optionalParagraph, telephone, wholeNumber } from '../text/clean'
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
import type { Topic } from './topic'

/** 选题来源 (P1). */
export const topicSources = ['party', 'government', 'cppcc', 'member', 'masses'] as const
export type TopicSource = (typeof topicSources)[number]
export const topicSourceNames: Readonly<Record<TopicSource, string>> = {
  party: '党委定题',
  government: '政府交题',
  cppcc: '政协选题',
  member: '委员荐题',
  masses: '群众提议',
}

const entryShape = {
  title: line('议题', 60),
  /** 反映情况: what people say, in their words. */
  said: optionalParagraph('反映情况', 2000),
  /** 建议 of those who brought it. */
  suggestion: optionalParagraph('建议', 1000),
  source: z.enum(topicSources, { error: '请选择议题来源' }),
  /** 征集渠道: 走访, 谈心, 接待日, 电话, 问卷… from the room's list or typed. */
  channel: optionalLine('征集渠道', 20),
  proposer: optionalLine('提出人', 40),
  /** 联系方式 of the proposer, for the clerk alone. */
  contact: telephone('联系电话'),
  /** 涉及范围（片区、村社）. */
  area: optionalLine('涉及范围', 40),
  /** 利益攸关方, in words: 东街商户, 周边住户. */
  touched: optionalLine('涉及人群', 100),
  enteredOn: daySchema,
  /** 编号, `2026-003`; proposed by the list, the office may have its own. */
  code: optionalLine('编号', 20),
} as const
export const entrySchema = z.strictObject(entryShape)
/** 议题征集: what stands on the 议题征集表. */
export type Entry = Readonly<z.infer<typeof entrySchema>>

/** 评分 on 切口小 · 关联广 · 切身利益, one to five each (P2; the scale is ours). */
const mark = (label: string) => wholeNumber(label, { min: 1, max: 5, unit: '分' })
export const scoreSchema = z.strictObject({ small: mark('切口小'), wide: mark('关联广'), close: mark('切身利益') })
export type Score = Readonly<z.infer<typeof scoreSchema>>
export const scoreNames: Readonly<Record<keyof Score, string>> = {
  small: '切口小',
  wide: '关联广',
  close: '切身利益',
}

/** Out of fifteen; null while nobody has scored. */
export function scoreTotal(score: Score | null): number | null {
  return score ? score.small + score.wide + score.close : null
}

/** 受理: whether the topic goes on its way. A merged topic goes on as another one. */
export type Reception =
  | { readonly state: 'entered' }
  | { readonly state: 'accepted'; readonly on: string; readonly opinion: string }
  | { readonly state: 'declined'; readonly on: string; readonly reason: string }
  | { readonly state: 'merged'; readonly at: Instant; readonly into: string; readonly intoTitle: string }

export const entryCommands = {
  'topic.enter': entryShape,
  'topic.edit': entryShape,
  'topic.score': { score: scoreSchema.nullable() },
  /** 形象工程、面子议题: two thirds of one district's topics were such; marked, and its share is counted (P2). */
  'topic.markShowpiece': { showpiece: z.boolean(), reason: optionalLine('理由', 100) },
  'topic.accept': { on: daySchema, opinion: optionalLine('受理意见', 200) },
  'topic.decline': { on: daySchema, reason: line('不予受理的理由', 200) },
  /** 重新考虑: takes a reception back, whatever it was. */
  'topic.reconsider': {},
  'topic.mergeInto': { topicId: idSchema },
} as const satisfies CommandShapes
export type EntryCommand = CommandsOf<typeof entryCommands>

const keptEntry = z.strictObject({
  title: z.string(),
  said: z.string(),
  suggestion: z.string(),
  source: z.enum(topicSources),
  channel: z.string(),
  proposer: z.string(),
  contact: z.string(),
  area: z.string(),
  touched: z.string(),
  enteredOn: z.string(),
  code: z.string(),
})
export const entryFacts = {
  TopicEntered: keptEntry,
  TopicEdited: keptEntry,
  TopicScored: z.strictObject({ score: scoreSchema.nullable() }),
  ShowpieceMarked: z.strictObject({ showpiece: z.boolean(), reason: z.string() }),
  TopicAccepted: z.strictObject({ on: z.string(), opinion: z.string() }),
  TopicDeclined: z.strictObject({ on: z.string(), reason: z.string() }),
  ReceptionTakenBack: z.strictObject({}),
  TopicMerged: z.strictObject({ into: idSchema, intoTitle: z.string() }),
} as const satisfies FactShapes
export type EntryFact = FactsOf<typeof entryFacts>

export function decideEntry(topic: Topic, command: EntryCommand, context: DecideContext): Decision<EntryFact> {
  const { reception } = topic
  switch (command.type) {
    case 'topic.enter':
      return refuse('topic.exists', '这个议题已经登记好了，请直接修改。')
    case 'topic.edit': {
      const { type: _, ...entry } = command
      return (
        enteredAhead(entry, context) ?? enteredAfter(entry, reception) ?? accept({ type: 'TopicEdited', data: entry })
      )
    }
    case 'topic.score':
      return accept({ type: 'TopicScored', data: { score: command.score } })
    case 'topic.markShowpiece':
      return accept({ type: 'ShowpieceMarked', data: { showpiece: command.showpiece, reason: command.reason } })
    case 'topic.accept':
      if (reception.state !== 'entered') return refuse('topic.received', receptionSentence(reception))
      return datedEntry(topic, command.on, context) ?? acceptFact('TopicAccepted', command)
    case 'topic.decline':
      if (reception.state !== 'entered') return refuse('topic.received', receptionSentence(reception))
      return datedEntry(topic, command.on, context) ?? acceptFact('TopicDeclined', command)
    case 'topic.reconsider':
      if (reception.state === 'entered') return refuse('topic.not-received', '这个议题还没有受理，不用撤回。')
      if (topic.lines.length > 0) return refuse('topic.lines-there', '这个议题已经有了协商成果，不能再撤回受理。')
      if (topic.plan?.state === 'submitted' || topic.plan?.state === 'approved')
        return refuse('topic.plan-under-way', '协商方案已经送审，不能再撤回受理；如不再协商，请先撤回方案。')
      return accept({ type: 'ReceptionTakenBack', data: {} })
    case 'topic.mergeInto':
      return decideMerge(topic, command.topicId, context)
  }
}

/** T2: a topic is merged once, into one that goes on itself. */
function decideMerge(topic: Topic, intoId: string, { beside }: DecideContext): Decision<EntryFact> {
  if (topic.reception.state === 'merged') return refuse('topic.received', receptionSentence(topic.reception))
  if (intoId === topic.id) return refuse('topic.merge-itself', '不能并入它自己，请选另一个议题。')
  if (topic.lines.length > 0) return refuse('topic.merge-late', '这个议题已经有了协商成果，不能再并入别的议题。')
  const into = beside.topic(intoId)
  if (!into) return refuse('topic.unknown', '找不到要并入的议题，请刷新后重选。')
  if (into.reception.state === 'merged')
    return refuse(
      'topic.merge-chain',
      `“${into.entry.title}”自己已经并入“${into.reception.intoTitle}”，请直接并入后者。`,
    )
  if (into.reception.state === 'declined' || into.closed)
    return refuse(
      'topic.merge-ended',
      `“${into.entry.title}”${into.closed ? '已经办结' : '没有受理'}，不能再并进去，请另选一个。`,
    )
  return accept({ type: 'TopicMerged', data: { into: intoId, intoTitle: into.entry.title } })
}

function acceptFact(
  type: 'TopicAccepted' | 'TopicDeclined',
  command: Extract<EntryCommand, { type: 'topic.accept' | 'topic.decline' }>,
): Decision<EntryFact> {
  const { type: _, ...data } = command
  return accept({ type, data } as EntryFact)
}

/** T1: what happened did not happen before the topic was entered, nor after today. */
function datedEntry(topic: Topic, on: string, { at }: DecideContext) {
  if (on > dayOf(at)) return refuse('topic.date-to-come', '日期还没有到，请填已经发生的日子。')
  if (on < topic.entry.enteredOn) return refuse('topic.date-too-early', '日期早于议题登记的日子，请核对。')
  return null
}

/** T1: nothing is entered for a day to come. */
export function enteredAhead({ enteredOn }: Pick<Entry, 'enteredOn'>, { at }: Pick<DecideContext, 'at'>) {
  return enteredOn > dayOf(at) ? refuse('topic.date-to-come', '登记日期还没有到，请填收到的那一天。') : null
}

function enteredAfter({ enteredOn }: Pick<Entry, 'enteredOn'>, reception: Reception) {
  return 'on' in reception && enteredOn > reception.on
    ? refuse('topic.date-too-late', '登记日期晚于受理的日子，请核对。')
    : null
}

export type EntryPart = Pick<Topic, 'entry' | 'score' | 'showpiece' | 'reception'>

export function evolveEntry(part: EntryPart, fact: { type: string; data: unknown }, at: Instant): EntryPart {
  const known = fact as EntryFact
  switch (known.type) {
    case 'TopicEdited':
      return { ...part, entry: known.data }
    case 'TopicScored':
      return { ...part, score: known.data.score }
    case 'ShowpieceMarked':
      return { ...part, showpiece: known.data.showpiece ? { reason: known.data.reason } : null }
    case 'TopicAccepted':
      return { ...part, reception: { state: 'accepted', ...known.data } }
    case 'TopicDeclined':
      return { ...part, reception: { state: 'declined', ...known.data } }
    case 'ReceptionTakenBack':
      return { ...part, reception: { state: 'entered' } }
    case 'TopicMerged':
      return { ...part, reception: { state: 'merged', at, ...known.data } }
    default:
      return part
  }
}

export function receptionSentence(reception: Reception): string {
  switch (reception.state) {
    case 'entered':
      return '这个议题还没有受理，请先受理。'
    case 'accepted':
      return '这个议题已经受理。'
    case 'declined':
      return '这个议题没有受理；要继续办请先撤回这个决定。'
    case 'merged':
      return `这个议题已经并入“${reception.intoTitle}”，请到那里继续。`
  }
}
