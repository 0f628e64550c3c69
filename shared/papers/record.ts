import { outcomeNames } from '../meeting/consensus'
import { venueNames } from '../meeting/forms'
import type { Meeting } from '../meeting/meeting'
import { clockTime } from '../text/dates'
import { attendanceLists, excusesInText, namesInText } from './attendance-lists'
import { type Block, entry, heading, type PaperDocument, paragraph } from './document'
import { formOf, heldFromTo, officeOf, provenanceOf, topicOf } from './meeting-words'
import type { Paper, PaperInput } from './paper'
import { recordEvents } from './record-events'

/**
 * 会议记录: the meeting in order of time, complete, signed. What was struck stands there struck, what was changed with what
 * stood there before; only 内部备注 is not in it (M5).
 */
export const record: Paper = {
  id: 'record',
  name: '会议记录',
  says: '按时间先后的完整记录，供签字存档',
  stage: 'after',
  kind: 'document',
  formats: ['docx', 'pdf'],
  compose,
}

function compose(input: PaperInput): PaperDocument {
  const { meeting } = input
  return {
    mark: null,
    title: `${meeting.details.title}会议记录`,
    subtitle: '',
    blocks: [
      ...headOf(input),
      heading(1, 1, '会议经过'),
      ...recordEvents(input).flatMap((event) => event.blocks),
      ...endOf(meeting),
      { kind: 'signatures', labels: ['主持人（签名）', '记录人（签名）'], sideBySide: false },
    ],
    imprint: null,
    provenance: provenanceOf(input),
  }
}

function headOf({ meeting, room }: PaperInput): readonly Block[] {
  const { details } = meeting
  const lists = attendanceLists(meeting)
  return [
    entry('时间', heldFromTo(meeting)),
    entry('地点', `${details.venue}（${venueNames[details.venueKind]}）`),
    entry('主办', officeOf(room)),
    entry('形式', formOf(meeting)),
    entry('议题', topicOf(meeting)),
    ...(details.chair ? [entry('主持', details.chair)] : []),
    ...(details.recorder ? [entry('记录', details.recorder)] : []),
    ...(details.tellers.length > 0 ? [entry('计票', details.tellers.join('、'))] : []),
    entry(
      '人数',
      `应到${lists.expected.length}人，实到${lists.came.length}人，请假${lists.excused.length}人，缺席${lists.missing.length}人，列席${lists.observers.length}人`,
    ),
    entry('出席', namesInText(lists.came, room)),
    entry('请假', excusesInText(lists.excused, room)),
    ...(lists.missing.length > 0 ? [entry('缺席', namesInText(lists.missing, room))] : []),
    entry('列席', namesInText(lists.observers, room)),
  ]
}

/** A record printed before 散会 says so: nobody shall take it for the whole. */
function endOf({ proceedings, consensus }: Meeting): readonly Block[] {
  const outcome = consensus.outcome ? [paragraph(`协商结果：${outcomeNames[consensus.outcome]}。`)] : []
  if (proceedings.closedAt === null) return [...outcome, paragraph('（本记录打印时会议尚未散会。）')]
  return [...outcome, paragraph(`${clockTime(proceedings.closedAt)}　主持人宣布散会。`)]
}
