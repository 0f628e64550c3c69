import { Button, Stack, Textarea } from '@mantine/core'
import { type StreamId, streamOf } from '#shared/fact'
import { topicLinkCommands } from '#shared/meeting/topic-link'
import { z } from '#shared/text/zod'
import { gatePartNames, missingAtGate } from '#shared/topic/gate'
import { useCommand } from '../../bridge/ask'
import { useTopic } from '../../bridge/streams'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { usePlace } from '../shell/place'
import styles from './gate-dialog.module.css'

type GateDialogProps = { readonly stream: StreamId; readonly topicId: string; readonly onClose: () => void }

const reasonSchema = z.strictObject(topicLinkCommands['meeting.openAnyway'])

/** T3: what the topic still lacks; it is made good there, or a reason is written that stands in the record. */
export function GateDialog({ stream, topicId, onClose }: GateDialogProps) {
  const topicStream = streamOf('topic', topicId)
  const followed = useTopic(topicStream)
  const go = usePlace((state) => state.go)
  const { send, isBusy } = useCommand(stream)
  const place = `${stream} open anyway`
  const form = useDraftForm(place, reasonSchema, { reason: '' })
  const topic = followed.phase === 'open' ? followed.state?.state : undefined
  const missing = topic ? missingAtGate(topic) : []
  const open = form.handleSubmit(async ({ reason }) => {
    if (!(await send({ type: 'meeting.openAnyway', reason }))) return
    dropDraft(place)
    onClose()
  })
  const makeGood = () => {
    onClose()
    const part = missing.includes('survey') ? 'survey' : 'consultation'
    go({ screen: 'topic', stream: topicStream, part })
  }
  return (
    <ConfirmDialog
      opened
      title="现在还不能直接开会"
      confirmLabel="写明理由，开会"
      isBusy={isBusy}
      onConfirm={() => void open()}
      onClose={onClose}
    >
      <Stack gap={12}>
        <p>议题“{topic?.entry.title ?? ''}”还缺：</p>
        <ul className={styles.missing} aria-label="还缺">
          {missing.map((part) => (
            <li key={part}>{gatePartNames[part]}</li>
          ))}
        </ul>
        <Button className={styles.act} variant="default" onClick={makeGood}>
          先到议题里补齐
        </Button>
        <Textarea
          label="仍然要开会的理由"
          description="写进会议记录，谁都看得到"
          minRows={2}
          maxRows={5}
          data-autofocus
          error={form.formState.errors.reason?.message}
          {...form.register('reason')}
        />
      </Stack>
    </ConfirmDialog>
  )
}
