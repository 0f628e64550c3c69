import { Button, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import type { MeetingCommand } from '#shared/meeting/meeting'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import styles from './checklist-part.module.css'
import { checklistLineSchema, DueField } from './checklist-row'

type ChecklistAddProps = { readonly stream: StreamId; readonly send: (command: MeetingCommand) => Promise<unknown> }

/** The line below the list: write, press Enter, write the next. */
export function ChecklistAdd({ stream, send }: ChecklistAddProps) {
  const place = `${stream} new checklist item`
  const form = useDraftForm(place, checklistLineSchema, { text: '', dueOn: null })
  const add = form.handleSubmit(async (line) => {
    if (!(await send({ type: 'checklist.add', items: [line] }))) return
    dropDraft(place)
    form.reset({ text: '', dueOn: line.dueOn })
    form.setFocus('text')
  })
  return (
    <form className={`${styles.cells} ${styles.add}`} aria-label="增加清单事项" noValidate onSubmit={add}>
      <span />
      <TextInput
        className={styles.text}
        aria-label="新清单事项"
        placeholder="再加一件要做的事，回车加上"
        error={form.formState.errors.text?.message}
        {...form.register('text')}
      />
      <Controller control={form.control} name="dueOn" render={({ field }) => <DueField {...field} />} />
      <Button type="submit" variant="default" loading={form.formState.isSubmitting}>
        加上
      </Button>
      <span />
    </form>
  )
}
