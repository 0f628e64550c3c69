import { Select, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { addDays, dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { type Line, lineCommands, reportPaperNames, reportPapers } from '#shared/topic/lines'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { useRoom } from '../shell/beginning'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'
import { UnitField } from './unit-field'

type LinesFormProps = { readonly stream: StreamId; readonly lines: readonly Line[]; readonly onBack: () => void }

const { lineIds: _, ...reportShape } = lineCommands['lines.report']
const reportSchema = z.strictObject(reportShape)
type ReportTyped = z.infer<typeof reportSchema>

/** 登记报送 (P11): to whom, with which paper, and by when an answer is due. */
export function ReportForm({ stream, lines, onBack }: LinesFormProps) {
  const { ledger } = useRoom()
  const today = dayOf(deskNow())
  const { form, submit, isBusy } = useLineForm<ReportTyped>({
    stream,
    place: `report ${placeOf(lines)}`,
    schema: reportSchema,
    blank: blankReport(lines, today, ledger.replyWithinDays),
    commandOf: (typed) => ({ type: 'lines.report', lineIds: lines.map((line) => line.id), ...typed }),
    onDone: onBack,
  })
  const { register, control, formState } = form
  return (
    <LineForm title="登记报送" submitLabel="登记报送" {...{ lines, isBusy, onBack }} onSubmit={() => void submit()}>
      <UnitField form={form} name="to" label="报送单位" className={styles.wide} isFirst />
      <Controller
        control={control}
        name="paper"
        render={({ field }) => <Select label="报送载体" data={paperChoices} {...field} />}
      />
      <TextInput
        label="文号"
        description="没有可以不填"
        error={formState.errors.number?.message}
        {...register('number')}
      />
      <FormDay
        form={form}
        name="on"
        label="报送日期"
        onDay={(day) => {
          if (!form.getFieldState('replyDueOn').isDirty)
            form.setValue('replyDueOn', addDays(day, ledger.replyWithinDays))
        }}
      />
      <FormDay
        form={form}
        name="replyDueOn"
        label="要求反馈"
        description={`一般在报送后 ${ledger.replyWithinDays} 天内`}
      />
    </LineForm>
  )
}

/** What was reported stands in the fields to be put right; else the unit that all of them name. */
function blankReport(lines: readonly Line[], today: string, replyWithinDays: number): ReportTyped {
  const [first] = lines
  if (lines.length === 1 && first?.report) return first.report
  const units = new Set(lines.map((line) => line.unit))
  const to = units.size === 1 ? (first?.unit ?? '') : ''
  return { to, paper: 'opinion', number: '', on: today, replyDueOn: addDays(today, replyWithinDays) }
}

/** A draft belongs to the lines it was typed for. */
export function placeOf(lines: readonly Line[]): string {
  return lines.map((line) => line.id).join(' ')
}

const paperChoices = reportPapers.map((value) => ({ value, label: reportPaperNames[value] }))
