import type { StreamId } from '#shared/fact'
import { addDays, dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import type { Line } from '#shared/topic/lines'
import type { Review } from '#shared/topic/reviews'
import { daySchema } from '#shared/vocabulary'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { useRoom } from '../shell/beginning'
import { LineForm, useLineForm } from './line-form'

type ReviewDayFormProps = {
  readonly stream: StreamId
  readonly line: Line
  /** The one that is planned, to be moved; null plans one. */
  readonly review: Review | null
  readonly onBack: () => void
}

const daySchemaOf = z.strictObject({ dueOn: daySchema })

/** 安排回头看, or another day for the one that is planned. */
export function ReviewDayForm({ stream, line, review, onBack }: ReviewDayFormProps) {
  const { ledger } = useRoom()
  const { form, submit, isBusy } = useLineForm<z.infer<typeof daySchemaOf>>({
    stream,
    place: `review day ${line.id}`,
    schema: daySchemaOf,
    blank: { dueOn: review?.dueOn ?? addDays(dayOf(deskNow()), ledger.reviewAfterDays) },
    commandOf: ({ dueOn }) =>
      review
        ? { type: 'reviews.move', lineId: line.id, reviewId: review.id, dueOn }
        : { type: 'reviews.plan', lineId: line.id, dueOn },
    onDone: onBack,
  })
  return (
    <LineForm
      title={review ? '改回头看的日子' : '安排回头看'}
      submitLabel={review ? '改日子' : '安排'}
      lines={[line]}
      {...{ isBusy, onBack }}
      onSubmit={() => void submit()}
    >
      <FormDay form={form} name="dueOn" label="哪一天" />
    </LineForm>
  )
}
