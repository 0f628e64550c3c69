import { ActionIcon, Menu } from '@mantine/core'
import { memo } from 'react'
import type { StreamId } from '#shared/fact'
import { type AttendanceCount, countAttendance } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import { type Phase, phaseNames } from '#shared/meeting/phase'
import { clockTime, sayMinutes } from '#shared/text/dates'
import { forecastAgenda } from '#shared/views/agenda-times'
import { useDeskMinute } from '../../bridge/desk-clock'
import { Emblem } from '../../kit/emblem'
import { BackIcon } from '../../kit/icons'
import { KeyCap } from '../../kit/key-cap'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import { usePlace } from '../shell/place'
import { WallControl } from '../wall/wall-control'
import styles from './live-header.module.css'
import type { ProceedingsActs } from './proceedings-acts'

type LiveHeaderProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly acts: ProceedingsActs
}

/** What meeting this is, where it stands in time, who is here, and the wall. */
export function LiveHeader({ stream, history, acts }: LiveHeaderProps) {
  const { meeting } = history
  return (
    <header className={styles.head}>
      <Title title={meeting.details.title} />
      <PhaseMenu phase={meeting.proceedings.phase} acts={acts} />
      <Times history={history} />
      <Attendance count={countAttendance(meeting.attendees, meeting.rules)} />
      <div className={styles.wall}>
        <WallControl stream={stream} history={history} />
      </div>
    </header>
  )
}

/** Facts come by the hundred and change neither the name of the meeting nor, mostly, its phase. */
const Title = memo(DrawnTitle)
const PhaseMenu = memo(DrawnPhaseMenu)

function DrawnTitle({ title }: { readonly title: string }) {
  const go = usePlace((state) => state.go)
  return (
    <>
      <ActionIcon size={36} aria-label="回到会议列表" title="回到会议列表" onClick={() => go({ screen: 'meetings' })}>
        <BackIcon />
      </ActionIcon>
      <Emblem className={styles.emblem} />
      <h1 className={styles.title} title={title}>
        {title}
      </h1>
    </>
  )
}

function DrawnPhaseMenu({ phase, acts }: { readonly phase: Phase; readonly acts: ProceedingsActs }) {
  const able = [acts.open, acts.pause, acts.close].filter((act) => act.enabled)
  return (
    <Menu position="bottom-start" shadow="sm" disabled={able.length === 0}>
      <Menu.Target>
        <button type="button" className={styles.phase} aria-label={`会议状态：${phaseNames[phase]}`}>
          <ToneChip tone={phaseTones[phase]} dotted={phase === 'open'}>
            {phaseNames[phase]}
            {able.length > 0 && <span aria-hidden> ▾</span>}
          </ToneChip>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {able.map((act) => (
          <Menu.Item key={act.id} onClick={act.run} rightSection={<KeyCap keys={act.keys} />}>
            {act.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const phaseTones: Readonly<Record<Phase, Tone>> = {
  preparing: 'amber',
  open: 'cinnabar',
  adjourned: 'amber',
  closed: 'jade',
  cancelled: 'ink',
}

/** 已开多久, 预计几点散会, and how late that is (A7). */
function Times({ history: { meeting } }: { readonly history: MeetingHistory }) {
  const now = useDeskMinute()
  const { openedAt, closedAt, phase } = meeting.proceedings
  const { endsAt, lateMs } = forecastAgenda(meeting, now)
  const lateMinutes = Math.round(lateMs / 60_000)
  if (phase === 'cancelled') return null
  return (
    <p className={styles.times}>
      {openedAt ? (
        <span>
          已开 <b>{hoursAndMinutes(Date.parse(closedAt ?? now) - Date.parse(openedAt))}</b>
        </span>
      ) : (
        <span>
          预定 <b>{clockTime(meeting.details.startsAt)}</b> 开始
        </span>
      )}
      <span>
        {closedAt ? '' : '预计 '}
        <b data-late={lateMinutes > 0}>{clockTime(endsAt)}</b> 散会
        {openedAt && lateMinutes !== 0 && `，${lateMinutes > 0 ? '晚' : '早'} ${sayMinutes(Math.abs(lateMinutes))}`}
      </span>
    </p>
  )
}

/** 应到、实到、请假, and whether the quorum stands (N1, N7); always in sight. */
export function Attendance({ count }: { readonly count: AttendanceCount }) {
  return (
    <div className={styles.attendance}>
      <span>
        应到 <b>{count.expected}</b>
      </span>
      <span>
        实到 <b>{count.present}</b>
      </span>
      <span>
        请假 <b>{count.excused}</b>
      </span>
      <ToneChip tone={count.needed !== null && !count.isQuorate ? 'amber' : 'jade'}>{sayQuorum(count)}</ToneChip>
    </div>
  )
}

function sayQuorum({ needed, isQuorate, present }: AttendanceCount): string {
  if (needed === null) return '不限人数'
  return isQuorate ? '已达人数' : `还差 ${needed - present} 人`
}

/** 0:42 */
function hoursAndMinutes(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
