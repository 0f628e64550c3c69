import type { Meeting } from '../meeting/meeting'
import { spacedName } from '../order/surname'
import { dayOf, longDate, saidTime, weekday } from '../text/dates'
import { type Block, type PaperDocument, paragraph, paragraphs, sections } from './document'
import { formOf, numberOf, officeOf, topicOf } from './meeting-words'
import { spokenLength } from './numbers-in-words'
import { imprintOf } from './outgoing'
import type { PaperInput } from './paper'
import { type Party, partiesInText, partiesOf } from './parties'
import { plannedAgenda, plannedMinutes } from './planned-agenda'
import { editable, type Wording } from './wording'

/** 会议通知: when, where, about what, who and what to bring; sent before the meeting. */
export const meetingNotice = editable({
  id: 'meeting-notice',
  name: '会议通知',
  says: '时间、地点、议题、议程和参加人员，供会前印发',
  stage: 'before',
  formats: ['docx', 'pdf'],
  draft,
})

function draft(input: PaperInput, word: Wording): PaperDocument {
  const { meeting, room } = input
  const office = officeOf(room)
  const date = longDate(dayOf(input.now))
  const number = word('number', '文号', numberOf(input))
  const addressees = word('addressees', '主送', '各位委员、各位代表，各有关单位：')
  const opening = word('opening', '开头', openingOf(meeting))
  const people = peopleOf(partiesOf(meeting, room))
  const agenda = agendaOf(meeting)
  const requests = word('requests', '有关要求', requestsOf(meeting, office))
  return {
    mark: null,
    title: noticeTitle(meeting.details.title),
    subtitle: number,
    blocks: [
      ...paragraphs(addressees).map((each) => ({ ...each, indent: 0 as const })),
      ...paragraphs(opening),
      ...sections([
        ['会议时间', [paragraph(timeOf(meeting))]],
        ['会议地点', [paragraph(`${meeting.details.venue}。`)]],
        ['协商议题', [paragraph(`${topicOf(meeting)}。`)]],
        ['参加人员', people],
        ['会议议程', agenda],
        ['有关要求', paragraphs(requests)],
      ]),
      { kind: 'closing', office, date },
    ],
    imprint: imprintOf(input, word),
    provenance: '',
  }
}

/** 关于召开……的通知; a title that does not name a meeting gets the word. */
function noticeTitle(title: string): string {
  return `关于召开${title}${/会议?$/.test(title) ? '' : '会议'}的通知`
}

function openingOf(meeting: Meeting): string {
  return `根据协商工作安排，定于近期召开${formOf(meeting)}，围绕“${topicOf(meeting)}”听取各方意见，共同商量办法。现将有关事项通知如下。`
}

function timeOf(meeting: Meeting): string {
  const { startsAt } = meeting.details
  const day = dayOf(startsAt)
  const minutes = plannedMinutes(plannedAgenda(meeting))
  const length = minutes > 0 ? `，会期约${lengthInFigures(minutes)}` : ''
  return `${longDate(day)}（星期${weekday(day).slice(1)}）${saidTime(startsAt)}${length}。`
}

function lengthInFigures(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${hours > 0 ? `${hours}小时` : ''}${rest > 0 ? `${rest}分钟` : ''}`
}

/** Names stay as the list has them (D1). */
function peopleOf(parties: readonly Party[]): readonly Block[] {
  if (parties.length === 0) return [paragraph('由主办单位另行通知。')]
  return [
    paragraph(`${partiesInText(parties)}。各方按姓氏笔画为序：`),
    ...parties.map(({ label, people }) =>
      paragraph([
        { text: `${label}（${people.length}人）：`, face: 'kai' },
        { text: `${people.map((each) => spacedName(each.name)).join('、')}。` },
      ]),
    ),
  ]
}

function agendaOf(meeting: Meeting): readonly Block[] {
  return plannedAgenda(meeting)
    .filter(({ item }) => item.depth === 0)
    .map(({ item, number }) =>
      paragraph(
        `${number}.${item.title}${item.presenter ? `（${item.presenter}）` : ''}${item.minutes ? `，约${item.minutes}分钟` : ''}；`,
      ),
    )
    .map((each, index, all) =>
      index === all.length - 1 && typeof each.words === 'string'
        ? { ...each, words: `${each.words.slice(0, -1)}。` }
        : each,
    )
}

function requestsOf({ rules }: Meeting, office: string): string {
  return [
    '（一）请参会人员于会前十分钟到场签到，会议期间将手机调至静音。',
    `（二）请围绕议题准备发言，讲事实、提办法，每人每次发言不超过${spokenLength(rules.speechSeconds)}；自由互动时每次不超过${spokenLength(rules.dialogueSeconds)}。`,
    `（三）因故不能参加的，请于会前一天向${office}请假；需由他人代为参加的，请一并告知代理人姓名。`,
  ].join('\n')
}
