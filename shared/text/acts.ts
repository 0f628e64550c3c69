import { attendeeOf } from '../meeting/attendance'
import type { Act } from '../meeting/history'
import type { Meeting } from '../meeting/meeting'
import { firstCharacters } from './characters'

/** What Ctrl+Z will take back, in the clerk's words: 加入“欧阳明”, said before it is done (U1). */
export function actText(act: Act, meeting: Meeting): string {
  const main = act.facts.at(-1)
  if (!main) return '上一步'
  const data = main.data as Readonly<Record<string, unknown>>
  const say = sentences[main.type]
  return say ? say(data, meeting, act.before ?? meeting) : '上一步'
}

type Say = (data: Readonly<Record<string, unknown>>, meeting: Meeting, before: Meeting) => string

const sentences: Readonly<Record<string, Say>> = {
  MeetingEdited: () => '修改会议概况',
  MeetingRulesEdited: () => '修改会议规则',
  TopicLinked: () => '关联议题',
  MeetingOpened: () => '宣布开会',
  MeetingAdjourned: () => '宣布休会',
  MeetingReopened: () => '宣布续会',
  MeetingClosed: () => '宣布散会',
  AgendaItemAdded: (data) => `增加议程“${short((data.item as { title?: unknown })?.title)}”`,
  AgendaItemEdited: (data) => `修改议程“${short(data.title)}”`,
  AgendaItemRemoved: (data, _, before) => `删除议程“${itemTitle(before, data.itemId)}”`,
  AgendaItemMoved: (data, meeting) => `移动议程“${itemTitle(meeting, data.itemId)}”`,
  AgendaItemDepthSet: (data, meeting) => `调整“${itemTitle(meeting, data.itemId)}”的层次`,
  AgendaReplaced: () => '换用议程模板',
  AgendaItemActivated: (data, meeting) => `进入议程“${itemTitle(meeting, data.itemId)}”`,
  AgendaItemSkipped: (data, meeting) => `跳过议程“${itemTitle(meeting, data.itemId)}”`,
  AgendaItemUnskipped: (data, meeting) => `恢复议程“${itemTitle(meeting, data.itemId)}”`,
  AttendeesInvited: (data) => `加入 ${list(data.people)} 位参会人`,
  AttendeeEdited: (data) => `修改“${short(data.name)}”的信息`,
  AttendeesRemoved: (data) => `移出 ${list(data.attendeeIds)} 位参会人`,
  AttendeesSignedIn: (data, meeting) => {
    const ids = Array.isArray(data.attendeeIds) ? data.attendeeIds : []
    return ids.length === 1 ? `“${personName(meeting, ids[0])}”签到` : `${ids.length} 人签到`
  },
  AttendeeLeft: (data, meeting) => `“${personName(meeting, data.attendeeId)}”离场`,
  AttendeeExcused: (data, meeting) => `“${personName(meeting, data.attendeeId)}”请假`,
  ExcuseWithdrawn: (data, meeting) => `取消“${personName(meeting, data.attendeeId)}”的请假`,
  ProxySet: (data, meeting) => `登记“${personName(meeting, data.attendeeId)}”的代理人`,
  WalkedIn: (data) => `现场加人“${short((data.person as { name?: unknown })?.name)}”`,
  ChecklistAdded: () => '增加清单事项',
  ChecklistEdited: () => '修改清单事项',
  ChecklistChecked: () => '勾选清单事项',
  ChecklistUnchecked: () => '取消勾选清单事项',
  ChecklistRemoved: () => '删除清单事项',
  SpeakerQueued: (data, meeting) => `加入“${personName(meeting, data.attendeeId)}”`,
  SpeakerRemoved: (data, _, before) => {
    const entry = before.speaking.queues.flatMap((queue) => queue.waiting).find((each) => each.id === data.entryId)
    return `移出“${personName(before, entry?.attendeeId)}”`
  },
  SpeakerMoved: () => '调整发言顺序',
  QueueOpened: () => '恢复报名',
  QueueClosed: () => '停止报名',
  SpeechStarted: (data, meeting) => `请“${personName(meeting, data.attendeeId)}”发言`,
  SpeechPaused: () => '暂停计时',
  SpeechResumed: () => '继续计时',
  SpeechExtended: () => '调整时限',
  SpeechEnded: (data, _, before) => {
    const { current, host } = before.speaking
    const speech = current?.id === data.speechId ? current : host
    return `结束“${personName(before, speech?.attendeeId)}”的发言`
  },
  MinutesWritten: (data) => `记下“${short(data.text)}”`,
  MinutesEdited: (data) => `改写“${short(data.text)}”`,
  MinutesAttributed: () => '改记发言人',
  MinutesStruck: () => '划去一条记录',
  MinutesRestored: () => '恢复一条记录',
  ConsensusPut: () => '提请确认一条共识',
  ConsensusConfirmed: () => '确认一条共识',
  ConsensusSetAside: () => '一条共识暂不列入',
  ConsensusWithdrawn: () => '撤回一条共识的确认',
  OutcomeConcluded: () => '协商结果',
  VotePrepared: (data) => `准备表决“${short((data.question as { title?: unknown })?.title)}”`,
  VoteEdited: (data) => `修改表决“${short((data.question as { title?: unknown })?.title)}”`,
  VoteRemoved: (data, _, before) => `删除表决“${voteTitle(before, data.voteId)}”`,
  VoteOpened: (data, meeting) => `开始表决“${voteTitle(meeting, data.voteId)}”`,
  CountTyped: () => '填写票数',
  RecountBegun: () => '重新计票',
  PaperEdited: () => '改写文书的一段',
  PaperReverted: () => '恢复文书的自动文字',
  AnswerGiven: (data, meeting) => `“${personName(meeting, data.attendeeId)}”的点名表决`,
}

function short(text: unknown): string {
  const words = typeof text === 'string' ? text : ''
  const head = firstCharacters(words, 10)
  return head.length < words.length ? `${head}…` : head
}

function list(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function personName(meeting: Meeting, id: unknown): string {
  return attendeeOf(meeting, typeof id === 'string' ? id : null)?.name ?? '某人'
}

function itemTitle(meeting: Meeting, id: unknown): string {
  return short(meeting.agenda.items.find((item) => item.id === id)?.title)
}

function voteTitle(meeting: Meeting, id: unknown): string {
  return short(meeting.votes.find((vote) => vote.id === id)?.title)
}
