import { type BulletinRooms, bulletinOf } from '../../room/bulletins'
import type { Room } from '../../room/room'
import { dayOf, longDate, shortDate } from '../../text/dates'
import { type Quarter, quarterBefore, quarterName } from '../../text/quarters'
import type { MeetingFigures } from '../../views/meeting-figures'
import { proposedAdvice } from '../../views/quarter-advice'
import { type LampLine, type QuarterFigures, quarterFigures, unitOf } from '../../views/quarter-figures'
import type { TopicRow } from '../../views/topic-row'
import { type Block, heading, numbered, type PaperDocument, paragraph, paragraphs, sections } from '../document'
import { copiesOf, emblemOf, officeOf } from '../meeting-words'
import { madeOn, type OfficeKnown, type OfficePaper, officeProvenance, shortText } from './office-paper'

export type BulletinInput = OfficeKnown & {
  readonly quarter: Quarter
  readonly scope: BulletinRooms
  readonly rows: readonly TopicRow[]
  readonly figures: readonly MeetingFigures[]
  /** The rooms that own the rows, for their names. */
  readonly rooms: readonly Room[]
}

/** 季度通报 (P13): counts and lists by lamp, compared with the quarter before, and advice for the next stage. */
export const bulletinPaper: OfficePaper<BulletinInput> = {
  name: '季度通报',
  says: '本季度办理情况、红黄灯清单、各单位情况和下一阶段建议',
  about: ({ quarter }) => quarterName(quarter),
  kind: 'document',
  compose,
}

function compose(input: BulletinInput): PaperDocument {
  const { quarter, room, scope } = input
  const [now, before] = comparedQuarters(input)
  const bulletin = bulletinOf(room.bulletins, quarter, scope)
  const issued = bulletin?.issued ?? null
  const date = issued ? longDate(issued.on) : madeOn(input)
  const office = officeOf(room)
  const copies = copiesOf(room)
  return {
    mark: null,
    title: `${quarterName(quarter)}协商成果办理情况通报`,
    subtitle: issued?.number ?? '',
    blocks: [
      ...paragraphs(openingOf(input, now)),
      ...sections([
        ['总体情况', [...paragraphs(wholeOf(now, before)), comparison(now, before)]],
        ['亮灯情况', lampBlocks(input, now)],
        ['各单位办理情况', unitBlocks(now)],
        ['下一阶段建议', adviceBlocks(bulletin?.advice || proposedAdvice(now, before))],
      ]),
      { kind: 'closing', office, date },
    ],
    imprint: copies ? { copies, office, date } : null,
    provenance: issued ? '' : officeProvenance(input),
    ...emblemOf(room),
  }
}

/** The quarter and the one before it, reckoned in the same way. */
export function comparedQuarters(
  input: Pick<BulletinInput, 'quarter' | 'rows' | 'figures' | 'room' | 'now'>,
): readonly [QuarterFigures, QuarterFigures] {
  const known = { rows: input.rows, figures: input.figures, rules: input.room.ledger, today: dayOf(input.now) }
  return [quarterFigures(input.quarter, known), quarterFigures(quarterBefore(input.quarter), known)]
}

function openingOf({ quarter, room }: BulletinInput, { asOf }: QuarterFigures): string {
  return `现将${quarterName(quarter)}（截至${longDate(asOf)}）${room.brand || '有事好商量'}协商成果办理情况通报如下。`
}

function wholeOf(now: QuarterFigures, before: QuarterFigures): string {
  const { results, lamps } = now
  const following = lamps.red + lamps.yellow + lamps.green
  const change = (after: number, earlier: number) =>
    after === earlier ? '与上季度持平' : `比上季度${after > earlier ? '多' : '少'}${Math.abs(after - earlier)}条`
  return [
    `本季度新征集议题${now.topicsEntered}个，召开协商会${now.meetings}场，参加协商${now.came}人次，新形成成果${now.agreed}条，报送${now.reported}条，收到反馈${now.answered}件，其中已办${results.done}件、在办${results.doing}件、暂不能办${results.cannot}件；办结${now.finished}条，回头看${now.reviewsHeld}次，办到${now.reviewsKept}次。`,
    `截至${longDate(now.asOf)}，在办成果${following}条，其中红灯${lamps.red}条（${change(lamps.red, before.lamps.red)}）、黄灯${lamps.yellow}条（${change(lamps.yellow, before.lamps.yellow)}）、绿灯${lamps.green}条；累计办结${lamps.finished}条。`,
  ].join('\n')
}

function comparison(now: QuarterFigures, before: QuarterFigures): Block {
  const rows: readonly (readonly [string, (each: QuarterFigures) => number])[] = [
    ['新征集议题（个）', (each) => each.topicsEntered],
    ['召开协商会（场）', (each) => each.meetings],
    ['参加协商（人次）', (each) => each.came],
    ['新形成成果（条）', (each) => each.agreed],
    ['报送（条）', (each) => each.reported],
    ['收到反馈（件）', (each) => each.answered],
    ['办结（条）', (each) => each.finished],
    ['回头看（次）', (each) => each.reviewsHeld],
    ['季末红灯（条）', (each) => each.lamps.red],
    ['季末黄灯（条）', (each) => each.lamps.yellow],
    ['季末绿灯（条）', (each) => each.lamps.green],
  ]
  return {
    kind: 'table',
    columns: [
      { header: '项目', width: 40, align: 'left' },
      { header: '本季度', width: 20, align: 'centred' },
      { header: '上季度', width: 20, align: 'centred' },
      { header: '增减', width: 20, align: 'centred' },
    ],
    rows: rows.map(([name, of]) => [name, String(of(now)), String(of(before)), signed(of(now) - of(before))]),
  }
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference)
}

function lampBlocks(input: BulletinInput, { red, yellow }: QuarterFigures): readonly Block[] {
  const parts = [
    ['红灯', red, '没有亮红灯的条目。'],
    ['黄灯', yellow, '没有亮黄灯的条目。'],
  ] as const
  return parts.flatMap(([name, lines, none], index) => [
    heading(2, index + 1, `${name}（${lines.length}条）`),
    lines.length === 0 ? paragraph(none) : linesTable(input, lines),
  ])
}

function linesTable({ rooms }: BulletinInput, lines: readonly LampLine[]): Block {
  const hasRooms = new Set(lines.map(({ row }) => row.room)).size > 1
  return {
    kind: 'table',
    columns: [
      { header: '序号', width: 8, align: 'centred' },
      { header: '议题', width: 20, align: 'left' },
      { header: '事项', width: 28, align: 'left' },
      { header: '责任单位', width: 15, align: 'left' },
      { header: '节点', width: 16, align: 'centred' },
      { header: '情况', width: 13, align: 'centred' },
    ],
    rows: lines.map(({ row, line, reading }, index) => [
      String(index + 1),
      [row.title, hasRooms ? `（${rooms.find(({ id }) => id === row.room)?.name ?? ''}）` : ''].join(''),
      shortText(line.text),
      unitOf(line),
      reading.node ? `${reading.node.name}\n${shortDate(reading.node.dueOn)}` : '',
      reading.why,
    ]),
  }
}

function unitBlocks({ units }: QuarterFigures): readonly Block[] {
  if (units.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [
        { header: '责任单位', width: 40, align: 'left' },
        { header: '承办', width: 12, align: 'centred' },
        { header: '红灯', width: 12, align: 'centred' },
        { header: '黄灯', width: 12, align: 'centred' },
        { header: '绿灯', width: 12, align: 'centred' },
        { header: '办结', width: 12, align: 'centred' },
      ],
      rows: units.map((each) =>
        [each.unit, each.followed, each.red, each.yellow, each.green, each.finished].map(String),
      ),
    },
  ]
}

function adviceBlocks(advice: string): readonly Block[] {
  const said = advice
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return said.length === 1 ? paragraphs(said[0] ?? '') : said.flatMap((line, index) => numbered(index + 1, line))
}
