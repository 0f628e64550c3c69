import { wasPresent } from '../meeting/attendance'
import { type ConsensusLine, consensusLines, outcomeNames } from '../meeting/consensus'
import type { Meeting } from '../meeting/meeting'
import type { MinutesEntry, MinutesKind } from '../meeting/minutes'
import { percentText, permyriad } from '../meeting/tally'
import type { Room } from '../room/room'
import { allSpeeches } from '../views/fairness'
import { attendanceLists, saidBy } from './attendance-lists'
import { type Block, blank, entry, heading, numbered, type PaperDocument, paragraphs, sections } from './document'
import { emblemOf, formOf, heldFromTo, heldOn, numberOf, officeOf, topicOf } from './meeting-words'
import { imprintOf } from './outgoing'
import type { PaperInput } from './paper'
import { partiesInText, partiesOf } from './parties'
import { announcedVotes, resultInWords } from './votes-in-words'
import { editable, type Wording } from './wording'

/**
 * 协商意见（协商建言）: what the consultation came to, for those who can act on it: how things are, what is wrong, what is
 * asked for, and how far the room agreed to each line.
 */
export const consultationOpinion = editable({
  id: 'consultation-opinion',
  name: '协商意见',
  says: '基本情况、存在问题、逐条意见建议和共识度，供报送',
  stage: 'after',
  formats: ['docx', 'pdf'],
  draft,
})

/** A meeting in which nothing was said, disputed or agreed has no opinion to send. */
function draft(input: PaperInput, word: Wording): PaperDocument | null {
  const { meeting, room } = input
  if (saysNothing(meeting)) return null
  const number = word('number', '编号', numberOf(input))
  const reportedTo = word('report-to', '报送单位', reportTo(room))
  return {
    mark: null,
    title: `关于“${topicOf(meeting)}”的协商意见`,
    subtitle: '',
    blocks: [
      ...(number ? [entry('编号', number)] : []),
      entry('协商时间', heldFromTo(meeting)),
      entry('协商地点', meeting.details.venue),
      entry('参加方', partiesInText(partiesOf({ attendees: thoseWhoCame(meeting) }, room)) || '无'),
      entry('报送单位', reportedTo),
      ...sections([
        ['基本情况', paragraphs(word('situation', '基本情况', situationOf(input)))],
        ['存在问题', problemsOf(input, word)],
        ['意见建议', suggestionsOf(input, word)],
        ['协商结果', outcomeOf(meeting, word)],
      ]),
      blank,
      ...enclosures(meeting),
      { kind: 'closing', office: officeOf(room), date: heldOn(meeting) },
    ],
    imprint: imprintOf(input, word),
    provenance: '',
    ...emblemOf(room),
  }
}

function saysNothing(meeting: Meeting): boolean {
  const said: readonly MinutesKind[] = ['point', 'difference', 'suggestion', 'consensus']
  return meeting.consensus.outcome === null && !meeting.minutes.some((each) => !each.struck && said.includes(each.kind))
}

function thoseWhoCame({ attendees }: Meeting) {
  return attendees.filter((each) => each.stays.length > 0)
}

/** Who can act, as far as the place says it; the clerk names the right one (D1). */
function reportTo({ township }: Room): string {
  if (township.endsWith('街道')) return `${township}党工委、${township}办事处`
  if (/[镇乡]$/.test(township)) return `${township}党委、${township}人民政府`
  return `${township}党组织`
}

function situationOf({ meeting, room }: PaperInput): string {
  const { expected, came, observers } = attendanceLists(meeting)
  const speeches = allSpeeches(meeting)
  const speakers = new Set(speeches.map((speech) => speech.attendeeId)).size
  const spoken = speeches.length > 0 ? `，共有${speakers}人发言${speeches.length}次` : ''
  const watched = observers.length > 0 ? `，列席${observers.length}人` : ''
  return `${heldFromTo(meeting)}，${officeOf(room)}就“${topicOf(meeting)}”召开${formOf(meeting)}，应到${expected.length}人，实到${came.length}人${watched}${spoken}。各方介绍情况、交换看法，形成以下意见。`
}

/** 存在问题: what the speeches pointed out, and where the sides differ. */
function problemsOf(input: PaperInput, word: Wording): readonly Block[] {
  const { meeting } = input
  const parts: readonly (readonly [string, readonly MinutesEntry[]])[] = [
    ['各方反映', kept(meeting, 'point')],
    ['不同意见', kept(meeting, 'difference')],
  ]
  return parted(parts, input, word)
}

/** 意见建议: first what the room confirmed, with how far it agreed; then what single people suggested. */
function suggestionsOf(input: PaperInput, word: Wording): readonly Block[] {
  const { meeting } = input
  const confirmed = consensusLines(meeting).filter(({ state }) => state === 'confirmed')
  const lines = confirmed.flatMap((line, index) =>
    numbered(index + 1, word(`entry-${line.entry.id}`, `共识 ${index + 1}`, line.entry.text), agreement(meeting, line)),
  )
  const alone = parted([['各方建议', kept(meeting, 'suggestion')]], input, word)
  if (lines.length === 0) return alone
  return [heading(2, 1, '经现场逐条确认的意见'), ...lines, ...renumbered(alone, 2)]
}

/** C4, D5: how many were there, how many objected, and what share did not. */
function agreement(meeting: Meeting, { entry: line, objections }: ConsensusLine): string {
  const mark = meeting.consensus.marks.find((each) => each.entryId === line.id)
  const present = meeting.attendees.filter(
    (each) => each.standing === 'member' && mark && wasPresent(each, mark.at),
  ).length
  const share = permyriad(Math.max(present - objections, 0), present)
  const said = objections === 0 ? '无异议' : `${objections}人有异议`
  return `（确认时在场${present}人，${said}，共识度${percentText(share)}）`
}

function outcomeOf(meeting: Meeting, word: Wording): readonly Block[] {
  const { outcome } = meeting.consensus
  return [
    ...(outcome ? paragraphs(word('outcome', '协商结果', `经协商，与会各方${outcomeNames[outcome]}。`)) : []),
    ...announcedVotes(meeting, null).flatMap((vote, index) => numbered(index + 1, resultInWords(vote))),
  ]
}

function parted(
  parts: readonly (readonly [string, readonly MinutesEntry[]])[],
  input: PaperInput,
  word: Wording,
): readonly Block[] {
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

function renumbered(blocks: readonly Block[], from: number): readonly Block[] {
  return blocks.map((block) => (block.kind === 'heading' && block.level === 2 ? heading(2, from, block.text) : block))
}

/** 附件说明 (GB/T 9704-2012, 7.3.4): numbered, without a full stop, what wraps under its own first character. */
function enclosures(meeting: Meeting): readonly Block[] {
  const names = ['会议纪要', '签到表', ...(announcedVotes(meeting, null).length > 0 ? ['表决结果'] : [])]
  return [entry('附件', names.map((name, index) => `${index + 1}.${name}`).join('\n'))]
}

/** M5: 内部备注 is never asked for here, and what was struck does not go out. */
function kept(meeting: Meeting, kind: Exclude<MinutesKind, 'private'>): readonly MinutesEntry[] {
  return meeting.minutes.filter((each) => each.kind === kind && each.struck === null)
}
