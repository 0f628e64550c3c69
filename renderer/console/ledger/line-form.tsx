import { Button } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { DefaultValues, FieldValues } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import type { z } from '#shared/text/zod'
import type { Line } from '#shared/topic/lines'
import type { TopicCommand } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { SidePanel } from '../../kit/side-panel'
import styles from './line-form.module.css'

/** As wide as a line's own panel, so that going from the one to the other moves nothing. */
export const linePanelWidth = 440

type Asking<Typed extends FieldValues> = {
  readonly stream: StreamId
  /** Whose typing it is: the line and the act. */
  readonly place: string
  readonly schema: z.ZodType<Typed, Typed>
  readonly blank: Typed
  readonly commandOf: (typed: Typed) => TopicCommand
  readonly onDone: () => void
}

/** A form that gives one command when its button is pressed; leaving it keeps what was typed. */
export function useLineForm<Typed extends FieldValues>(asking: Asking<Typed>) {
  const place = `${asking.stream} ${asking.place}`
  const form = useDraftForm<Typed, Typed>(place, asking.schema, asking.blank)
  const { send, isBusy } = useCommand(asking.stream)
  const submit = form.handleSubmit(async (typed) => {
    if (!(await send(asking.commandOf(typed)))) return
    dropDraft(place)
    form.reset(asking.blank as DefaultValues<Typed>)
    asking.onDone()
  })
  return { form, submit, isBusy }
}

type LineFormProps = {
  readonly title: string
  readonly submitLabel: string
  /** What it is about; the wording of one line, or how many. */
  readonly lines: readonly Pick<Line, 'id' | 'text'>[]
  readonly isBusy: boolean
  readonly onBack: () => void
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** One act on one or several lines, in the panel beside the list. Esc goes back without losing what was typed. */
export function LineForm(props: LineFormProps) {
  const { title, submitLabel, lines, isBusy, onBack, onSubmit, children } = props
  const id = useId()
  return (
    <SidePanel
      title={title}
      width={linePanelWidth}
      onClose={onBack}
      foot={
        <>
          <Button variant="default" onClick={onBack}>
            返回
          </Button>
          <Button type="submit" form={id} loading={isBusy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      {lines.length === 1 && <p className={styles.about}>{lines[0]?.text}</p>}
      {lines.length > 1 && <p className={styles.about}>选中的 {lines.length} 条</p>}
      <form
        id={id}
        className={styles.fields}
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
        onKeyDown={goOnWithEnter}
      >
        {children}
      </form>
    </SidePanel>
  )
}
