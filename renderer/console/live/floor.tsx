import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { countAttendance } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import { queueOf } from '#shared/meeting/speaking'
import { clockTime, runningTime, sayWhen } from '#shared/text/dates'
import { useDeskNow } from '../../bridge/desk-clock'
import { KeyCap } from '../../kit/key-cap'
import { usePlace } from '../shell/place'
import { ActButton } from './act-button'
import { drawnWithout } from './drawn-without'
import styles from './floor.module.css'
import type { FloorActs } from './floor-acts'
import { FollowUpCard } from './follow-up-card'
import { useLive } from './live-state'
import type { ProceedingsActs } from './proceedings-acts'
import { Queue } from './queue'
import { QueueAdd } from './queue-add'
import { SpeakerCard } from './speaker-card'
import { UnheardHint } from './unheard-hint'

type FloorProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly acts: FloorActs
  readonly proceedings: ProceedingsActs
}

/** 发言台: who has the floor, who waits for it, and how somebody joins. */
export const Floor = drawnWithout(['minutes', 'consensus', 'votes', 'checklist', 'wall'], DrawnFloor)

function DrawnFloor({ stream, history, acts, proceedings }: FloorProps) {
  const { meeting } = history
  const { phase } = meeting.proceedings
  if (phase === 'closed' || phase === 'cancelled')
    return (
      <main className={styles.floor}>
        <Over stream={stream} history={history} />
      </main>
    )
  const queue = queueOf(meeting.speaking, meeting.agenda.activeId)
  return (
    <main className={styles.floor}>
      {phase === 'preparing' ? (
        <Before history={history} proceedings={proceedings} />
      ) : (
        <>
          {phase === 'adjourned' && <Break history={history} proceedings={proceedings} />}
          <SpeakerCard history={history} acts={acts} />
        </>
      )}
      {isFollowingUp(history) && <FollowUpCard meeting={meeting} />}
      <section className={styles.queue} aria-label="等待发言">
        <Queue stream={stream} history={history} queue={queue} toggle={acts.queue} />
        <div className={styles.add}>
          <QueueAdd stream={stream} history={history} />
          <UnheardHint stream={stream} history={history} />
        </div>
      </section>
    </main>
  )
}

/** 上次议题办理情况回报 is on: the board stands before the clerk, as it does before the room (T15). */
function isFollowingUp({ meeting }: MeetingHistory): boolean {
  const { items, activeId } = meeting.agenda
  return items.find((item) => item.id === activeId)?.kind === 'follow-up'
}

/** 筹备: the hall fills; one press opens the meeting. */
function Before({ history, proceedings }: { readonly history: MeetingHistory; readonly proceedings: ProceedingsActs }) {
  const { details, attendees, rules } = history.meeting
  const now = useDeskNow()
  const show = useLive((state) => state.show)
  const { present, expected, isQuorate, needed } = countAttendance(attendees, rules)
  return (
    <section className={styles.card} aria-label="会议还没有开始">
      <h2 className={styles.say}>还没有宣布开会</h2>
      <p className={styles.detail}>
        预定{sayWhen(details.startsAt, now)}，{details.venue}　应到 {expected} 人，实到 {present} 人
        {needed !== null && !isQuorate && `，还差 ${needed - present} 人`}
      </p>
      <div className={styles.acts}>
        <ActButton act={proceedings.open} variant="filled" h={40} />
        <Button
          variant="default"
          h={40}
          rightSection={<KeyCap keys="Shift+S" />}
          onClick={() => show({ atDoor: true })}
        >
          门口签到
        </Button>
      </div>
    </section>
  )
}

function Break({ history, proceedings }: { readonly history: MeetingHistory; readonly proceedings: ProceedingsActs }) {
  const now = useDeskNow()
  const last = history.meeting.proceedings.breaks.at(-1)
  return (
    <section className={styles.break} aria-label="休会">
      <p>
        <b>休会中</b>　{last && `已休会 ${runningTime((Date.parse(now) - Date.parse(last.from)) / 1000)}`}
        {last?.reason && `　${last.reason}`}
      </p>
      <ActButton act={proceedings.pause} variant="filled" />
    </section>
  )
}

function Over({ stream, history }: { readonly stream: StreamId; readonly history: MeetingHistory }) {
  const go = usePlace((state) => state.go)
  const { closedAt, cancelledReason } = history.meeting.proceedings
  return (
    <section className={styles.card} aria-label="会议已经结束">
      <h2 className={styles.say}>{closedAt ? `${clockTime(closedAt)} 散会` : '会议已取消'}</h2>
      <p className={styles.detail}>{closedAt ? '记录还可以改写；文书可以随时再导出。' : cancelledReason}</p>
      <div className={styles.acts}>
        {closedAt && (
          <Button h={40} onClick={() => go({ screen: 'papers', stream })}>
            看文书、导出
          </Button>
        )}
        <Button variant="default" h={40} onClick={() => go({ screen: 'meetings' })}>
          回到会议列表
        </Button>
      </div>
    </section>
  )
}
