import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { type ChecklistItem, checklistCommands } from '#shared/meeting/checklist'
import type { MeetingCommand } from '#shared/meeting/meeting'
import { dayOf, daysFrom, sayDay, sayWhen } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { command } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { RemoveIcon } from '../../kit/icons'
import { useKeptForm } from '../../kit/kept-form'
import { ToneChip } from '../../kit/tone-chip'
import styles from './checklist-part.module.css'

const { text, dueOn } = checklistCommands['checklist.edit']
export const checklistLineSchema = z.strictObject({ text, dueOn })

type ChecklistRowProps = {
  readonly stream: StreamId
  readonly item: ChecklistItem
  readonly send: (command: MeetingCommand) => Promise<unknown>
}

/** One thing to do: ticked, typed and dated in place. */
export function ChecklistRow({ stream, item, send }: ChecklistRowProps) {
  const now = useDeskMinute()
  const { form, state, fields } = useKeptForm({
    place: `${stream} checklist ${item.id}`,
    schema: checklistLineSchema,
    kept: { text: item.text, dueOn: item.dueOn },
    save: async (line) => {
      const answer = await command(stream, { type: 'checklist.edit', itemId: item.id, ...line })
      return answer.ok ? null : answer.refusal
    },
  })
  const toggle = () => void send({ type: item.doneAt ? 'checklist.uncheck' : 'checklist.check', itemId: item.id })
  const refused = state.kind === 'refused' ? state.refusal.message : undefined
  return (
    <li className={styles.row} data-done={item.doneAt !== null || undefined}>
      <form className={styles.cells} aria-label={item.text} {...fields}>
        <Checkbox size="md" aria-label={`做完了：${item.text}`} checked={item.doneAt !== null} onChange={toggle} />
        <TextInput
          className={styles.text}
          variant="unstyled"
          aria-label="清单事项"
          error={form.formState.errors.text?.message ?? refused}
          {...form.register('text')}
        />
        <Controller control={form.control} name="dueOn" render={({ field }) => <DueField {...field} />} />
        <span className={styles.state}>
          <Due item={item} now={now} />
        </span>
        <ActionIcon
          aria-label={`删除：${item.text}`}
          title="删除，可以撤销"
          onClick={() => void send({ type: 'checklist.remove', itemId: item.id })}
        >
          <RemoveIcon />
        </ActionIcon>
      </form>
    </li>
  )
}

type DueFieldProps = {
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly onBlur: () => void
}

/** 期限, or none. */
export function DueField({ value, onChange, onBlur }: DueFieldProps) {
  return (
    <DatePickerInput
      className={styles.due}
      aria-label="期限"
      placeholder="不定日子"
      valueFormat="M月D日 ddd"
      monthLabelFormat="YYYY年M月"
      yearLabelFormat="YYYY年"
      monthsListFormat="M月"
      yearsListFormat="YYYY年"
      clearable
      clearButtonProps={{ 'aria-label': '不定日子' }}
      highlightToday
      value={value}
      onChange={onChange}
      onBlur={onBlur}
    />
  )
}

function Due({ item, now }: { readonly item: ChecklistItem; readonly now: string }) {
  if (item.doneAt) return <ToneChip tone="jade">已做完 {sayWhen(item.doneAt, now)}</ToneChip>
  if (!item.dueOn) return null
  const today = dayOf(now)
  const days = daysFrom(today, item.dueOn)
  if (days < 0) return <ToneChip tone="cinnabar">已过 {-days} 天</ToneChip>
  if (days <= 1) return <ToneChip tone="amber">{sayDay(item.dueOn, today)}到期</ToneChip>
  return <span className={styles.left}>还有 {days} 天</span>
}
