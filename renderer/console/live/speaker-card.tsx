import { memo, type ReactNode } from 'react'
import { attendeeOf } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import { type Speech, speechKindNames, spokenMs, stanceNames } from '#shared/meeting/speaking'
import { runningTime } from '#shared/text/dates'
import { spokenBy } from '#shared/views/fairness'
import { useDeskNow } from '../../bridge/desk-clock'
import { KeyCap } from '../../kit/key-cap'
import { SideChip } from '../../kit/side-chip'
import { ToneChip } from '../../kit/tone-chip'
import { readSpeechClock } from '../../projector/clock-reading'
import { useRoom } from '../shell/beginning'
import { ActButton } from './act-button'
import { useBell } from './bell'
import type { FloorActs } from './floor-acts'
import { useLive } from './live-state'
import styles from './speaker-card.module.css'

type SpeakerCardProps = { readonly history: MeetingHistory; readonly acts: FloorActs }

/** 正在发言: the name, the clock, and the next act as the one red button. */
export function SpeakerCard({ history: { meeting }, acts }: SpeakerCardProps) {
  return (
    <section className={styles.card} aria-label="正在发言">
      <Running meeting={meeting} acts={acts} />
      <Acts current={meeting.speaking.current} acts={acts} />
    </section>
  )
}

/** What goes with the clock, second by second; the buttons beside it do not. */
function Running({ meeting, acts }: { readonly meeting: Meeting; readonly acts: FloorActs }) {
  const { current, host } = meeting.speaking
  const now = useDeskNow()
  const room = useRoom()
  const isSilenced = useLive((state) => state.isBellSilenced)
  useBell(current, now, isSilenced || !room.sound)
  const bell = room.sound && (
    <button
      type="button"
      className={styles.bell}
      aria-pressed={!isSilenced}
      aria-label="提示音"
      title={acts.bell.label}
      onClick={acts.bell.run}
    >
      {isSilenced ? '已静音' : '有声'} <KeyCap keys={acts.bell.keys} />
    </button>
  )
  return (
    <>
      {current ? (
        <Speaking meeting={meeting} speech={current} now={now} bell={bell} />
      ) : (
        <Nobody meeting={meeting} acts={acts} bell={bell} />
      )}
      {host && <WaitingHost meeting={meeting} host={host} now={now} />}
    </>
  )
}

const Acts = memo(function Acts({ current, acts }: { readonly current: Speech | null; readonly acts: FloorActs }) {
  return (
    <div className={styles.acts}>
      <ActButton act={acts.next} variant={acts.next.enabled ? 'filled' : 'default'} className={styles.main} h={36}>
        <span className={styles.nextName}>{acts.next.label}</span>
      </ActButton>
      {current ? (
        <>
          <ActButton
            act={acts.pause}
            variant={current.pausedAt && acts.pause.enabled ? 'light' : 'default'}
            color={current.pausedAt ? 'jade' : 'ink'}
            label={current.pausedAt ? '继续' : '暂停'}
            h={36}
            px={10}
          />
          <ActButton act={acts.longer} h={36} px={10} />
          {/* Nobody breaks in twice; the room is the next name's. */}
          {acts.interject.enabled && <ActButton act={acts.interject} h={36} px={10} />}
          <ActButton act={acts.end} h={36} px={10} />
        </>
      ) : (
        <>
          <ActButton act={acts.callNow} h={36} px={10} />
          {acts.requeueLast.enabled && <ActButton act={acts.requeueLast} h={36} px={10} className={styles.requeue} />}
        </>
      )}
    </div>
  )
})

type ClockProps = {
  readonly meeting: Meeting
  readonly speech: Speech
  readonly now: string
  readonly bell: ReactNode
}

function Speaking({ meeting, speech, now, bell }: ClockProps) {
  const person = attendeeOf(meeting, speech.attendeeId)
  const { value: reading } = readSpeechClock(speech, Date.parse(now))
  const { count } = spokenBy(meeting, speech.attendeeId, now)
  const about = [person?.organization, person?.post, `本次第 ${count} 次发言`, speech.note].filter(Boolean)
  return (
    <div data-clock={reading.tone} className={styles.speech}>
      <div className={styles.line}>
        <div className={styles.who}>
          <div className={styles.kind}>
            {speech.kind === 'speech' ? '正在发言' : `正在${speechKindNames[speech.kind]}`}
            {reading.paused && <ToneChip tone="amber">计时已暂停</ToneChip>}
            {bell}
          </div>
          <p className={styles.name}>
            <strong title={person?.name}>{person?.name ?? '这位'}</strong>
            {person && <SideChip side={person.side} />}
            {speech.stance !== 'neutral' && (
              <ToneChip tone={speech.stance === 'for' ? 'jade' : 'amber'}>{stanceNames[speech.stance]}</ToneChip>
            )}
          </p>
          <p className={styles.about} title={about.join('　·　')}>
            {about.join('　·　')}
          </p>
        </div>
        <div className={styles.clock} role="timer" aria-label={`${reading.word} ${reading.figure}`}>
          <p className={styles.figure}>
            {reading.tone !== 'running' && reading.tone !== 'open' && (
              <span className={styles.word}>{reading.word}</span>
            )}
            {twoPlaces(reading.figure)}
          </p>
          <p className={styles.limit}>
            限时 {runningTime(speech.limitSeconds)}　已讲 {runningTime(spokenMs(speech, now) / 1000)}
          </p>
        </div>
      </div>
      <div className={styles.bar} aria-hidden>
        <span className={styles.left} style={{ width: `${Math.round(reading.left * 1000) / 10}%` }} />
      </div>
    </div>
  )
}

/** The speech an interjection paused: its clock stands and is seen all the same (P10, S2). */
function WaitingHost({
  meeting,
  host,
  now,
}: {
  readonly meeting: Meeting
  readonly host: Speech
  readonly now: string
}) {
  const person = attendeeOf(meeting, host.attendeeId)
  const { value: reading } = readSpeechClock(host, Date.parse(now))
  return (
    <p className={styles.host}>
      <span>
        <b>{person?.name ?? '这位'}</b> 在等，插话结束后按 <KeyCap keys="p" /> 继续
      </span>
      <span className={styles.hostClock}>
        {reading.word} <b>{twoPlaces(reading.figure)}</b>
      </span>
    </p>
  )
}

type NobodyProps = { readonly meeting: Meeting; readonly acts: FloorActs; readonly bell: ReactNode }

function Nobody({ meeting, acts, bell }: NobodyProps) {
  const item = meeting.agenda.items.find((each) => each.id === meeting.agenda.activeId)
  return (
    <div className={styles.nobody}>
      <div className={styles.kind}>
        {item ? '正在进行' : '已经开会'}
        {bell}
      </div>
      <p className={styles.name}>
        <strong title={item?.title}>{item?.title ?? '请进入第一项议程'}</strong>
      </p>
      <p className={styles.about}>
        {item?.presenter ? `主讲：${item.presenter}　·　` : ''}
        {acts.next.enabled ? '没有人在发言，按空格请下一位' : '没有人在发言'}
      </p>
    </div>
  )
}

/** 2:07 → 02:07, so that the big figure keeps its width. */
function twoPlaces(figure: string): string {
  return /^\d:/.test(figure) ? `0${figure}` : figure
}
