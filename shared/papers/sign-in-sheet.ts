import type { Attendee } from '../meeting/attendance'
import { sortByStroke } from '../order/stroke'
import { spacedName } from '../order/surname'
import { sideOf } from '../roster/sides'
import { shownTelephone } from '../text/mask'
import { attendanceLists, workOf } from './attendance-lists'
import { heldFromTo, provenanceOf, topicOf } from './meeting-words'
import type { Paper, PaperInput } from './paper'
import { type Cell, count, empty, text, time, type Workbook } from './workbook'

/** 签到表: everybody on the list with the times of coming and going; a column to sign in. Telephones are masked unless K6 was done. */
export const signInSheet: Paper = {
  id: 'sign-in-sheet',
  name: '签到表',
  says: '参会人员及到会、离会时间',
  stage: 'after',
  holdsTelephones: true,
  kind: 'workbook',
  formats: ['xlsx'],
  compose,
}

function compose(input: PaperInput): Workbook {
  const { meeting } = input
  const lists = attendanceLists(meeting)
  const members = lists.expected
  const observers = sortByStroke(
    meeting.attendees.filter((each) => each.standing === 'observer'),
    (each) => each.name,
  )
  return {
    sheets: [
      {
        name: '签到表',
        title: `${meeting.details.title}签到表`,
        lines: [
          `时间：${heldFromTo(meeting)}　　地点：${meeting.details.venue}`,
          `议题：${topicOf(meeting)}`,
          `应到${members.length}人，实到${lists.came.length}人，请假${lists.excused.length}人，缺席${lists.missing.length}人，列席${lists.observers.length}人。按姓氏笔画为序。`,
        ],
        columns: [
          { header: '序号', width: 6, align: 'centred' },
          { header: '姓名', width: 12, align: 'centred' },
          { header: '单位、身份', width: 28, align: 'left' },
          { header: '代表方', width: 10, align: 'centred' },
          { header: '出席类别', width: 10, align: 'centred' },
          { header: '联系电话', width: 14, align: 'centred' },
          { header: '到会时间', width: 17, align: 'centred' },
          { header: '离会时间', width: 17, align: 'centred' },
          { header: '备注', width: 26, align: 'left' },
          { header: '签名', width: 14, align: 'centred' },
        ],
        rows: [...members, ...observers].map((attendee, index) => rowOf(attendee, index + 1, input)),
        footer: [provenanceOf(input)],
        orientation: 'landscape',
      },
    ],
  }
}

function rowOf(attendee: Attendee, number: number, { room, isUnmasked }: PaperInput): readonly Cell[] {
  const { stays } = attendee
  return [
    count(number),
    text(spacedName(attendee.name)),
    text(workOf(attendee, room.ownSides)),
    text(sideOf(attendee.side, room.ownSides).label),
    text(attendee.standing === 'member' ? '出席' : '列席'),
    text(shownTelephone(attendee.telephone, isUnmasked)),
    time(stays[0]?.from ?? null),
    time(stays.at(-1)?.to ?? null),
    text(remarkOf(attendee)),
    empty,
  ]
}

function remarkOf({ leave, stays, walkIn, proxy }: Attendee): string {
  return [
    leave ? `请假${leave.reason ? `：${leave.reason}` : ''}${stays.length > 0 ? '，后到会' : ''}` : '',
    proxy ? `由${proxy}代理` : '',
    walkIn ? '现场增加' : '',
    stays.length > 1 ? `中途离会${stays.length - 1}次` : '',
  ]
    .filter((each) => each !== '')
    .join('；')
}
