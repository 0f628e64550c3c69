import { useMemo } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { evolveVotes, type Vote } from '#shared/meeting/votes'
import type { WallMessage } from '#shared/views/scene'
import { sceneOf, wallFrame } from '#shared/views/wall-scene'
import { useCommand } from '../../bridge/ask'
import { deskNow, deskNowMs } from '../../bridge/desk-clock'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { drawnWhileOpen } from '../../kit/drawn-while-open'
import { Wall } from '../../projector/wall'
import { useRoom } from '../shell/beginning'
import styles from './vote-detail.module.css'

type AnnounceDialogProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly vote: Extract<Vote, { stage: 'closed' }>
  readonly opened: boolean
  readonly onClose: () => void
}

/** 公布: what the room will see, before it sees it (V8). */
export const AnnounceDialog = drawnWhileOpen(DrawnDialog)

function DrawnDialog({ stream, history, vote, opened, onClose }: AnnounceDialogProps) {
  const { wall } = history.meeting
  const { send, isBusy } = useCommand(stream)
  const announce = async () => {
    if (await send({ type: 'votes.announce', voteId: vote.id })) onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={`公布“${vote.title}”的结果？`}
      confirmLabel="公布"
      isBusy={isBusy}
      onConfirm={() => void announce()}
      onClose={onClose}
    >
      <p>
        {wall.held || wall.frozen || wall.black
          ? '结果写进记录和文书。大屏现在由手动控制，公布后请按“结果上屏”。'
          : '结果写进记录和文书，并立即在大屏上显示成这样：'}
      </p>
      {opened && <Preview history={history} voteId={vote.id} />}
    </ConfirmDialog>
  )
}

/** The picture as the domain would make it, were the vote announced now. */
function Preview({ history: { meeting }, voteId }: { readonly history: MeetingHistory; readonly voteId: string }) {
  const room = useRoom()
  const message = useMemo((): WallMessage => {
    const sentAt = deskNow()
    const votes = evolveVotes(meeting.votes, { type: 'VoteAnnounced', data: { voteId } }, sentAt)
    const scene = sceneOf({ ...meeting, votes }, room, { kind: 'result', voteId }, sentAt)
    return { number: 0, frame: wallFrame(meeting, room), scene, sentAt }
  }, [meeting, room, voteId])
  return (
    <div className={styles.preview}>
      <Wall message={message} now={deskNowMs} />
    </div>
  )
}
