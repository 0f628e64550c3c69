import { Stack, TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { type SessionPlanCommand, sessionPlanCommands } from '#shared/topic/session-plan'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { FormDay } from '../../kit/form-day'

export type PlanStep = 'submit' | 'approve' | 'return' | 'withdraw'

type ConsultationStepProps = { readonly stream: StreamId; readonly act: PlanStep; readonly onClose: () => void }

/** 送审、批准、退回、撤回: the day, and what belongs to it. */
export function ConsultationStep({ stream, act, onClose }: ConsultationStepProps) {
  const { send, isBusy } = useCommand(stream)
  const step = steps[act]
  const place = `${stream} plan ${act}`
  const form = useDraftForm(place, z.strictObject({ on: sessionPlanCommands['session.submit'].on, said: step.said }), {
    on: dayOf(deskNow()),
    said: '',
  })
  const go = form.handleSubmit(async ({ on, said }) => {
    if (!(await send(step.command(on, said)))) return
    dropDraft(place)
    onClose()
  })
  return (
    <ConfirmDialog
      opened
      title={step.title}
      confirmLabel={step.label}
      tone={act === 'submit' || act === 'approve' ? 'cinnabar' : 'ink'}
      isBusy={isBusy}
      onConfirm={() => void go()}
      onClose={onClose}
    >
      <Stack gap={14}>
        <p>{step.text}</p>
        <FormDay form={form} name="on" label="日期" />
        {step.saidLabel !== '' && (
          <TextInput
            label={step.saidLabel}
            data-autofocus
            error={form.formState.errors.said?.message}
            {...form.register('said')}
          />
        )}
      </Stack>
    </ConfirmDialog>
  )
}

type Step = {
  readonly title: string
  readonly text: string
  readonly label: string
  readonly saidLabel: string
  readonly said: z.ZodType<string, string>
  readonly command: (on: string, said: string) => SessionPlanCommand
}

const steps: Readonly<Record<PlanStep, Step>> = {
  submit: {
    title: '方案送审',
    text: '送出以后方案先不能改，等三方意见。',
    label: '送审',
    saidLabel: '',
    said: z.string(),
    command: (on) => ({ type: 'session.submit', on }),
  },
  approve: {
    title: '批准方案',
    text: '三方都同意了才能批准。批准后就可以为议题开会。',
    label: '批准',
    saidLabel: '批准文号（可以不填）',
    said: sessionPlanCommands['session.approve'].number,
    command: (on, number) => ({ type: 'session.approve', on, number }),
  },
  return: {
    title: '退回修改',
    text: '方案回到起草，改好后重新送审；已有的意见留着可查。',
    label: '退回',
    saidLabel: '退回原因',
    said: sessionPlanCommands['session.return'].reason,
    command: (on, reason) => ({ type: 'session.return', on, reason }),
  },
  withdraw: {
    title: '撤回方案',
    text: '方案不再往下走；以后可以改了再送。',
    label: '撤回',
    saidLabel: '撤回原因',
    said: sessionPlanCommands['session.withdraw'].reason,
    command: (on, reason) => ({ type: 'session.withdraw', on, reason }),
  },
}
