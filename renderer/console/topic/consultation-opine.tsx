import { Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { type OpinionParty, opinionPartyNames, sessionPlanCommands } from '#shared/topic/session-plan'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { FormDay } from '../../kit/form-day'
import styles from './topic-part.module.css'

type ConsultationOpineProps = {
  readonly stream: StreamId
  readonly party: OpinionParty
  readonly onClose: () => void
}

const { name, on, text } = sessionPlanCommands['session.opine']
const opinionSchema = z.strictObject({ agrees: z.enum(['yes', 'no']), name, on, text })

/** 登记一方的意见, as it stands on the paper that was signed. */
export function ConsultationOpine({ stream, party, onClose }: ConsultationOpineProps) {
  const { send, isBusy } = useCommand(stream)
  const place = `${stream} opinion ${party}`
  const form = useDraftForm(place, opinionSchema, { agrees: 'yes', name: '', on: dayOf(deskNow()), text: '同意' })
  const { errors } = form.formState
  const opine = form.handleSubmit(async ({ agrees, ...said }) => {
    if (!(await send({ type: 'session.opine', party, agrees: agrees === 'yes', ...said }))) return
    dropDraft(place)
    onClose()
  })
  return (
    <ConfirmDialog
      opened
      title={`${opinionPartyNames[party]}的意见`}
      confirmLabel="登记"
      isBusy={isBusy}
      onConfirm={() => void opine()}
      onClose={onClose}
    >
      <Stack gap={14}>
        <Controller
          control={form.control}
          name="agrees"
          render={({ field }) => (
            <Radio.Group aria-label="是否同意" value={field.value} onChange={field.onChange}>
              <div className={styles.choices}>
                <Radio value="yes" label="同意" />
                <Radio value="no" label="不同意" />
              </div>
            </Radio.Group>
          )}
        />
        <Textarea label="意见" minRows={2} maxRows={5} error={errors.text?.message} {...form.register('text')} />
        <TextInput label="签署人" data-autofocus error={errors.name?.message} {...form.register('name')} />
        <FormDay form={form} name="on" label="日期" />
      </Stack>
    </ConfirmDialog>
  )
}
