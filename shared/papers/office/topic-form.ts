import { longDate } from '../../text/dates'
import { maskTelephone } from '../../text/mask'
import { type Reception, topicSourceNames } from '../../topic/entry'
import { formRow, type PaperDocument } from '../document'
import { closingOf, type OfficePaper, officeProvenance } from './office-paper'
import type { TopicInput } from './topic-input'

/** 议题征集表 (P1): where a topic comes from and what people say, with the opinion on its reception. */
export const topicForm: OfficePaper<TopicInput> = {
  name: '议题征集表',
  says: '来源、提出人、反映情况、建议和受理意见',
  about: ({ topic }) => topic.entry.title,
  kind: 'document',
  compose,
}

function compose(input: TopicInput): PaperDocument {
  const { entry, reception } = input.topic
  return {
    mark: null,
    title: '议题征集表',
    subtitle: '',
    blocks: [
      {
        kind: 'form',
        rows: [
          formRow([
            ['编号', entry.code],
            ['征集日期', longDate(entry.enteredOn)],
          ]),
          formRow([['议题', entry.title]], 12),
          formRow([
            ['议题来源', topicSourceNames[entry.source]],
            ['征集渠道', entry.channel],
          ]),
          formRow([
            ['提出人', entry.proposer],
            // D4: the number itself stays in the program.
            ['联系方式', maskTelephone(entry.contact)],
          ]),
          formRow([
            ['涉及范围', entry.area],
            ['涉及人群', entry.touched],
          ]),
          formRow([['反映情况', entry.said]], 38),
          formRow([['意见建议', entry.suggestion]], 28),
          formRow([['受理意见', receptionInWords(reception)]], 26),
        ],
      },
      closingOf(input),
    ],
    imprint: null,
    provenance: officeProvenance(input),
  }
}

/** Empty while nobody has decided: the form is then written by hand. */
function receptionInWords(reception: Reception): string {
  switch (reception.state) {
    case 'entered':
      return ''
    case 'accepted':
      return `同意受理。${reception.opinion}\n${longDate(reception.on)}`
    case 'declined':
      return `不予受理：${reception.reason}\n${longDate(reception.on)}`
    case 'merged':
      return `并入“${reception.intoTitle}”。`
  }
}
