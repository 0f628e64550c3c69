import { Textarea, TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { z } from '#shared/text/zod'
import { type Line, lineCommands } from '#shared/topic/lines'
import { FormDay } from '../../kit/form-day'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'
import { UnitField } from './unit-field'

type CareFormProps = { readonly stream: StreamId; readonly line: Line; readonly onBack: () => void }

const { lineId: _, ...careShape } = lineCommands['lines.edit']
const careSchema = z.strictObject(careShape)
type CareTyped = z.infer<typeof careSchema>

/** 修改一条: its wording, and who answers for it by when. */
export function CareForm({ stream, line, onBack }: CareFormProps) {
  const { text, unit, support, leader, dueOn } = line
  const { form, submit, isBusy } = useLineForm<CareTyped>({
    stream,
    place: `care ${line.id}`,
    schema: careSchema,
    blank: { text, unit, support, leader, dueOn },
    commandOf: (typed) => ({ type: 'lines.edit', lineId: line.id, ...typed }),
    onDone: onBack,
  })
  const { register, formState } = form
  const { errors } = formState
  return (
    <LineForm title="修改这一条" submitLabel="存下" lines={[]} {...{ isBusy, onBack }} onSubmit={() => void submit()}>
      <UnitField form={form} name="unit" label="责任单位" isFirst />
      <TextInput label="责任人" error={errors.leader?.message} {...register('leader')} />
      <TextInput label="协办单位" error={errors.support?.message} {...register('support')} />
      <FormDay form={form} name="dueOn" label="办理期限" mayBeNone />
      <Textarea
        className={styles.wide}
        label="内容"
        minRows={3}
        maxRows={12}
        error={errors.text?.message}
        {...register('text')}
      />
    </LineForm>
  )
}
