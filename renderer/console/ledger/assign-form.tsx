import { TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { z } from '#shared/text/zod'
import { type Line, lineCommands } from '#shared/topic/lines'
import { FormDay } from '../../kit/form-day'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'
import { placeOf } from './report-form'
import { UnitField } from './unit-field'

type AssignFormProps = { readonly stream: StreamId; readonly lines: readonly Line[]; readonly onBack: () => void }

const { unit, support, leader, dueOn } = lineCommands['lines.assign']
const assignSchema = z.strictObject({ unit: unit.unwrap(), support: support.unwrap(), leader: leader.unwrap(), dueOn })
type AssignTyped = z.infer<typeof assignSchema>

/** 设定责任单位和期限 of several lines at once; what is left empty stays as it is in each. */
export function AssignForm({ stream, lines, onBack }: AssignFormProps) {
  const { form, submit, isBusy } = useLineForm<AssignTyped>({
    stream,
    place: `assign ${placeOf(lines)}`,
    schema: assignSchema,
    blank: { unit: '', support: '', leader: '', dueOn: null },
    commandOf: ({ unit, support, leader, dueOn }) => ({
      type: 'lines.assign',
      lineIds: lines.map((line) => line.id),
      unit: unit || null,
      support: support || null,
      leader: leader || null,
      dueOn,
    }),
    onDone: onBack,
  })
  const { register, formState } = form
  const { errors } = formState
  return (
    <LineForm title="设定责任和期限" submitLabel="设定" {...{ lines, isBusy, onBack }} onSubmit={() => void submit()}>
      <UnitField
        form={form}
        name="unit"
        label="责任单位"
        description="不填的保持原样"
        className={styles.wide}
        isFirst
      />
      <TextInput label="协办单位" error={errors.support?.message} {...register('support')} />
      <TextInput label="责任人" error={errors.leader?.message} {...register('leader')} />
      <FormDay form={form} name="dueOn" label="办理期限" mayBeNone />
    </LineForm>
  )
}
