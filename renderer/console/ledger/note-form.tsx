import { Textarea } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { type Line, lineCommands, noteKindNames, noteKinds } from '#shared/topic/lines'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { ChoiceField } from './choice-field'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'
import { placeOf } from './report-form'

type NoteFormProps = { readonly stream: StreamId; readonly lines: readonly Line[]; readonly onBack: () => void }

const { lineIds: _, ...noteShape } = lineCommands['lines.note']
const noteSchema = z.strictObject(noteShape)
type NoteTyped = z.infer<typeof noteSchema>

/** 记一笔: progress, urging, or that it stood in a bulletin. */
export function NoteForm({ stream, lines, onBack }: NoteFormProps) {
  const { form, submit, isBusy } = useLineForm<NoteTyped>({
    stream,
    place: `note ${placeOf(lines)}`,
    schema: noteSchema,
    blank: { kind: 'progress', on: dayOf(deskNow()), text: '' },
    commandOf: (typed) => ({ type: 'lines.note', lineIds: lines.map((line) => line.id), ...typed }),
    onDone: onBack,
  })
  const { register, control, formState } = form
  return (
    <LineForm title="记办理情况" submitLabel="记下" {...{ lines, isBusy, onBack }} onSubmit={() => void submit()}>
      <Controller
        control={control}
        name="kind"
        render={({ field }) => (
          <ChoiceField
            label="类别"
            names={noteKindNames}
            values={noteKinds}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Textarea
        className={styles.wide}
        label="情况"
        description="进展会让灯重新计时；督办和通报不会"
        minRows={3}
        maxRows={8}
        data-autofocus
        error={formState.errors.text?.message}
        {...register('text')}
      />
      <FormDay form={form} name="on" label="日期" />
    </LineForm>
  )
}
