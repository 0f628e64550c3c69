import { Textarea, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { addDays, dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import type { Line } from '#shared/topic/lines'
import { findingNames, findings, type Review, reviewCommands } from '#shared/topic/reviews'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { ChoiceField } from './choice-field'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'

type ReviewFormProps = {
  readonly stream: StreamId
  readonly line: Line
  readonly review: Review
  readonly onBack: () => void
}

const { lineId: _, reviewId: __, ...holdShape } = reviewCommands['reviews.hold']
const holdSchema = z.strictObject(holdShape)
type HoldTyped = z.infer<typeof holdSchema>

/** How long a half-done matter is given until it is looked at again; the clerk may say another day. */
const secondLookDays = 30

/** 登记回头看 (P14): who looked, what was found; what was not kept is looked at again (T11). */
export function ReviewForm({ stream, line, review, onBack }: ReviewFormProps) {
  const today = dayOf(deskNow())
  const { form, submit, isBusy } = useLineForm<HoldTyped>({
    stream,
    place: `review ${review.id}`,
    schema: holdSchema,
    blank: { on: today, who: '', finding: 'kept', text: '', againOn: addDays(today, secondLookDays) },
    commandOf: (typed) => ({
      ...{ type: 'reviews.hold', lineId: line.id, reviewId: review.id, ...typed },
      againOn: typed.finding === 'kept' ? null : typed.againOn,
    }),
    onDone: onBack,
  })
  const { register, control, formState } = form
  const { errors } = formState
  return (
    <LineForm
      title="登记回头看"
      submitLabel="登记回头看"
      lines={[line]}
      {...{ isBusy, onBack }}
      onSubmit={() => void submit()}
    >
      <Controller
        control={control}
        name="finding"
        render={({ field }) => (
          <ChoiceField
            label="结论"
            names={findingNames}
            values={findings}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Textarea
        className={styles.wide}
        label="查看情况"
        description="看到什么，群众怎么说"
        minRows={3}
        maxRows={8}
        data-autofocus
        error={errors.text?.message}
        {...register('text')}
      />
      <TextInput label="查看人" error={errors.who?.message} {...register('who')} />
      <FormDay form={form} name="on" label="查看日期" />
      {form.watch('finding') !== 'kept' && <FormDay form={form} name="againOn" label="下次回头看" />}
    </LineForm>
  )
}
