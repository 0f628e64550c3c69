import { TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import type { Line } from '#shared/topic/lines'
import { replyCommands } from '#shared/topic/replies'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'
import { placeOf } from './report-form'

type TellFormProps = {
  readonly stream: StreamId
  readonly lines: readonly Line[]
  /** Who brought the topic up, and who is touched by it: the first to be told. */
  readonly whom: string
  readonly onBack: () => void
}

const { lineIds: _, ...tellShape } = replyCommands['replies.tell']
const tellSchema = z.strictObject(tellShape)
type TellTyped = z.infer<typeof tellSchema>

/** 告知群众: who of those concerned was told the outcome, when and how (P12). */
export function TellForm({ stream, lines, whom, onBack }: TellFormProps) {
  const { form, submit, isBusy } = useLineForm<TellTyped>({
    stream,
    place: `tell ${placeOf(lines)}`,
    schema: tellSchema,
    blank: { on: dayOf(deskNow()), whom, how: '' },
    commandOf: (typed) => ({ type: 'replies.tell', lineIds: lines.map((line) => line.id), ...typed }),
    onDone: onBack,
  })
  const { register, formState } = form
  return (
    <LineForm title="登记告知群众" submitLabel="登记告知" {...{ lines, isBusy, onBack }} onSubmit={() => void submit()}>
      <TextInput
        className={styles.wide}
        label="告知谁"
        description="提出人和受影响的群众，一个也不能少"
        data-autofocus
        error={formState.errors.whom?.message}
        {...register('whom')}
      />
      <TextInput
        className={styles.wide}
        label="怎样告知"
        placeholder="上门、电话、公示栏、再开一次会"
        error={formState.errors.how?.message}
        {...register('how')}
      />
      <FormDay form={form} name="on" label="日期" />
    </LineForm>
  )
}
