import { formNames } from '../../meeting/forms'
import type { Room } from '../../room/room'
import { dayOf, longDate, shortDate } from '../../text/dates'
import { topicSourceNames } from '../../topic/entry'
import type { Line } from '../../topic/lines'
import { adoptionNames, replyResultNames } from '../../topic/replies'
import { findingNames } from '../../topic/reviews'
import { lampNames, lamps } from '../../views/lamps'
import { type LedgerRow, ledgerRows } from '../../views/ledger'
import type { TopicRow } from '../../views/topic-row'
import { officeOf } from '../meeting-words'
import { type Cell, type Column, count, text, type Workbook } from '../workbook'
import { type OfficeKnown, type OfficePaper, officeProvenance } from './office-paper'
import type { OfficeRequest } from './office-request'

export type LedgerInput = OfficeKnown & {
  readonly rows: readonly TopicRow[]
  /** Every room that owns one of the rows, for its name. */
  readonly rooms: readonly Room[]
  /** What the screen shows, in its order; null is everything that is followed. */
  readonly chosen: Extract<OfficeRequest, { paper: 'ledger' }>['chosen']
}

/** 台账 (P13): one row per line, as it stands on the screen, to be sorted and sent on. */
export const ledgerPaper: OfficePaper<LedgerInput> = {
  name: '协商成果办理台账',
  says: '逐条的责任单位、节点、进度、灯、通报、反馈和回头看',
  about: ({ chosen }) => chosen?.said ?? '',
  kind: 'workbook',
  compose,
}

function compose(input: LedgerInput): Workbook {
  const { room, now, chosen } = input
  const today = dayOf(now)
  const rows = chosenRows(input, today)
  const hasRooms = new Set(rows.map((row) => row.room)).size > 1
  const counts = lamps
    .map((lamp) => [lampNames[lamp], rows.filter(({ reading }) => reading.lamp === lamp).length] as const)
    .filter(([, number]) => number > 0)
    .map(([name, number]) => `${name} ${number} 条`)
  return {
    sheets: [
      {
        name: '台账',
        title: `${officeOf(room)}协商成果办理台账`,
        lines: [
          `截至${longDate(today)}，共 ${rows.length} 条${counts.length > 0 ? `：${counts.join('，')}` : ''}。`,
          ...(chosen?.said ? [`范围：${chosen.said}`] : []),
        ],
        columns: [...(hasRooms ? [roomColumn] : []), ...columns],
        rows: rows.map((each, index) => [...(hasRooms ? [text(each.roomName)] : []), ...cellsOf(each, index + 1)]),
        footer: [officeProvenance(input)],
        orientation: 'landscape',
      },
    ],
  }
}

function chosenRows({ rows, rooms, chosen, room }: LedgerInput, today: string): readonly LedgerRow[] {
  const all = ledgerRows(rows, rooms, today, room.ledger)
  if (chosen === null) return all.filter(({ line }) => line.dropped === null)
  const byKey = new Map(all.map((each) => [each.key, each]))
  return chosen.topics.flatMap(({ stream, lineIds }) => lineIds.flatMap((id) => byKey.get(`${stream} ${id}`) ?? []))
}

const roomColumn: Column = { header: '议事室', width: 12, align: 'left' }
const columns: readonly Column[] = [
  { header: '序号', width: 6, align: 'centred' },
  { header: '议题', width: 16, align: 'left' },
  { header: '事项', width: 26, align: 'left' },
  { header: '来源', width: 12, align: 'centred' },
  { header: '形式', width: 12, align: 'centred' },
  { header: '进度', width: 12, align: 'centred' },
  { header: '责任单位', width: 14, align: 'left' },
  { header: '责任人', width: 9, align: 'centred' },
  { header: '节点时限', width: 15, align: 'centred' },
  { header: '灯', width: 13, align: 'centred' },
  { header: '办理反馈', width: 20, align: 'left' },
  { header: '回头看', width: 14, align: 'left' },
  { header: '通报督办', width: 13, align: 'left' },
  { header: '备注', width: 10, align: 'left' },
]

function cellsOf(
  { topic, source, form, line, reading, unit, state, bulletins }: LedgerRow,
  number: number,
): readonly Cell[] {
  const { node, lamp, why } = reading
  const isOpen = lamp !== 'finished' && lamp !== 'dropped'
  return [
    count(number),
    text(topic),
    text(line.text),
    text(topicSourceNames[source]),
    text(form ? formNames[form] : ''),
    text(state),
    text([unit, line.support ? `协办：${line.support}` : ''].filter(Boolean).join('\n')),
    text(line.leader),
    text(node ? `${node.name}\n${shortDate(node.dueOn)}` : ''),
    text([lampNames[lamp], isOpen ? why : ''].filter(Boolean).join('\n')),
    text(replyInWords(line)),
    text(reviewsInWords(line)),
    text(
      [...bulletins, ...line.notes.filter((note) => note.kind === 'urge')]
        .map(({ on, text: said }) => `${shortDate(on)} ${said}`)
        .join('\n'),
    ),
    text(remarkOf(line)),
  ]
}

function replyInWords({ report, replies }: Line): string {
  const reply = replies.at(-1)
  const sent = report ? `${shortDate(report.on)} 报送${report.to}` : ''
  if (!reply) return sent
  const said = `${shortDate(reply.on)} ${replyResultNames[reply.result]}，${adoptionNames[reply.adoption]}`
  return [sent, said, reply.measures || reply.explanation].filter(Boolean).join('\n')
}

function reviewsInWords({ reviews }: Line): string {
  return reviews
    .map(({ dueOn, held }) =>
      held ? `${shortDate(held.on)} ${findingNames[held.finding]}` : `定于 ${shortDate(dueOn)}`,
    )
    .join('\n')
}

function remarkOf({ dropped, notes }: Line): string {
  if (dropped) return `不再跟踪：${dropped.reason}`
  const progress = notes.filter((note) => note.kind === 'progress').at(-1)
  return progress ? `${shortDate(progress.on)} ${progress.text}` : ''
}
