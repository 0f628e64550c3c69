import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingCommand } from '#shared/meeting/meeting'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { firstError } from '../../kit/first-error'
import { AgendaCells } from './agenda-cells'
import { agendaLineSchema, blankLine } from './agenda-form'
import styles from './agenda-part.module.css'

type AgendaAddProps = { readonly stream: StreamId; readonly send: (command: MeetingCommand) => Promise<unknown> }

/** The line below the last item: write, press Enter, write the next. */
export function AgendaAdd({ stream, send }: AgendaAddProps) {
  const place = `${stream} new agenda item`
  const form = useDraftForm(place, agendaLineSchema, blankLine)
  const line = useRef<HTMLFormElement>(null)
  const { errors, isSubmitting, submitCount } = form.formState
  const add = form.handleSubmit(async (parsed) => {
    if (!(await send({ type: 'agenda.add', ...parsed, depth: 0, before: null }))) return
    dropDraft(place)
    form.reset({ ...blankLine, kind: parsed.kind })
    form.setFocus('title')
  })
  // The line has moved one down with the new item above it.
  useEffect(() => {
    if (submitCount > 0) line.current?.scrollIntoView({ block: 'nearest' })
  }, [submitCount])
  return (
    <form
      ref={line}
      className={`${styles.cells} ${styles.add}`}
      aria-label="增加议程"
      data-agenda-add
      noValidate
      onSubmit={add}
      onKeyDown={goOnWithEnter}
    >
      <span />
      <span />
      <span />
      <AgendaCells form={form} of="新议程" titlePlaceholder="再加一项议程" />
      <Button type="submit" variant="default" loading={isSubmitting}>
        加上
      </Button>
      {firstError(errors) && (
        <p className={styles.error} role="alert">
          {firstError(errors)}
        </p>
      )}
    </form>
  )
}
