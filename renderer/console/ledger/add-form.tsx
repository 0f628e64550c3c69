import { Textarea, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { lineCommands, lineKindNames, lineKinds } from '#shared/topic/lines'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { ChoiceField } from './choice-field'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'
import { UnitField } from './unit-field'

const addSchema = z.strictObject(lineCommands['lines.add'])
type AddTyped = z.infer<typeof addSchema>

/** 手工加一条: what was agreed outside a meeting that this program ran. */
export function AddForm({ stream, onBack }: { readonly stream: StreamId; readonly onBack: () => void }) {
  const { form, submit, isBusy } = useLineForm<AddTyped>({
    stream,
    place: 'add line',
    schema: addSchema,
    blank: {
      ...{ kind: 'suggestion', text: '', agreedOn: dayOf(deskNow()), unit: '', support: '', leader: '' },
      dueOn: null,
    },
    commandOf: (typed) => ({ type: 'lines.add', ...typed }),
    onDone: onBack,
  })
  const { register, control, formState } = form
  const { errors } = formState
  return (
    <LineForm title="加一条" submitLabel="加入台账" lines={[]} {...{ isBusy, onBack }} onSubmit={() => void submit()}>
      <Controller
        control={control}
        name="kind"
        render={({ field }) => (
          <ChoiceField
            label="类别"
            names={lineKindNames}
            values={lineKinds}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Textarea
        className={styles.wide}
        label="内容"
        minRows={3}
        maxRows={8}
        data-autofocus
        error={errors.text?.message}
        {...register('text')}
      />
      <FormDay form={form} name="agreedOn" label="商定日期" />
      <FormDay form={form} name="dueOn" label="办理期限" mayBeNone />
      <UnitField form={form} name="unit" label="责任单位" />
      <TextInput label="责任人" error={errors.leader?.message} {...register('leader')} />
      <TextInput className={styles.wide} label="协办单位" error={errors.support?.message} {...register('support')} />
    </LineForm>
  )
}
