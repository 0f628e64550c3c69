import { Stack, Textarea } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { entryCommands } from '#shared/topic/entry'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { FormDay } from '../../kit/form-day'

type SelectionDecideProps = {
  readonly stream: StreamId
  readonly topic: Topic
  readonly act: 'accept' | 'decline'
  readonly onClose: () => void
}

const { on, opinion } = entryCommands['topic.accept']
const acceptSchema = z.strictObject({ on, said: opinion })
const declineSchema = z.strictObject({ on, said: entryCommands['topic.decline'].reason })

/** 受理 or 不予受理, with the day and what was said. */
export function SelectionDecide({ stream, topic, act, onClose }: SelectionDecideProps) {
  const { send, isBusy } = useCommand(stream)
  const place = `${stream} ${act}`
  const form = useDraftForm(place, act === 'accept' ? acceptSchema : declineSchema, { on: dayOf(deskNow()), said: '' })
  const decide = form.handleSubmit(async ({ on, said }) => {
    const ack = await send(
      act === 'accept' ? { type: 'topic.accept', on, opinion: said } : { type: 'topic.decline', on, reason: said },
    )
    if (!ack) return
    dropDraft(place)
    onClose()
  })
  return (
    <ConfirmDialog
      opened
      title={act === 'accept' ? `受理“${topic.entry.title}”` : `不予受理“${topic.entry.title}”`}
      confirmLabel={act === 'accept' ? '受理' : '不予受理'}
      tone={act === 'accept' ? 'cinnabar' : 'ink'}
      isBusy={isBusy}
      onConfirm={() => void decide()}
      onClose={onClose}
    >
      <Stack gap={14}>
        <FormDay form={form} name="on" label="日期" />
        <Textarea
          label={act === 'accept' ? '受理意见' : '不予受理的理由'}
          description={act === 'accept' ? '可以不填' : '告诉提出人时也用这句话'}
          minRows={2}
          maxRows={5}
          data-autofocus
          error={form.formState.errors.said?.message}
          {...form.register('said')}
        />
      </Stack>
    </ConfirmDialog>
  )
}
