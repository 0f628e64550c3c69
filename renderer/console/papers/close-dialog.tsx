import { Button, Modal } from '@mantine/core'
import { nothingBeside } from '#shared/beside'
import type { StreamId } from '#shared/fact'
import { attendeeOf } from '#shared/meeting/attendance'
import { consensusLines } from '#shared/meeting/consensus'
import type { MeetingHistory } from '#shared/meeting/history'
import { decideMeeting, type Meeting } from '#shared/meeting/meeting'
import { clockTime } from '#shared/text/dates'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { drawnWhileOpen } from '../../kit/drawn-while-open'
import { useLive } from '../live/live-state'
import { usePlace } from '../shell/place'
import styles from './close-dialog.module.css'
import { ExportPanel } from './export-panel'

type CloseDialogProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly opened: boolean
  readonly onClose: () => void
}

/** 散会: what ends with it, then at once where the papers go (L9). */
export const CloseDialog = drawnWhileOpen(DrawnDialog)

function DrawnDialog({ stream, history, opened, onClose }: CloseDialogProps) {
  const { phase, closedAt } = history.meeting.proceedings
  const go = usePlace((state) => state.go)
  const isClosed = phase === 'closed'
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={600}
      title={isClosed ? `${closedAt ? clockTime(closedAt) : ''} 已散会，把文书带走` : '宣布散会？'}
      closeOnClickOutside={false}
    >
      {isClosed ? (
        <>
          <ExportPanel stream={stream} />
          <div className={styles.foot}>
            <Button variant="subtle" color="ink" onClick={() => go({ screen: 'papers', stream })}>
              看会议小结和全部文书
            </Button>
            <Button variant="default" onClick={onClose}>
              关上，回到会场
            </Button>
          </div>
        </>
      ) : (
        <Closing stream={stream} history={history} onClose={onClose} />
      )}
    </Modal>
  )
}

function Closing({ stream, history, onClose }: Omit<CloseDialogProps, 'opened'>) {
  const { meeting } = history
  const { send, isBusy } = useCommand(stream)
  const showTab = useLive((state) => state.show)
  const judged = decideMeeting(
    meeting,
    { type: 'meeting.close' },
    { at: deskNow(), id: 'would', beside: nothingBeside },
  )
  const ends = whatEnds(meeting)
  const toVotes = () => {
    showTab({ tab: 'votes' })
    onClose()
  }
  return (
    <>
      {judged.ok ? (
        <>
          {ends.length > 0 ? (
            <ul className={styles.ends} aria-label="散会时">
              {ends.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : (
            <p>议程都已走完，没有人在发言或等候。</p>
          )}
          <p className={styles.after}>散会以后接着导出文书。记录还可以改写，散会本身也可以撤销。</p>
        </>
      ) : (
        <p className={styles.refused} role="alert">
          {judged.refusal.message}
        </p>
      )}
      <div className={styles.acts}>
        <Button variant="default" onClick={onClose} data-autofocus={!judged.ok || undefined}>
          先不散会
        </Button>
        {judged.ok ? (
          <Button loading={isBusy} data-autofocus onClick={() => void send({ type: 'meeting.close' })}>
            散会
          </Button>
        ) : (
          judged.refusal.code === 'meeting.vote-unfinished' && <Button onClick={toVotes}>去看这项表决</Button>
        )}
      </div>
    </>
  )
}

/** What the clerk should know before saying it: who is cut short, who waits in vain, what was left open. */
function whatEnds(meeting: Meeting): readonly string[] {
  const { speaking, agenda } = meeting
  const speaker = attendeeOf(meeting, speaking.current?.attendeeId ?? null)
  const waiting = speaking.queues.reduce((total, queue) => total + queue.waiting.length, 0)
  const ahead = agenda.items.filter((item) => item.runs.length === 0 && !item.skipped).length
  const unsettled = consensusLines(meeting).filter(({ state }) => state === 'proposed' || state === 'confirming').length
  return [
    ...(speaker ? [`${speaker.name}正在发言，会随散会结束。`] : []),
    ...(waiting > 0 ? [`还有 ${waiting} 人在等候发言。`] : []),
    ...(ahead > 0 ? [`还有 ${ahead} 项议程没有进行。`] : []),
    ...(unsettled > 0 ? [`还有 ${unsettled} 条共识没有逐条确认。`] : []),
    ...(meeting.consensus.outcome === null && consensusLines(meeting).length > 0
      ? ['还没有写明协商结果（达成、基本达成、未达成共识）。']
      : []),
  ]
}
