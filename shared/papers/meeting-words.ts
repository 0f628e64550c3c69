import type { Instant } from '../fact'
import { formNames } from '../meeting/forms'
import type { Meeting } from '../meeting/meeting'
import type { Room } from '../room/room'
import { clockTime, dayOf, longDate, saidTime } from '../text/dates'
import type { PaperDocument } from './document'
import type { PaperInput } from './paper'

/** 发文单位: as the settings have it, or the room with its township, said once. */
export function officeOf(room: Room): string {
  if (room.papers.office !== '') return room.papers.office
  return room.name.includes(room.township) ? room.name : room.township + room.name
}

/** D6: the room's own 会标 for a paper of its own; the program's mark stands on no paper. */
export function emblemOf({ look }: Room): Pick<PaperDocument, 'emblem'> {
  return look.emblem === null ? {} : { emblem: look.emblem }
}

/** 文号 with its number left open: the clerk writes it in (D1). Empty when the office's papers carry none. */
export function numberOf({ meeting, room }: PaperInput): string {
  const { numberPrefix } = room.papers
  return numberPrefix === '' ? '' : `${numberPrefix}〔${dayOf(heldAt(meeting)).slice(0, 4)}〕\u3000号`
}

/** 抄送 as the room's settings have it. */
export function copiesOf(room: Room): string {
  return room.papers.copies.join('，')
}

/** The day of the meeting: when it was opened, or when it was planned. */
export function heldAt(meeting: Meeting): Instant {
  return meeting.proceedings.openedAt ?? meeting.details.startsAt
}

export function heldOn(meeting: Meeting): string {
  return longDate(dayOf(heldAt(meeting)))
}

/** `2026年11月21日上午9:02至11:38`, `…上午9:02至下午1:10`; without an end while the meeting is not over. */
export function heldFromTo(meeting: Meeting): string {
  const { closedAt } = meeting.proceedings
  const from = heldAt(meeting)
  const start = longDate(dayOf(from)) + saidTime(from)
  if (closedAt === null) return start
  if (dayOf(closedAt) !== dayOf(from)) return `${start}至${longDate(dayOf(closedAt))}${saidTime(closedAt)}`
  // 上午 is said once.
  const isSameHalf = saidTime(closedAt).slice(0, 2) === saidTime(from).slice(0, 2)
  return `${start}至${isSameHalf ? saidTime(closedAt).slice(2) : saidTime(closedAt)}`
}

/** The topic in one line. */
export function topicOf(meeting: Meeting): string {
  return meeting.details.topic.replace(/\s*\n\s*/g, ' ').replace(/[。；;.]+$/, '')
}

/** 专题协商会, 小微协商会. */
export function formOf(meeting: Meeting): string {
  return `${formNames[meeting.details.form]}会`
}

/** `3分5秒`. */
export function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  if (hours > 0) return `${hours}小时${minutes}分`
  return minutes > 0 ? `${minutes}分${rest > 0 ? ` ${rest}秒` : '钟'}` : `${rest}秒`
}

/** Where the paper comes from and how it is held against the journal. */
export function provenanceOf(input: PaperInput): string {
  const { now, version, journalHead, archiveHead } = input
  const made = `${longDate(dayOf(now))}${clockTime(now)}`
  const archive = archiveHead ? `会议档案至第${archiveHead.seq}条，校验码${archiveHead.hash.slice(0, 16)}；` : ''
  return `本文件由议事台 ${version} 于${made}依据会议现场记录生成；${archive}记录簿至第${journalHead.n}条，校验码${journalHead.run.slice(0, 16) || '无'}。`
}
