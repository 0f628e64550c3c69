import { formNames } from '../../meeting/forms'
import { longDate } from '../../text/dates'
import { type Opinion, opinionOf, opinionParties, opinionPartyNames, type SessionPlan } from '../../topic/session-plan'
import { formRow, type PaperDocument } from '../document'
import { closingOf, type OfficePaper, officeProvenance } from './office-paper'
import type { TopicInput } from './topic-input'

/** 议题审批表 (P3): the session plan as it is submitted, with the opinions of the three who approve it. */
export const topicApproval: OfficePaper<TopicInput> = {
  name: '议题审批表',
  says: '形式、必要性、牵头协办、时间地点和三方意见',
  about: ({ topic }) => topic.entry.title,
  kind: 'document',
  compose,
}

/** Without a plan the form is printed empty, to be filled in by hand. */
function compose(input: TopicInput): PaperDocument {
  const { entry, plan } = input.topic
  const draft = plan?.draft
  return {
    mark: null,
    title: '议题审批表',
    subtitle: '',
    blocks: [
      {
        kind: 'form',
        rows: [
          formRow([['议题', entry.title]], 12),
          formRow([
            ['协商形式', draft ? formNames[draft.form] : ''],
            ['拟定时间', draft?.plannedOn ? longDate(draft.plannedOn) : ''],
          ]),
          formRow([
            ['牵头单位', draft?.lead ?? ''],
            ['协办单位', draft?.support ?? ''],
          ]),
          formRow([['地点', draft?.place ?? '']]),
          formRow([['必要性', draft?.necessity ?? '']], 22),
          formRow([['参加人员', draft?.participants ?? '']], 15),
          ...opinionParties.map((party) =>
            formRow([[`${opinionPartyNames[party]}意见`, opinionInWords(plan && opinionOf(plan, party))]], 20),
          ),
          formRow([['审批结果', resultOf(plan)]], 12),
        ],
      },
      closingOf(input),
    ],
    imprint: null,
    provenance: officeProvenance(input),
  }
}

function opinionInWords(opinion: Opinion | null | undefined): string {
  if (!opinion) return ''
  const { agrees, text, name, on } = opinion
  return `${agrees ? '同意' : '不同意'}。${text}\n签名：${name}　${longDate(on)}`
}

function resultOf(plan: SessionPlan | null): string {
  const last = plan?.steps.at(-1)
  switch (last?.state) {
    case 'approved':
      return `已批准　${longDate(last.on)}${last.said ? `　${last.said}` : ''}`
    case 'returned':
      return `退回修改：${last.said}　${longDate(last.on)}`
    case 'withdrawn':
      return `已撤回：${last.said}　${longDate(last.on)}`
    default:
      return ''
  }
}
