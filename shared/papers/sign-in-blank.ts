import type { Attendee } from '../meeting/attendance'
import { sortByStroke } from '../order/stroke'
import { spacedName } from '../order/surname'
import { sideOf } from '../roster/sides'
import { dayOf, longDate, saidTime } from '../text/dates'
import { shownTelephone } from '../text/mask'
import { workOf } from './attendance-lists'
import { entry, type PaperDocument } from './document'
import type { Paper, PaperInput } from './paper'

/** 签到表 (blank): names in print, room to sign; lines left over for those who come without having been asked (N2). */
export const signInBlank: Paper = {
  id: 'sign-in-blank',
  name: '签到表（空白）',
  says: '印好姓名、留出签名，供现场签到',
  stage: 'before',
  holdsTelephones: true,
  kind: 'document',
  formats: ['docx', 'pdf'],
  compose,
}

const spareLines = 5

/** After 散会 nobody signs any more; the filled list is 签到表. */
function compose(input: PaperInput): PaperDocument | null {
  const { meeting } = input
  const { details, attendees, proceedings } = meeting
  if (proceedings.phase === 'closed') return null
  const rows = [...ordered(attendees, 'member'), ...ordered(attendees, 'observer')].map((each) => rowOf(each, input))
  const spare = Array.from({ length: spareLines }, () => ['', '', '', '', '', ''])
  return {
    mark: null,
    title: `${details.title}签到表`,
    subtitle: '',
    blocks: [
      entry('时间', `${longDate(dayOf(details.startsAt))}${saidTime(details.startsAt)}`),
      entry('地点', details.venue),
      {
        kind: 'table',
        columns: [
          { header: '序号', width: 12, align: 'centred' },
          { header: '姓名', width: 21, align: 'centred' },
          { header: '单位、身份', width: 42, align: 'left' },
          { header: '代表方', width: 21, align: 'centred' },
          { header: '联系方式', width: 31, align: 'centred' },
          { header: '签名', width: 29, align: 'centred' },
        ],
        rows: [...rows, ...spare].map((row, index) => [String(index + 1), ...row.slice(1)]),
        toWriteIn: true,
      },
    ],
    imprint: null,
    provenance: '',
  }
}

function ordered(attendees: readonly Attendee[], standing: Attendee['standing']): readonly Attendee[] {
  return sortByStroke(
    attendees.filter((each) => each.standing === standing),
    (each) => each.name,
  )
}

function rowOf(attendee: Attendee, { room, isUnmasked }: PaperInput): readonly string[] {
  const { name, side, standing, telephone } = attendee
  const seat = standing === 'observer' ? '列席' : sideOf(side, room.ownSides).label
  return ['', spacedName(name), workOf(attendee, room.ownSides), seat, shownTelephone(telephone, isUnmasked), '']
}
