import { attendeeOf } from '../meeting/attendance'
import { optionsOf } from '../meeting/ballot'
import type { Meeting } from '../meeting/meeting'
import { type Figures, validOf } from '../meeting/tally'
import { type AnnouncedVote, tallyOfVote, voteMethodNames } from '../meeting/votes'
import { sortByStroke } from '../order/stroke'
import { spacedName } from '../order/surname'
import { clockTime } from '../text/dates'
import { ruleText, verdictOf } from '../views/wall-scene'
import { workOf } from './attendance-lists'
import { heldOn, provenanceOf } from './meeting-words'
import type { Paper, PaperInput } from './paper'
import { announcedVotes, arithmeticInWords, attendanceAsked, countRows, kindOf, unitOf } from './votes-in-words'
import { type Cell, type Column, count, empty, rate, type Sheet, text, time, type Workbook } from './workbook'

/** 表决统计: one sheet of all results, then one for each vote with its counts and its arithmetic, and who answered what. */
export const tallySheets: Paper = {
  id: 'tally-sheets',
  name: '表决统计',
  says: '各项表决和测评的票数、占比、算式和两次计票',
  stage: 'after',
  kind: 'workbook',
  formats: ['xlsx'],
  compose,
}

function compose(input: PaperInput): Workbook | null {
  const { meeting, voteId } = input
  const votes = announcedVotes(meeting, voteId)
  if (votes.length === 0) return null
  return { sheets: [overview(input, votes), ...votes.flatMap((vote, index) => sheetsOf(input, vote, index + 1))] }
}

function overview(input: PaperInput, votes: readonly AnnouncedVote[]): Sheet {
  const { meeting } = input
  return {
    name: '汇总',
    title: `${meeting.details.title}表决和测评汇总`,
    lines: [`日期：${heldOn(meeting)}　　地点：${meeting.details.venue}`],
    columns: [
      number,
      { header: '事项', width: 36, align: 'left' },
      { header: '类别', width: 8, align: 'centred' },
      { header: '方式', width: 12, align: 'centred' },
      { header: '基数', width: 14, align: 'centred' },
      { header: '基数（人、票）', width: 15, align: 'centred' },
      { header: '结果', width: 20, align: 'centred' },
      { header: '公布时间', width: 17, align: 'centred' },
    ],
    rows: votes.map((vote, index) => {
      const { base } = tallyOfVote(vote)
      return [
        count(index + 1),
        text(vote.title),
        text(kindOf(vote)),
        text(voteMethodNames[vote.method]),
        text(base.name),
        count(base.number),
        text(verdictOf(vote)?.text ?? ''),
        time(vote.announcedAt),
      ]
    }),
    footer: [provenanceOf(input)],
    orientation: 'landscape',
  }
}

function sheetsOf(input: PaperInput, vote: AnnouncedVote, n: number): readonly Sheet[] {
  const voices = vote.method === 'roll-call' ? [rollCall(input, vote, n)] : []
  return [resultSheet(input, vote, n), ...voices]
}

/** The result, and beside it what each counter typed without seeing the other (V5). */
function resultSheet(input: PaperInput, vote: AnnouncedVote, n: number): Sheet {
  const counted = countRows(vote)
  const figureRows = rowsOfFigures(vote, vote.figures)
  const columns: readonly Column[] = [
    { header: '项目', width: 30, align: 'left' },
    { header: `结果（${unitOf(vote)}）`, width: 14, align: 'centred' },
    { header: '占基数', width: 12, align: 'centred' },
    ...counted.map(({ round, who }): Column => ({ header: `第${round}轮${who}`, width: 14, align: 'centred' })),
  ]
  const typed = counted.map(({ figures }) => rowsOfFigures(vote, figures))
  return {
    name: `${n} ${vote.title}`,
    title: vote.title,
    lines: [
      `${kindOf(vote)}　　${voteMethodNames[vote.method]}　　${ruleText(vote)}　　${attendanceAsked(vote)}`,
      `应到${vote.electorate.expected}人，有表决权且实到${vote.electorate.present}人。` +
        `${clockTime(vote.openedAt)}开始，${clockTime(vote.closedAt)}封票，${clockTime(vote.announcedAt)}公布。`,
    ],
    columns,
    rows: figureRows.map((row, index) => [
      text(row.label),
      count(row.count),
      row.rate,
      ...typed.map((rows) => count(rows[index]?.count ?? 0)),
    ]),
    footer: [
      ...arithmeticInWords(vote),
      ...(vote.exceptionReason ? [`封票说明：${vote.exceptionReason}`] : []),
      ...vote.corrections.map((each) => `${clockTime(each.at)}更正：${each.reason}`),
      ...comparison(input.meeting, vote),
      verdictOf(vote) ? `结果：${verdictOf(vote)?.text}` : '',
      `计票人：${input.meeting.details.tellers.join('、')}　　　　主持人：${input.meeting.details.chair}`,
      provenanceOf(input),
    ].filter((line) => line !== ''),
    orientation: counted.length > 2 ? 'landscape' : 'portrait',
  }
}

type FigureRow = { readonly label: string; readonly count: number; readonly rate: Cell }

function rowsOfFigures(vote: AnnouncedVote, figures: Figures): readonly FigureRow[] {
  const tally = tallyOfVote({ ...vote, figures })
  const plain = (label: string, value: number): FigureRow => ({ label, count: value, rate: empty })
  return [
    plain('发出', figures.issued),
    plain('收回', figures.received),
    plain('有效', validOf(figures)),
    plain('无效', figures.invalid),
    ...tally.lines.map((line): FigureRow => ({ label: line.label, count: line.count, rate: rate(line.permyriad) })),
  ]
}

/** 前后对比: the same question before and after (L7). */
function comparison(meeting: Meeting, vote: AnnouncedVote): readonly string[] {
  const earlier = meeting.votes.find((each) => each.id === vote.comparesWith)
  if (earlier?.stage !== 'announced') return []
  const words = verdictOf(earlier)?.text
  return words ? [`与“${earlier.title}”对比：前${words}，后${verdictOf(vote)?.text ?? ''}`] : []
}

/** V9: the last answer of each person; who did not answer has 弃权. */
function rollCall({ meeting, room }: PaperInput, vote: AnnouncedVote, n: number): Sheet {
  const labels = optionsOf(vote.ballot).map((option) => option.label)
  const people = sortByStroke(
    vote.eligibleIds.flatMap((id) => attendeeOf(meeting, id) ?? []),
    (each) => each.name,
  )
  return {
    name: `${n} 点名`,
    title: `${vote.title}点名表决情况`,
    lines: ['按姓氏笔画为序。没有表态的计为弃权。'],
    columns: [
      number,
      { header: '姓名', width: 14, align: 'centred' },
      { header: '单位、身份', width: 30, align: 'left' },
      { header: '表态', width: 14, align: 'centred' },
    ],
    rows: people.map((person, index) => {
      const option = vote.answers.find((each) => each.attendeeId === person.id)?.option ?? null
      return [
        count(index + 1),
        text(spacedName(person.name)),
        text(workOf(person, room.ownSides)),
        text(option === null ? '弃权' : (labels[option] ?? '')),
      ]
    }),
    footer: [],
    orientation: 'portrait',
  }
}

const number: Column = { header: '序号', width: 6, align: 'centred' }
