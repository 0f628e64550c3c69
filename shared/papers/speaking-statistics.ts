import { agendaNumbers } from '../meeting/agenda'
import type { Attendee } from '../meeting/attendance'
import { type Speech, spokenMs } from '../meeting/speaking'
import { permyriad } from '../meeting/tally'
import { spacedName } from '../order/surname'
import { sideOf } from '../roster/sides'
import { allSpeeches } from '../views/fairness'
import { workOf } from './attendance-lists'
import { heldFromTo, lengthOf, provenanceOf, topicOf } from './meeting-words'
import type { Paper, PaperInput } from './paper'
import { partiesOf } from './parties'
import { type Cell, type Column, count, rate, type Sheet, text, type Workbook } from './workbook'

/** 发言统计: who spoke how often and how long, by person, by side and by agenda item. From instants (S7). */
export const speakingStatistics: Paper = {
  id: 'speaking-statistics',
  name: '发言统计',
  says: '按人、按代表方、按议程统计的发言次数和用时',
  stage: 'after',
  kind: 'workbook',
  formats: ['xlsx', 'pdf'],
  compose,
}

function compose(input: PaperInput): Workbook | null {
  const speeches = allSpeeches(input.meeting)
  if (speeches.length === 0) return null
  return { sheets: [byPerson(input, speeches), bySide(input, speeches), byItem(input, speeches)] }
}

function byPerson(input: PaperInput, speeches: readonly Speech[]): Sheet {
  const { meeting, room, now } = input
  const rows = meeting.attendees
    .map((attendee) => ({ attendee, own: speeches.filter((each) => each.attendeeId === attendee.id) }))
    .filter(({ own }) => own.length > 0)
    .map(({ attendee, own }) => ({ attendee, own, ms: totalOf(own, now) }))
    .sort((a, b) => b.ms - a.ms)
  const whole = totalOf(speeches, now)
  return {
    ...sheetOf(input, '按人', '发言统计（按人）'),
    columns: [
      number,
      { header: '姓名', width: 12, align: 'centred' },
      { header: '单位、身份', width: 28, align: 'left' },
      { header: '代表方', width: 10, align: 'centred' },
      ...kinds.map(({ header }): Column => ({ header, width: 8, align: 'centred' })),
      ...lengths,
    ],
    rows: rows.map(({ attendee, own, ms }, index) => [
      count(index + 1),
      text(spacedName(attendee.name)),
      text(workOf(attendee, room.ownSides)),
      text(seatOf(attendee, room.ownSides)),
      ...kinds.map(({ of }) => count(own.filter((each) => of.includes(each.kind)).length)),
      ...lengthCells(ms, whole),
    ]),
    footer: ['按用时多少排列；暂停和中断的时间不计。', provenanceOf(input)],
    orientation: 'landscape',
  }
}

function bySide(input: PaperInput, speeches: readonly Speech[]): Sheet {
  const { meeting, room, now } = input
  const whole = totalOf(speeches, now)
  return {
    ...sheetOf(input, '按代表方', '发言统计（按代表方）'),
    columns: [
      { header: '代表方', width: 14, align: 'centred' },
      { header: '到会', width: 8, align: 'centred' },
      { header: '发言人数', width: 10, align: 'centred' },
      { header: '发言次数', width: 10, align: 'centred' },
      ...lengths,
    ],
    rows: partiesOf(meeting, room).map(({ label, people }) => {
      const ids = new Set(people.map((each) => each.id))
      const own = speeches.filter((each) => ids.has(each.attendeeId))
      return [
        text(label),
        count(people.filter((each) => each.stays.length > 0).length),
        count(new Set(own.map((each) => each.attendeeId)).size),
        count(own.length),
        ...lengthCells(totalOf(own, now), whole),
      ]
    }),
    footer: [],
    orientation: 'portrait',
  }
}

function byItem(input: PaperInput, speeches: readonly Speech[]): Sheet {
  const { meeting, now } = input
  const numbers = agendaNumbers(meeting.agenda.items)
  const whole = totalOf(speeches, now)
  const items = [
    ...meeting.agenda.items.map((item, index) => ({
      id: item.id as string | null,
      title: `${numbers[index]} ${item.title}`,
    })),
    { id: null, title: '没有进入议程时' },
  ]
  return {
    ...sheetOf(input, '按议程', '发言统计（按议程）'),
    columns: [
      { header: '议程', width: 34, align: 'left' },
      { header: '发言人数', width: 10, align: 'centred' },
      { header: '发言次数', width: 10, align: 'centred' },
      ...lengths,
    ],
    rows: items
      .map(({ id, title }) => ({ title, own: speeches.filter((each) => each.itemId === id) }))
      .filter(({ own }) => own.length > 0)
      .map(({ title, own }) => [
        text(title),
        count(new Set(own.map((each) => each.attendeeId)).size),
        count(own.length),
        ...lengthCells(totalOf(own, now), whole),
      ]),
    footer: [],
    orientation: 'portrait',
  }
}

function sheetOf({ meeting }: PaperInput, name: string, title: string) {
  return {
    name,
    title,
    lines: [`会议：${meeting.details.title}`, `时间：${heldFromTo(meeting)}　　议题：${topicOf(meeting)}`],
  }
}

const number: Column = { header: '序号', width: 6, align: 'centred' }

const kinds: readonly { readonly header: string; readonly of: readonly Speech['kind'][] }[] = [
  { header: '发言', of: ['speech'] },
  { header: '回应', of: ['reply'] },
  { header: '插话', of: ['interjection'] },
  { header: '程序', of: ['point-of-order'] },
]

const lengths: readonly Column[] = [
  { header: '用时', width: 12, align: 'centred' },
  { header: '用时（秒）', width: 11, align: 'centred' },
  { header: '占全部用时', width: 11, align: 'centred' },
]

function lengthCells(ms: number, whole: number): readonly Cell[] {
  return [text(lengthOf(ms)), count(Math.round(ms / 1000)), rate(permyriad(ms, whole))]
}

function totalOf(speeches: readonly Speech[], now: string): number {
  return speeches.reduce((total, each) => total + spokenMs(each, now), 0)
}

function seatOf({ standing, side }: Attendee, ownSides: Parameters<typeof sideOf>[1]): string {
  return standing === 'observer' ? '列席' : sideOf(side, ownSides).label
}
