import { optionsOf } from '../meeting/ballot'
import type { Meeting } from '../meeting/meeting'
import { thresholdName } from '../meeting/rules'
import { type Figures, identitiesOf, percentText, validOf } from '../meeting/tally'
import { type AnnouncedVote, tallyOfVote, type Vote, voteMethodNames } from '../meeting/votes'
import { ruleText, verdictOf } from '../views/wall-scene'

/** V8: only announced results reach a paper. In the order in which they were announced; one vote alone when asked for. */
export function announcedVotes(meeting: Meeting, voteId: string | null): readonly AnnouncedVote[] {
  return meeting.votes
    .filter((vote): vote is AnnouncedVote => vote.stage === 'announced')
    .filter((vote) => voteId === null || vote.id === voteId)
    .sort((a, b) => (a.announcedAt < b.announcedAt ? -1 : 1))
}

/** The result in one paragraph: how it was asked, the papers, each option with its share, the base, what came of it. */
export function resultInWords(vote: AnnouncedVote): string {
  const tally = tallyOfVote(vote)
  const options = tally.lines.map(
    ({ label, count, permyriad }) => `${inWords(label, count, vote)}（${percentText(permyriad)}）`,
  )
  const verdict = verdictOf(vote)
  return [
    `${kindOf(vote)}“${vote.title}”，采取${voteMethodNames[vote.method]}方式。`,
    `应到${vote.electorate.expected}人，有表决权且实到${vote.electorate.present}人。`,
    papersInWords(vote),
    `${options.join('，')}。`,
    `${ruleText(vote)}，${tally.base.name}${tally.base.number}。`,
    verdict ? `结果：${verdict.text}。` : '',
    vote.exceptionReason ? `封票说明：${vote.exceptionReason}。` : '',
    ...vote.corrections.map((each) => `更正：${each.reason}。`),
  ].join('')
}

export function kindOf(vote: Vote): string {
  return vote.kind === 'poll' ? '测评' : '表决'
}

/** 票 for papers, 人 for hands and voices. */
export function unitOf(vote: Vote): string {
  return vote.method === 'secret' ? '票' : '人'
}

/** `赞成30票，反对4票，弃权1票`, for figures that are not the result. */
export function figuresInWords(vote: Vote, figures: Figures): string {
  const labels = [...optionsOf(vote.ballot).map((option) => option.label), '弃权']
  return [...figures.options, figures.abstain]
    .map((count, index) => inWords(labels[index] ?? '', count, vote))
    .join('，')
}

/** `赞成30票`; `8 分的3票`, so that two figures never meet. */
function inWords(label: string, count: number, vote: Vote): string {
  return `${label}${vote.ballot.type === 'score' && label !== '弃权' ? '的' : ''}${count}${unitOf(vote)}`
}

/** V3: how many papers went out, came back and were good; nothing of hands and voices. */
export function papersInWords({ method, figures }: AnnouncedVote): string {
  if (method !== 'secret') return ''
  return `发出${figures.issued}票，收回${figures.received}票，有效${validOf(figures)}票，无效${figures.invalid}票。`
}

/** V3, V4 in figures: `收回 35 = 有效 34 + 无效 1，成立`. */
export function arithmeticInWords(vote: AnnouncedVote): readonly string[] {
  const tally = tallyOfVote(vote)
  return [
    ...identitiesOf(vote.figures, vote.ballot, vote.electorate).map(
      ({ arithmetic, holds }) => `${arithmetic}，${holds ? '成立' : '不成立'}`,
    ),
    ...(tally.verdict ? [`${tally.verdict.arithmetic}，${tally.verdict.text}`] : []),
    ...(tally.satisfaction
      ? [`满意率：${tally.satisfaction.arithmetic} = ${percentText(tally.satisfaction.permyriad)}`]
      : []),
    ...(tally.average === null ? [] : [`平均分：${(tally.average / 100).toFixed(2)}分`]),
  ]
}

/** V5: what each counter typed, round by round. */
export type CountRow = { readonly round: number; readonly who: string; readonly figures: Figures }

export function countRows(vote: AnnouncedVote): readonly CountRow[] {
  return vote.rounds.flatMap((round, index) => [
    ...(round.first ? [{ round: index + 1, who: '计票人', figures: round.first }] : []),
    ...(round.second ? [{ round: index + 1, who: '监票人', figures: round.second }] : []),
  ])
}

/** What was needed before it could be opened, V1. */
export function attendanceAsked(vote: Vote): string {
  if (vote.attendance) return `到会要求：应到的${thresholdName(vote.attendance)}`
  return vote.kind === 'poll' ? '到会要求：应到的过半数' : '到会要求：无'
}
