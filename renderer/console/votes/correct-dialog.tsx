import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import { identitiesOf } from '#shared/meeting/tally'
import { type AnnouncedVote, voteCommands } from '#shared/meeting/votes'
import { z } from '#shared/text/zod'
import { command } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { CountFields } from './count-fields'
import { countSchema, typedCount } from './count-form'
import { Identities } from './identities'
import styles from './vote-detail.module.css'

type CorrectDialogProps = { readonly stream: StreamId; readonly vote: AnnouncedVote; readonly onClose: () => void }

/** 更正: an announced figure is changed with a reason, and the old one stays in the record (V11). */
export function CorrectDialog({ stream, vote, onClose }: CorrectDialogProps) {
  const place = `${stream} correct ${vote.id}`
  const schema = countSchema(vote)
  const count = useDraftForm(`${place} figures`, schema, typedCount(vote.figures))
  const why = useDraftForm(`${place} reason`, reasonSchema, { reason: '' })
  const [refused, setRefused] = useState('')
  const counted = schema.safeParse(count.watch())
  const correct = count.handleSubmit((figures) =>
    why.handleSubmit(async ({ reason }) => {
      const answer = await command(stream, { type: 'votes.correct', voteId: vote.id, figures, reason })
      if (!answer.ok) return setRefused(answer.refusal.message)
      dropDraft(`${place} figures`)
      dropDraft(`${place} reason`)
      onClose()
    })(),
  )
  return (
    <ConfirmDialog
      opened
      title={`更正“${vote.title}”的票数`}
      confirmLabel="更正"
      isBusy={count.formState.isSubmitting}
      onConfirm={() => void correct()}
      onClose={onClose}
    >
      <CountFields form={count} vote={vote} />
      {counted.success && (
        <Identities identities={identitiesOf(counted.data, vote.ballot, vote.electorate)} method={vote.method} />
      )}
      <TextInput
        mt={12}
        label="更正原因"
        description="原来的票数和原因都留在记录里"
        error={why.formState.errors.reason?.message}
        {...why.register('reason')}
      />
      {refused !== '' && (
        <p className={styles.note} data-tone="cinnabar" role="alert">
          {refused}
        </p>
      )}
    </ConfirmDialog>
  )
}

const reasonSchema = z.strictObject({ reason: voteCommands['votes.correct'].reason })
