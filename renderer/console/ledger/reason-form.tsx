import { TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { line as lineText, optionalLine } from '#shared/text/clean'
import { z } from '#shared/text/zod'
import type { Line } from '#shared/topic/lines'
import type { Review } from '#shared/topic/reviews'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'

type ReasonFormProps = { readonly stream: StreamId; readonly line: Line; readonly onBack: () => void }

const dropSchema = z.strictObject({ reason: lineText('不再跟踪的原因', 200) })
const cancelSchema = z.strictObject({ reason: optionalLine('取消原因', 100) })

/** 不再跟踪: with the reason, which stays with it in the ledger's history. */
export function DropForm({ stream, line, onBack }: ReasonFormProps) {
  const { form, submit, isBusy } = useLineForm<z.infer<typeof dropSchema>>({
    stream,
    place: `drop ${line.id}`,
    schema: dropSchema,
    blank: { reason: '' },
    commandOf: ({ reason }) => ({ type: 'lines.drop', lineId: line.id, reason }),
    onDone: onBack,
  })
  return (
    <LineForm
      title="不再跟踪"
      submitLabel="不再跟踪"
      lines={[line]}
      {...{ isBusy, onBack }}
      onSubmit={() => void submit()}
    >
      <TextInput
        className={styles.wide}
        label="原因"
        description="这一条留在台账的历史里，以后可以恢复"
        data-autofocus
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </LineForm>
  )
}

/** 取消这次回头看. */
export function CancelReviewForm({ stream, line, review, onBack }: ReasonFormProps & { readonly review: Review }) {
  const { form, submit, isBusy } = useLineForm<z.infer<typeof cancelSchema>>({
    stream,
    place: `cancel ${review.id}`,
    schema: cancelSchema,
    blank: { reason: '' },
    commandOf: ({ reason }) => ({ type: 'reviews.cancel', lineId: line.id, reviewId: review.id, reason }),
    onDone: onBack,
  })
  return (
    <LineForm
      title="取消这次回头看"
      submitLabel="取消回头看"
      lines={[line]}
      {...{ isBusy, onBack }}
      onSubmit={() => void submit()}
    >
      <TextInput
        className={styles.wide}
        label="原因"
        description="可以不填；已办的事还要另定日子再看"
        data-autofocus
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </LineForm>
  )
}
