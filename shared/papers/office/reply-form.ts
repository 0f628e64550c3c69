import { longDate } from '../../text/dates'
import { type Line, lineKindNames, reportPaperNames } from '../../topic/lines'
import { adoptionNames, adoptions, replyResultNames, replyResults } from '../../topic/replies'
import { findingNames } from '../../topic/reviews'
import type { Topic } from '../../topic/topic'
import { type Block, formRow, newPage, type PaperDocument } from '../document'
import { type OfficePaper, officeProvenance } from './office-paper'
import type { TopicInput } from './topic-input'

export type ReplyFormInput = TopicInput & { readonly lineId: string | null }

/** 办理反馈表 (P12): what was asked of a unit, what it answered, and what the people concerned say of it. One page a line. */
export const replyForm: OfficePaper<ReplyFormInput> = {
  name: '办理反馈表',
  says: '每条意见的主办、期限、措施、结果、采纳和群众反馈',
  about: ({ topic }) => topic.entry.title,
  kind: 'document',
  compose,
}

function compose(input: ReplyFormInput): PaperDocument | null {
  const { topic, lineId } = input
  const lines = topic.lines.filter((line) => (lineId === null ? line.dropped === null : line.id === lineId))
  if (lines.length === 0) return null
  return {
    mark: null,
    title: '办理反馈表',
    subtitle: '',
    blocks: lines.flatMap((line, index) => [
      ...(index > 0 ? [newPage, { kind: 'title', text: '办理反馈表' } as const] : []),
      ...formOf(topic, line),
    ]),
    imprint: null,
    provenance: officeProvenance(input),
  }
}

function formOf({ entry }: Topic, line: Line): readonly Block[] {
  const reply = line.replies.at(-1)
  const { report } = line
  return [
    {
      kind: 'form',
      rows: [
        formRow([['议题', entry.title]]),
        formRow([[lineKindNames[line.kind], line.text]], 25),
        formRow([
          ['报送单位', report?.to ?? ''],
          ['报送日期', report ? longDate(report.on) : ''],
        ]),
        formRow([
          ['报送文书', report ? [reportPaperNames[report.paper], report.number].filter(Boolean).join(' ') : ''],
          ['反馈期限', report ? longDate(report.replyDueOn) : ''],
        ]),
        formRow([
          ['主办单位', reply?.unit ?? line.unit],
          ['协办单位', line.support],
        ]),
        formRow([
          ['责任人', line.leader],
          ['办理期限', line.dueOn ? longDate(line.dueOn) : ''],
        ]),
        formRow([['办理结果', choices(replyResults, replyResultNames, reply?.result)]]),
        formRow([['采纳情况', choices(adoptions, adoptionNames, reply?.adoption)]]),
        formRow([['办理措施', reply?.measures ?? '']], 25),
        formRow([['解释说明', reply?.explanation ?? '']], 12),
        formRow([['群众反馈', tellingsOf(line)]], 15),
        // Asked of those concerned on paper; the program keeps it as a poll of the topic, not of one line.
        formRow([['满意度', '（　）满意　（　）基本满意　（　）不满意']]),
        formRow([['回头看', reviewsOf(line)]], 12),
      ],
    },
    { kind: 'signatures', labels: ['承办单位', '经办人'], sideBySide: true },
  ]
}

/** `（√）已办　（　）在办`: to be read, or to be ticked by hand. */
function choices<Choice extends string>(
  all: readonly Choice[],
  names: Readonly<Record<Choice, string>>,
  chosen: Choice | undefined,
): string {
  return all.map((each) => `（${each === chosen ? '√' : '　'}）${names[each]}`).join('　')
}

function tellingsOf({ tellings }: Line): string {
  return tellings.map(({ on, whom, how }) => `${longDate(on)}告知${whom}${how ? `（${how}）` : ''}`).join('\n')
}

function reviewsOf({ reviews }: Line): string {
  return reviews
    .map(({ dueOn, held }) =>
      held
        ? `${longDate(held.on)}${held.who}：${findingNames[held.finding]}。${held.text}`
        : `定于${longDate(dueOn)}回头看`,
    )
    .join('\n')
}
