import { formNames } from '../meeting/forms'
import type { Meeting } from '../meeting/meeting'
import { spacedName } from '../order/surname'
import { clockTime, dayOf, longDate, saidTime } from '../text/dates'
import { type Block, entry, type PaperDocument, paragraph, paragraphs, sections } from './document'
import { formOf, numberOf, officeOf, topicOf } from './meeting-words'
import { imprintOf } from './outgoing'
import type { PaperInput } from './paper'
import { partiesInText, partiesOf } from './parties'
import { plannedAgenda, plannedMinutes } from './planned-agenda'
import { editable, type Wording } from './wording'

/** 协商活动方案: the meeting as it is to be held, for approval: topic, time, people, agenda, material, who does what. */
export const sessionPlan = editable({
  id: 'session-plan',
  name: '协商活动方案',
  says: '主题、时间地点、参加人员、议程、材料、分工和保障，供报批',
  stage: 'before',
  formats: ['docx', 'pdf'],
  draft,
})

function draft(input: PaperInput, word: Wording): PaperDocument {
  const { meeting, room } = input
  const office = officeOf(room)
  const date = longDate(dayOf(input.now))
  const number = word('number', '文号', numberOf(input))
  const opening = word('opening', '开头', openingOf(meeting))
  const material = word('material', '会议材料', materialOf(meeting))
  const duties = word('duties', '任务分工', dutiesOf(meeting, office))
  const support = word('support', '会务保障', supportOf(meeting))
  return {
    mark: null,
    title: `${meeting.details.title}活动方案`,
    subtitle: number,
    blocks: [
      ...paragraphs(opening),
      ...sections([
        ['协商主题', [paragraph(`${topicOf(meeting)}。`)]],
        ['时间地点', whenAndWhere(meeting)],
        ['主持和记录', rolesOf(meeting)],
        ['参加人员', peopleOf(input)],
        ['议程安排', agendaOf(meeting)],
        ['会议材料', paragraphs(material)],
        ['任务分工', [...paragraphs(duties), ...checklistOf(meeting)]],
        ['会务保障', paragraphs(support)],
      ]),
      { kind: 'closing', office, date },
    ],
    imprint: imprintOf(input, word),
    provenance: '',
  }
}

function openingOf(meeting: Meeting): string {
  return `为组织好“${topicOf(meeting)}”${formNames[meeting.details.form]}，广泛听取各方意见，凝聚共识，推动问题解决，制定本方案。`
}

function whenAndWhere({ details }: Meeting): readonly Block[] {
  return [
    entry('时间', `${longDate(dayOf(details.startsAt))}${saidTime(details.startsAt)}`),
    entry('地点', details.venue),
  ]
}

function rolesOf({ details }: Meeting): readonly Block[] {
  return [
    ...(details.chair ? [entry('主持', details.chair)] : []),
    ...(details.recorder ? [entry('记录', details.recorder)] : []),
    ...(details.tellers.length > 0 ? [entry('计票、监票', details.tellers.join('、'))] : []),
  ]
}

function peopleOf({ meeting, room }: PaperInput): readonly Block[] {
  const parties = partiesOf(meeting, room)
  if (parties.length === 0) return [paragraph('待定。')]
  return [
    paragraph(`共${meeting.attendees.length}人：${partiesInText(parties)}。`),
    {
      kind: 'table',
      columns: [
        { header: '类别', width: 16, align: 'centred' },
        { header: '人数', width: 10, align: 'centred' },
        { header: '名单（按姓氏笔画为序）', width: 74, align: 'left' },
      ],
      rows: parties.map(({ label, people }) => [
        label,
        String(people.length),
        people.map((each) => spacedName(each.name)).join('、'),
      ]),
    },
  ]
}

function agendaOf(meeting: Meeting): readonly Block[] {
  const planned = plannedAgenda(meeting)
  if (planned.length === 0) return [paragraph('待定。')]
  const minutes = plannedMinutes(planned)
  return [
    ...(minutes > 0 ? [paragraph(`会期约${minutes}分钟，具体安排如下：`)] : []),
    {
      kind: 'table',
      columns: [
        { header: '序号', width: 10, align: 'centred' },
        { header: '时间', width: 12, align: 'centred' },
        { header: '议程', width: 44, align: 'left' },
        { header: '主讲', width: 20, align: 'centred' },
        { header: '分钟', width: 14, align: 'centred' },
      ],
      rows: planned.map(({ item, number, startsAt }) => [
        number,
        clockTime(startsAt),
        item.title,
        item.presenter,
        item.minutes === null ? '' : String(item.minutes),
      ]),
    },
  ]
}

/** What the agenda says will be needed. */
function materialOf({ agenda, votes }: Meeting): string {
  const wanted = new Set(agenda.items.filter((item) => !item.skipped).map((item) => item.kind))
  const all = [
    '协商议题说明和议程',
    ...(wanted.has('briefing') ? ['情况通报材料'] : []),
    ...(wanted.has('survey') ? ['调研报告'] : []),
    ...(wanted.has('follow-up') ? ['上次议题办理情况'] : []),
    '议事规则、签到表、主持词',
    ...(votes.length > 0 || wanted.has('confirmation') || wanted.has('poll') ? ['表决票（测评票）和计票单'] : []),
  ]
  return all.map((each, index) => `${index + 1}.${each}${index === all.length - 1 ? '。' : '；'}`).join('\n')
}

function dutiesOf({ details }: Meeting, office: string): string {
  return [
    `${office}负责总体筹备和联络。`,
    details.chair ? `${details.chair}负责主持。` : '',
    details.recorder ? `${details.recorder}负责现场记录和会后文书。` : '',
    details.tellers.length > 0 ? `${details.tellers.join('、')}负责计票、监票。` : '',
  ].join('')
}

function checklistOf({ checklist }: Meeting): readonly Block[] {
  if (checklist.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [
        { header: '序号', width: 10, align: 'centred' },
        { header: '筹备事项', width: 46, align: 'left' },
        { header: '完成时限', width: 28, align: 'centred' },
        { header: '责任人', width: 16, align: 'centred' },
      ],
      rows: checklist.map((each, index) => [String(index + 1), each.text, each.dueOn ? longDate(each.dueOn) : '', '']),
    },
  ]
}

function supportOf(meeting: Meeting): string {
  const seats =
    meeting.details.venueKind === 'online'
      ? '会前一天与各方试连，主会场备好摄像、收音设备'
      : '会场按圆桌形式布置，不设主席台'
  return `${seats}；大屏、计时、音响和打印设备于会前一天调试完毕，备好U盘和备用电源；会前半小时开始签到。${formOf(meeting)}结束后，会议纪要、会议记录、签到表和表决材料一并归档。`
}
