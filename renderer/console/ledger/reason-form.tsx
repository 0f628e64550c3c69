import { TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { z } from '#shared/text/zod'
import { type Line, lineCommands } from '#shared/topic/lines'
import { type Review, reviewCommands } from '#shared/topic/reviews'
import type { TopicCommand } from '#shared/topic/topic'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'

type LineFormProps = { readonly stream: StreamId; readonly line: Line; readonly onBack: () => void }

const dropSchema = z.strictObject({ reason: lineCommands['lines.drop'].reason })
const cancelSchema = z.strictObject({ reason: reviewCommands['reviews.cancel'].reason })

/** 不再跟踪: with the reason, which stays with it in the ledger's history. */
export function DropForm(props: LineFormProps) {
  const { line } = props
  return (
    <ReasonForm
      {...props}
      place={`drop ${line.id}`}
      schema={dropSchema}
      title="不再跟踪"
      submitLabel="不再跟踪"
      description="这一条留在台账的历史里，以后可以恢复"
      commandOf={(reason) => ({ type: 'lines.drop', lineId: line.id, reason })}
    />
  )
}

/** 取消这次回头看. */
export function CancelReviewForm({ review, ...props }: LineFormProps & { readonly review: Review }) {
  const { line } = props
  return (
    <ReasonForm
      {...props}
      place={`cancel ${review.id}`}
      schema={cancelSchema}
      title="取消这次回头看"
      submitLabel="取消回头看"
      description="可以不填；已办的事还要另定日子再看"
      commandOf={(reason) => ({ type: 'reviews.cancel', lineId: line.id, reviewId: review.id, reason })}
    />
  )
}

type ReasonFormProps = LineFormProps & {
  /** What the draft is kept under. */
  readonly place: string
  readonly schema: typeof dropSchema | typeof cancelSchema
  readonly title: string
  readonly submitLabel: string
  readonly description: string
  readonly commandOf: (reason: string) => TopicCommand
}

/** One line, one reason, one act. */
function ReasonForm({ stream, line, onBack, place, schema, commandOf, description, ...words }: ReasonFormProps) {
  const { form, submit, isBusy } = useLineForm<z.infer<typeof dropSchema>>({
    ...{ stream, place, schema },
    blank: { reason: '' },
    commandOf: ({ reason }) => commandOf(reason),
    onDone: onBack,
  })
  return (
    <LineForm {...words} lines={[line]} {...{ isBusy, onBack }} onSubmit={() => void submit()}>
      <TextInput
        className={styles.wide}
        label="原因"
        description={description}
        data-autofocus
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </LineForm>
  )
}
