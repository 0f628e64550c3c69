import { formNames } from '../../meeting/forms'
import { longDate, shortDate } from '../../text/dates'
import { topicSourceNames } from '../../topic/entry'
import { stageNames, stageOf } from '../../topic/stages'
import { type Family, type FamilyEvent, familyOf, lampsInWords } from '../../views/family'
import { type Block, entry, type PaperDocument, paragraph, sections } from '../document'
import { closingOf, type OfficePaper, officeProvenance, shortText } from './office-paper'
import type { TopicInput } from './topic-input'

/** 议题家谱 (P14): the whole way of one topic, for the inspector who asks. */
export const topicFamily: OfficePaper<TopicInput> = {
  name: '议题家谱',
  says: '从第一次反映到最后一次回头看，逐日列出经过、文书和当时的灯',
  about: ({ topic }) => topic.entry.title,
  kind: 'document',
  compose,
}

function compose(input: TopicInput): PaperDocument {
  const { topic, meetings, merged, room } = input
  const family = familyOf(topic, { meetings, merged, days: room.ledger })
  const { code, source, area } = topic.entry
  return {
    mark: null,
    title: `“${topic.entry.title}”议题家谱`,
    subtitle: '',
    blocks: [
      ...(code ? [entry('编号', code)] : []),
      entry('议题来源', topicSourceNames[source]),
      ...(topic.plan ? [entry('协商形式', formNames[topic.plan.draft.form])] : []),
      ...(area ? [entry('涉及范围', area)] : []),
      entry('现在', topic.closed ? `${longDate(topic.closed.on)}办结` : `${stageNames[stageOf(topic)]}阶段`),
      ...sections([
        ['经过', [eventsTable(family.events)]],
        ['支持率前后对比', supportBlocks(family)],
      ]),
      closingOf(input),
    ],
    imprint: null,
    provenance: officeProvenance(input),
  }
}

function eventsTable(events: readonly FamilyEvent[]): Block {
  return {
    kind: 'table',
    columns: [
      { header: '日期', width: 18, align: 'centred' },
      { header: '阶段', width: 8, align: 'centred' },
      { header: '经过', width: 44, align: 'left' },
      { header: '文书', width: 17, align: 'left' },
      { header: '当时的灯', width: 13, align: 'centred' },
    ],
    rows: events.map((each) => [
      shortDate(each.on),
      stageNames[each.stage],
      [each.title + (each.who ? `（${each.who}）` : ''), ...each.said.map(shortText)].join('\n'),
      each.papers.join('\n'),
      lampsInWords(each.lamps).replaceAll('、', '\n'),
    ]),
  }
}

function supportBlocks({ support }: Family): readonly Block[] {
  if (support.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [
        { header: '测评题', width: 30, align: 'left' },
        { header: '协商前', width: 35, align: 'centred' },
        { header: '办理后', width: 35, align: 'centred' },
      ],
      rows: support.map(({ question, before, after }) => [
        question,
        before.replace('（', '\n（') || '未测',
        after.replace('（', '\n（') || '未测',
      ]),
    },
    paragraph('支持率为支持人数占有效作答人数的比例，弃权计入有效。'),
  ]
}
