import { TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { identitiesOf } from '#shared/meeting/tally'
import { countedFigures, type OpenVote } from '#shared/meeting/votes'
import { figuresInWords } from '#shared/papers/votes-in-words'
import { line, optionalLine } from '#shared/text/clean'
import { z } from '#shared/text/zod'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { drawnWhileOpen } from '../../kit/drawn-while-open'
import styles from './vote-detail.module.css'

type CloseVoteDialogProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly vote: OpenVote
  readonly opened: boolean
  readonly onClose: () => void
}

/** 封票: the figures once more, and the reason where they do not add up (V3). */
export const CloseVoteDialog = drawnWhileOpen(DrawnDialog)

function DrawnDialog({ stream, history, vote, opened, onClose }: CloseVoteDialogProps) {
  const counted = countedFigures(vote, history.meeting.rules.counting)
  const failing = counted.ok
    ? identitiesOf(counted.value, vote.ballot, vote.electorate).find((each) => !each.holds)
    : undefined
  const place = `${stream} close ${vote.id}`
  const { send, isBusy } = useCommand(stream)
  const form = useDraftForm(place, failing ? withReason : withoutReason, { exceptionReason: '' })
  const close = form.handleSubmit(async ({ exceptionReason }) => {
    if (!(await send({ type: 'votes.close', voteId: vote.id, exceptionReason }))) return
    dropDraft(place)
    onClose()
  })
  const left = vote.method === 'roll-call' ? vote.eligibleIds.length - vote.answers.length : 0
  return (
    <ConfirmDialog
      opened={opened}
      title="封票？"
      confirmLabel="封票"
      isBusy={isBusy}
      onConfirm={() => void close()}
      onClose={onClose}
    >
      {counted.ok && <p>{figuresInWords(vote, counted.value)}。</p>}
      {left > 0 && <p>还有 {left} 位没有表态，封票后计为弃权。</p>}
      <p>封票以后票数不能再改，也不能撤销。结果要另外公布。</p>
      {failing && (
        <>
          <p className={styles.note} data-tone="cinnabar">
            票数对不上：{failing.arithmetic} 不成立。
          </p>
          <TextInput
            mt={12}
            label="原因"
            description="必填，会印在计票单和记录里"
            data-autofocus
            error={form.formState.errors.exceptionReason?.message}
            {...form.register('exceptionReason')}
          />
        </>
      )}
    </ConfirmDialog>
  )
}

const withReason = z.strictObject({ exceptionReason: line('原因', 200) })
const withoutReason = z.strictObject({ exceptionReason: optionalLine('原因', 200) })
