import { type Figures, percentText, validOf } from '../meeting/tally'
import { type AnnouncedVote, tallyOfVote, voteMethodNames } from '../meeting/votes'
import { clockTime } from '../text/dates'
import { ruleText, verdictOf } from '../views/wall-scene'
import { type Block, entry, newPage, type PaperDocument, type Table } from './document'
import { heldOn, provenanceOf } from './meeting-words'
import type { Paper, PaperInput } from './paper'
import { announcedVotes, arithmeticInWords, countRows, kindOf, unitOf } from './votes-in-words'

/** 计票单 (filled): one page for each vote, to be printed and signed: counts, both counters, arithmetic, result. */
export const tallyPaper: Paper = {
  id: 'tally-paper',
  name: '计票单',
  says: '每项表决一页，票数、算式、签名处，供打印签字',
  stage: 'after',
  kind: 'document',
  formats: ['pdf'],
  compose,
}

function compose(input: PaperInput): PaperDocument | null {
  const votes = announcedVotes(input.meeting, input.voteId)
  if (votes.length === 0) return null
  return {
    mark: null,
    title: titleOf(votes[0]),
    subtitle: '',
    blocks: votes.flatMap((vote, index): readonly Block[] => [
      ...(index > 0 ? [newPage, { kind: 'title', text: titleOf(vote) } as const] : []),
      ...pageOf(input, vote),
    ]),
    imprint: null,
    provenance: provenanceOf(input),
  }
}

function titleOf(vote: AnnouncedVote | undefined): string {
  return vote?.kind === 'poll' ? '测评计票单' : '表决计票单'
}

function pageOf({ meeting }: PaperInput, vote: AnnouncedVote): readonly Block[] {
  const verdict = verdictOf(vote)
  return [
    entry('会议', meeting.details.title),
    entry('事项', vote.title),
    entry('方式', `${kindOf(vote)}，${voteMethodNames[vote.method]}；${ruleText(vote)}`),
    entry('人数', `应到${vote.electorate.expected}人，有表决权且实到${vote.electorate.present}人`),
    countsTable(vote),
    ...[
      `${heldOn(meeting)} ${clockTime(vote.openedAt)}开始，${clockTime(vote.closedAt)}封票，${clockTime(vote.announcedAt)}公布。`,
      `核对：${arithmeticInWords(vote).join('；')}。`,
      vote.exceptionReason ? `封票说明：${vote.exceptionReason}` : '',
      ...vote.corrections.map((each) => `${clockTime(each.at)}更正：${each.reason}`),
    ].flatMap((text): readonly Block[] => (text ? [{ kind: 'note', text }] : [])),
    ...(verdict ? [entry('结果', verdict.text)] : []),
    { kind: 'signatures', labels: ['计票人', '监票人', '主持人'], sideBySide: true },
  ]
}

function countsTable(vote: AnnouncedVote): Table {
  const counted = countRows(vote).slice(-2)
  const rows = rowsOf(vote, vote.figures)
  const typed = counted.map(({ figures }) => rowsOf(vote, figures))
  return {
    kind: 'table',
    columns: [
      { header: '项目', width: 34, align: 'left' },
      { header: `结果（${unitOf(vote)}）`, width: 18, align: 'centred' },
      { header: '占比', width: 16, align: 'centred' },
      ...counted.map(({ who }) => ({ header: `${who}所计`, width: 18, align: 'centred' as const })),
    ],
    rows: rows.map(([label, value, share], index) => [
      label,
      String(value),
      share,
      ...typed.map((each) => String(each[index]?.[1] ?? '')),
    ]),
  }
}

function rowsOf(vote: AnnouncedVote, figures: Figures): readonly (readonly [string, number, string])[] {
  return [
    ['发出', figures.issued, ''],
    ['收回', figures.received, ''],
    ['有效', validOf(figures), ''],
    ['无效', figures.invalid, ''],
    ...tallyOfVote({ ...vote, figures }).lines.map(
      (line) => [line.label, line.count, percentText(line.permyriad)] as const,
    ),
  ]
}
