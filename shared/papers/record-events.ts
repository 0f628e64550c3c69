import type { Instant } from '../fact'
import { agendaNumbers } from '../meeting/agenda'
import { countAttendance } from '../meeting/attendance'
import { consensusLines } from '../meeting/consensus'
import type { Meeting } from '../meeting/meeting'
import { type MinutesEntry, minutesKindNames } from '../meeting/minutes'
import { speechKindNames, spokenMs } from '../meeting/speaking'
import type { Vote } from '../meeting/votes'
import { clockTime, longDate } from '../text/dates'
import { gateWords } from '../topic/gate'
import { allSpeeches } from '../views/fairness'
import { speakerInText } from './attendance-lists'
import { type Block, heading, type Piece, paragraph, paragraphs } from './document'
import { lengthOf } from './meeting-words'
import type { PaperInput } from './paper'
import { figuresInWords, kindOf, resultInWords } from './votes-in-words'

/** Something that happened at an instant, as the record tells it. */
export type RecordEvent = { readonly at: Instant; readonly blocks: readonly Block[] }

/**
 * Everything the record tells, in order of time. What happened at the same instant stands in the order of the lists below:
 * an item begins before its first speech, a speech before what was written of it.
 */
export function recordEvents(known: Known): readonly RecordEvent[] {
  const { meeting } = known
  const events = [
    ...openingEvents(meeting),
    ...comingAndGoing(meeting),
    ...agendaEvents(meeting),
    ...breakEvents(meeting),
    ...speechEvents(known),
    ...minutesEvents(known),
    ...consensusEvents(meeting),
    ...meeting.votes.flatMap(voteEvents),
  ]
  return events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

type Known = Pick<PaperInput, 'meeting' | 'room' | 'now'>

function openingEvents({ proceedings, attendees, rules, gateWaived }: Meeting): readonly RecordEvent[] {
  if (proceedings.openedAt === null) return []
  const count = countAttendance(attendees, rules, proceedings.openedAt)
  const quorum = count.needed === null ? '' : count.isQuorate ? '，达到规定人数' : `，未达到规定人数${count.needed}人`
  // T3: who opened without the plan or the survey said why, and the record says it.
  const waived = gateWaived
    ? [told(proceedings.openedAt, `开会前${gateWords(gateWaived.missing)}；仍然开会的理由：${gateWaived.reason}。`)]
    : []
  return [
    ...waived,
    told(proceedings.openedAt, `主持人宣布开会。此时应到${count.expected}人，在场${count.present}人${quorum}。`),
  ]
}

/** Who was there from the start stands in the list above; told here is who came later, left, or came back. */
function comingAndGoing({ attendees, proceedings }: Meeting): readonly RecordEvent[] {
  const { openedAt, closedAt } = proceedings
  if (openedAt === null) return []
  return attendees.flatMap(({ name, stays }) =>
    stays.flatMap((stay, index) => [
      ...(stay.from > openedAt ? [told(stay.from, `${name}${index > 0 ? '回到会场' : '到会'}。`)] : []),
      ...(stay.to !== null && stay.to > openedAt && (closedAt === null || stay.to < closedAt)
        ? [told(stay.to, `${name}离开会场。`)]
        : []),
    ]),
  )
}

function agendaEvents({ agenda }: Meeting): readonly RecordEvent[] {
  const numbers = agendaNumbers(agenda.items)
  const runs = agenda.items.flatMap((item, place) =>
    item.runs.map((run, index) => ({ at: run.from, item, number: numbers[place] ?? '', isAgain: index > 0 })),
  )
  return runs
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, item, number, isAgain }, order) => ({
      at,
      blocks: [
        heading(
          2,
          order + 1,
          `${clockTime(at)}　议程${number}　${item.title}${isAgain ? '（继续）' : ''}${item.presenter ? `（${item.presenter}）` : ''}`,
        ),
      ],
    }))
}

function breakEvents({ proceedings }: Meeting): readonly RecordEvent[] {
  return [
    ...proceedings.breaks.flatMap(({ from, to, reason }) => [
      told(from, `主持人宣布休会${reason ? `（${reason}）` : ''}。`),
      ...(to !== null && to !== proceedings.closedAt ? [told(to, '主持人宣布续会。')] : []),
    ]),
    // S8: the record says which.
    ...proceedings.interruptions.map(({ from, to, excluded }) =>
      told(
        to,
        `记录设备自${clockTime(from)}起中断，现已恢复；中断时间${excluded ? '不计入' : '计入'}当时发言人的用时。`,
      ),
    ),
  ]
}

function speechEvents(known: Known): readonly RecordEvent[] {
  const { meeting, now } = known
  return allSpeeches(meeting).map((speech) => {
    const who = speakerInText(known, speech.attendeeId)
    const used = speech.endedAt === null ? '，发言中' : `，用时${lengthOf(spokenMs(speech, now))}`
    return told(speech.startedAt, `${who}${speechKindNames[speech.kind]}${used}。`)
  })
}

/** M5: 内部备注 is left out before anything else is asked of an entry. */
function minutesEvents(known: Known): readonly RecordEvent[] {
  return known.meeting.minutes
    .filter((entry) => entry.kind !== 'private')
    .map((entry) => ({ at: entry.at, blocks: entryBlocks(known, entry) }))
}

function entryBlocks(known: Known, entry: MinutesEntry): readonly Block[] {
  const [first = '', ...rest] = entry.text.split('\n').filter((line) => line.trim() !== '')
  const struck = entry.struck ? ({ struck: true } as const) : {}
  const label = `【${minutesKindNames[entry.kind]}】`
  const lead: readonly Piece[] = [
    { text: `${clockTime(entry.at)}　` },
    { text: label, face: 'kai' },
    { text: `${speakerInText(known, entry.attendeeId)}：${first}`, ...struck },
    { text: rest.length === 0 ? afterwords(entry) : '' },
  ]
  return [
    paragraph(lead.filter((piece) => piece.text !== '')),
    ...rest.map((line, index) =>
      paragraph([{ text: line, ...struck }, { text: index === rest.length - 1 ? afterwords(entry) : '' }]),
    ),
    ...earlierWordings(entry),
  ]
}

function afterwords(entry: MinutesEntry): string {
  const duty = [entry.unit && `责任单位：${entry.unit}`, entry.dueOn && `期限：${longDate(entry.dueOn)}`].filter(
    Boolean,
  )
  return [
    duty.length > 0 ? `（${duty.join('，')}）` : '',
    entry.struck ? `（${clockTime(entry.struck.at)}划去${entry.struck.reason ? `：${entry.struck.reason}` : ''}）` : '',
  ].join('')
}

/** M3: what stood there before. A wording from the time when the entry was 内部备注 stays inside (M5). */
function earlierWordings(entry: MinutesEntry): readonly Block[] {
  return entry.edits
    .filter((edit) => edit.kind !== 'private')
    .flatMap((edit) =>
      paragraphs(
        `（${clockTime(edit.at)}修改，原记为${minutesKindNames[edit.kind]}：${edit.text.replaceAll('\n', ' ')}）`,
      ),
    )
}

function consensusEvents(meeting: Meeting): readonly RecordEvent[] {
  const lines = consensusLines(meeting)
  return meeting.consensus.marks.flatMap((mark): readonly RecordEvent[] => {
    const line = lines.find((each) => each.entry.id === mark.entryId)
    if (!line) return []
    if (mark.state === 'confirmed')
      return [
        told(
          mark.at,
          `现场确认共识第${line.number}条，${mark.objections === 0 ? '无异议' : `${mark.objections}人有异议`}。`,
        ),
      ]
    if (mark.state === 'set-aside')
      return [told(mark.at, `共识第${line.number}条暂不列入${mark.reason ? `：${mark.reason}` : ''}。`)]
    return []
  })
}

function voteEvents(vote: Vote): readonly RecordEvent[] {
  if (vote.stage === 'prepared') return []
  const opened = told(vote.openedAt, `开始${kindOf(vote)}“${vote.title}”，有表决权且实到${vote.electorate.present}人。`)
  if (vote.stage === 'open') return [opened]
  if (vote.stage === 'voided')
    return [opened, told(vote.voidedAt, `${kindOf(vote)}“${vote.title}”作废：${vote.voidReason}。`)]
  const recounts = vote.rounds.length > 1 ? `经${vote.rounds.length}轮计票` : '计票'
  const closed = told(vote.closedAt, `${kindOf(vote)}“${vote.title}”封票，${recounts}完毕。`)
  if (vote.stage === 'closed') return [opened, closed]
  const corrected = vote.corrections.map((each) =>
    told(each.at, `更正“${vote.title}”的结果：${each.reason}。更正前：${figuresInWords(vote, each.before)}。`),
  )
  return [opened, closed, told(vote.announcedAt, `公布结果。${resultInWords(vote)}`), ...corrected]
}

function told(at: Instant, text: string): RecordEvent {
  return { at, blocks: [paragraph(`${clockTime(at)}　${text}`)] }
}
