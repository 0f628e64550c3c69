import { Button, Stack, TextInput } from '@mantine/core'
import { issueSchema } from '#shared/plan/plan'
import { dayOf, longDate } from '#shared/text/dates'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { FormDay } from '../../kit/form-day'
import { say } from '../../kit/notice'
import { SidePanel } from '../../kit/side-panel'
import { useRoom } from '../shell/beginning'
import styles from './pick-list.module.css'
import type { PlanPanelProps } from './plan-screen'

/** 印发 (Y5): the plan becomes a paper with a day, a number and those who issue it together. */
export function IssuePanel({ stream, year, plan, onClose }: PlanPanelProps) {
  const { send } = useCommand(stream)
  const { township } = useRoom()
  const place = `${stream} issue`
  const form = useDraftForm(place, issueSchema, {
    on: dayOf(deskNow()),
    number: plan.issued?.number ?? '',
    issuers: plan.issued?.issuers ?? `中共${township}委员会、${township}人民政府`,
  })
  const { errors, isSubmitting } = form.formState
  const issue = form.handleSubmit(async (issued) => {
    if (!(await send({ type: 'plan.issue', ...issued }))) return
    dropDraft(place)
    say({ id: 'plan-issued', color: 'jade', message: `${year} 年计划已登记印发。` })
    onClose()
  })
  return (
    <SidePanel
      title={plan.issued ? '重新印发' : '印发'}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            先不印发
          </Button>
          <Button type="submit" form={formId} loading={isSubmitting}>
            登记印发
          </Button>
        </>
      }
    >
      <form id={formId} aria-label="印发" noValidate onSubmit={issue} onKeyDown={goOnWithEnter}>
        <Stack gap={16}>
          <p className={styles.hint}>
            计划共 {plan.entries.length} 项。印发以后还可以改，改了几处会写在标题旁边。
            {plan.issued && `上次印发是${longDate(plan.issued.on)}。`}
          </p>
          <TextInput
            label="印发单位"
            description="联合印发的用顿号隔开"
            data-autofocus
            error={errors.issuers?.message}
            {...form.register('issuers')}
          />
          <TextInput
            label="文号"
            placeholder={`例如：云协〔${year}〕1号`}
            error={errors.number?.message}
            {...form.register('number')}
          />
          <FormDay form={form} name="on" label="印发日期" />
        </Stack>
      </form>
    </SidePanel>
  )
}

const formId = 'issue-plan'
