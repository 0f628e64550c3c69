import { agendaNumbers } from '../meeting/agenda'
import { type ConsensusLine, consensusLines, outcomeNames } from '../meeting/consensus'
import type { Meeting } from '../meeting/meeting'
import type { MinutesEntry, MinutesKind } from '../meeting/minutes'
import { longDate } from '../text/dates'
import { attendanceLists, excusesInText, namesInText, saidBy, speakerInText } from './attendance-lists'
import { type Block, blank, entry, heading, numbered, type PaperDocument, paragraphs, sections } from './document'
import { copiesOf, formOf, heldFromTo, heldOn, numberOf, officeOf, provenanceOf, topicOf } from './meeting-words'
import type { PaperInput } from './paper'
import { announcedVotes, resultInWords } from './votes-in-words'
import { editable, type Wording } from './wording'

/**
 * 会议纪要: what the meeting came to, by number, with the names; it goes out. What was said in which order stands in the
 * 会议记录, which stays in the house.
 */
export const minutesPaper = editable({
  id: 'minutes-paper',
  name: '会议纪要',
  says: '议定事项、意见建议、表决结果和到会名单，供印发',
  stage: 'after',
  formats: ['docx', 'pdf'],
  draft,
})

function draft(input: PaperInput, word: Wording): PaperDocument {
  const { meeting, room } = input
  const office = officeOf(room)
  const number = word('number', '文号', numberOf(input))
  const opening = word('opening', '开头', openingOf(input))
  return {
    mark: {
      text: room.paperHeading || `${room.township}协商议事会纪要`,
      number,
      office,
      date: heldOn(meeting),
    },
    title: titleOf(meeting.details.title),
    subtitle: '',
    blocks: [
      ...paragraphs(opening),
      ...sections([
        ['会议议程', courseOf(meeting, word)],
        ['讨论情况', discussionOf(input, word)],
        ['协商共识', consensusOf(meeting, word)],
        ['表决和测评结果', resultsOf(meeting)],
        ['承诺和待办事项', dutiesOf(input)],
      ]),
      blank,
      ...namesOf(input),
    ],
    imprint: { copies: word('copies', '抄送', copiesOf(room)), office, date: heldOn(meeting) },
    provenance: provenanceOf(input),
  }
}

function titleOf(title: string): string {
  return title.endsWith('纪要') ? title : `${title}纪要`
}

function openingOf(input: PaperInput): string {
  const { meeting } = input
  const { details } = meeting
  const lists = attendanceLists(meeting)
  const counts = [
    `应到${lists.expected.length}人`,
    `实到${lists.came.length}人`,
    ...(lists.excused.length > 0 ? [`请假${lists.excused.length}人`] : []),
    ...(lists.missing.length > 0 ? [`缺席${lists.missing.length}人`] : []),
    ...(lists.observers.length > 0 ? [`列席${lists.observers.length}人`] : []),
  ]
  return (
    `${heldFromTo(meeting)}，${placeOf(input)}召开${formOf(meeting)}，围绕“${topicOf(meeting)}”进行协商。` +
    `${details.chair ? `会议由${details.chair}主持，` : '会议'}${counts.join('，')}。现将会议情况纪要如下。`
  )
}

/** Who met where; a room that meets at home is named once. */
function placeOf({ meeting, room }: PaperInput): string {
  const { venue } = meeting.details
  const office = officeOf(room)
  return venue.includes(office) || office.includes(venue) ? `在${venue}` : `${office}在${venue}`
}

function courseOf(meeting: Meeting, word: Wording): readonly Block[] {
  const numbers = agendaNumbers(meeting.agenda.items)
  const held = meeting.agenda.items.flatMap((item, index) =>
    item.runs.length > 0 && item.depth === 0 ? [`${numbers[index]}.${item.title}`] : [],
  )
  return held.length > 0 ? paragraphs(word('course', '会议议程', `会议依次进行了以下议程：${held.join('；')}。`)) : []
}

/** 意见建议, 回应, 分歧: each with who said it. A meeting where nobody wrote a 意见建议 gives the points of its speeches. */
function discussionOf(input: PaperInput, word: Wording): readonly Block[] {
  const { meeting } = input
  const suggestions = kept(meeting, 'suggestion')
  const parts: readonly (readonly [string, readonly MinutesEntry[]])[] = [
    suggestions.length > 0 ? ['意见建议', suggestions] : ['发言要点', kept(meeting, 'point')],
    ['部门回应', kept(meeting, 'response')],
    ['不同意见', kept(meeting, 'difference')],
  ]
  return parts
    .filter(([, entries]) => entries.length > 0)
    .flatMap(([title, entries], index) => [
      heading(2, index + 1, title),
      ...entries.flatMap((each, place) => {
        const said = each.text + saidBy(input, each.attendeeId)
        return numbered(place + 1, word(`entry-${each.id}`, `${title} ${place + 1}`, said))
      }),
    ])
}

function consensusOf(meeting: Meeting, word: Wording): readonly Block[] {
  const confirmed = consensusLines(meeting).filter((line) => line.state === 'confirmed')
  const { outcome } = meeting.consensus
  const opening = outcome ? paragraphs(word('outcome', '协商结果', `经协商，与会各方${outcomeNames[outcome]}。`)) : []
  const lines = confirmed.flatMap((line, index) =>
    numbered(index + 1, word(`entry-${line.entry.id}`, `共识 ${index + 1}`, line.entry.text), objectionsOf(line)),
  )
  return [...opening, ...lines]
}

/** C4: how many objected stands beside the line. */
function objectionsOf(line: ConsensusLine): string {
  return line.objections === 0 ? '（现场确认，无异议）' : `（现场确认，${line.objections}人有异议）`
}

function resultsOf(meeting: Meeting): readonly Block[] {
  return announcedVotes(meeting, null).flatMap((vote, index) => numbered(index + 1, resultInWords(vote)))
}

function dutiesOf(input: PaperInput): readonly Block[] {
  const duties = input.meeting.minutes.filter(
    (each) => (each.kind === 'commitment' || each.kind === 'todo') && each.struck === null,
  )
  if (duties.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [
        { header: '序号', width: 8, align: 'centred' },
        { header: '事项', width: 43, align: 'left' },
        { header: '责任单位', width: 22, align: 'left' },
        { header: '期限', width: 27, align: 'centred' },
      ],
      rows: duties.map((each, index) => [
        String(index + 1),
        each.text,
        each.unit || speakerInText(input, each.attendeeId),
        each.dueOn ? longDate(each.dueOn) : '',
      ]),
    },
  ]
}

function namesOf({ meeting, room }: PaperInput): readonly Block[] {
  const lists = attendanceLists(meeting)
  return [
    entry('出席', `${namesInText(lists.came, room)}${lists.came.length > 1 ? '（按姓氏笔画为序）' : ''}`),
    entry('请假', excusesInText(lists.excused, room)),
    ...(lists.missing.length > 0 ? [entry('缺席', namesInText(lists.missing, room))] : []),
    entry('列席', namesInText(lists.observers, room)),
  ]
}

/** M5: 内部备注 is never asked for here, and what was struck does not go out. */
function kept(meeting: Meeting, kind: Exclude<MinutesKind, 'private'>): readonly MinutesEntry[] {
  return meeting.minutes.filter((each) => each.kind === kind && each.struck === null)
}
