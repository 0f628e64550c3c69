import { percentText } from '../meeting/tally'
import { type AnnouncedVote, tallyOfVote, voteMethodNames } from '../meeting/votes'
import { dayOf, longDate } from '../text/dates'
import { ruleText, verdictOf } from '../views/wall-scene'
import { type Block, newPage, type PaperDocument, paragraph } from './document'
import { heldOn, officeOf, topicOf } from './meeting-words'
import type { Paper, PaperInput } from './paper'
import { announcedVotes, kindOf, papersInWords, unitOf } from './votes-in-words'

/** 表决（测评）结果: a page for each announced result, to be put up or handed on: figures, base, rule, what came of it. */
export const resultPaper: Paper = {
  id: 'result-paper',
  name: '表决结果',
  says: '每项已公布的表决、测评一页，供张贴和报送',
  stage: 'after',
  kind: 'document',
  formats: ['docx', 'pdf'],
  compose,
}

function compose(input: PaperInput): PaperDocument | null {
  const votes = announcedVotes(input.meeting, input.voteId)
  const [first] = votes
  if (!first) return null
  return {
    mark: null,
    title: titleOf(first),
    subtitle: '',
    blocks: votes.flatMap((vote, index): readonly Block[] => [
      ...(index > 0 ? [newPage, { kind: 'title', text: titleOf(vote) } as const] : []),
      ...pageOf(input, vote),
    ]),
    imprint: null,
    provenance: '',
  }
}

function titleOf(vote: AnnouncedVote): string {
  return `关于“${vote.title}”的${kindOf(vote)}结果`
}

function pageOf({ meeting, room }: PaperInput, vote: AnnouncedVote): readonly Block[] {
  const tally = tallyOfVote(vote)
  const verdict = verdictOf(vote)
  const { expected, present } = vote.electorate
  return [
    paragraph(
      `${heldOn(meeting)}，${meeting.details.title}围绕“${topicOf(meeting)}”协商，就“${vote.title}”进行${kindOf(vote)}，采取${voteMethodNames[vote.method]}方式。应到${expected}人，有表决权且实到${present}人。${papersInWords(vote)}结果如下：`,
    ),
    {
      kind: 'table',
      columns: [
        { header: '项目', width: 46, align: 'left' },
        { header: unitOf(vote) === '票' ? '票数' : '人数', width: 27, align: 'centred' },
        { header: '占比', width: 27, align: 'centred' },
      ],
      rows: tally.lines.map((line) => [line.label, String(line.count), percentText(line.permyriad)]),
    },
    paragraph(`${ruleText(vote)}，${tally.base.name}${tally.base.number}。${verdict ? `结果：${verdict.text}。` : ''}`),
    // V3, V11: what was passed with a reason or corrected is said wherever the result is.
    ...(vote.exceptionReason ? [paragraph(`封票说明：${vote.exceptionReason}。`)] : []),
    ...vote.corrections.map((each) => paragraph(`${longDate(dayOf(each.at))}更正：${each.reason}。`)),
    { kind: 'closing', office: officeOf(room), date: longDate(dayOf(vote.announcedAt)) },
  ]
}
