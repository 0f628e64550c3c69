import { Button } from '@mantine/core'
import { nothingLeft } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { blankPlanDraft, planDraftSchema, type SessionPlan } from '#shared/topic/session-plan'
import type { Topic } from '#shared/topic/topic'
import { command, useCommand } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import { ConsultationFields } from './consultation-fields'
import { useReadOnly } from './standing'
import styles from './topic-part.module.css'

type ConsultationPlanProps = { readonly stream: StreamId; readonly topic: Topic }

/** 协商活动方案: typed in place while it is drafted; one that was approved is only changed on purpose (T4). */
export function ConsultationPlan({ stream, topic }: ConsultationPlanProps) {
  const readOnly = useReadOnly() || topic.reception.state !== 'accepted'
  const { plan } = topic
  const mayType = !readOnly && (plan === null || plan.state === 'drafted' || plan.state === 'returned')
  const { form, state, fields } = useKeptForm({
    // The next plan begins with fields of its own.
    place: `${stream} plan ${plan?.no ?? 1}`,
    schema: planDraftSchema,
    kept: plan?.draft ?? blankPlanDraft,
    save: async (draft) => {
      const answer = await command(stream, { type: 'session.draft', ...draft })
      return answer.ok ? null : answer.refusal
    },
  })
  return (
    <form aria-label="协商活动方案" {...fields}>
      <div className={styles.lead}>
        <h2 className={styles.cardTitle}>协商活动方案{plan && plan.no > 1 ? `（第 ${plan.no} 稿）` : ''}</h2>
        {!mayType && plan && <span className={styles.hint}>{sayHeld(plan.state)}</span>}
        {!readOnly && plan && <DraftAnew stream={stream} plan={plan} />}
      </div>
      <fieldset className={styles.fields} disabled={!mayType}>
        <ConsultationFields form={form} />
      </fieldset>
      {mayType && (
        <p className={styles.foot}>
          <SaveMark state={state} />
        </p>
      )}
    </form>
  )
}

/** 重新起草: the same words as the next plan; the one before stays readable below. */
function DraftAnew({ stream, plan }: { readonly stream: StreamId; readonly plan: SessionPlan }) {
  const { send, isBusy } = useCommand(stream)
  if (plan.state !== 'approved' && plan.state !== 'withdrawn') return null
  return (
    <Button
      variant="default"
      size="xs"
      disabled={isBusy}
      onClick={() => void send({ type: 'session.draft', ...plan.draft })}
    >
      改方案，重新报批
    </Button>
  )
}

function sayHeld(state: SessionPlan['state']): string {
  switch (state) {
    case 'drafted':
    case 'returned':
      return ''
    case 'submitted':
      return '正在审批，不能改；要改请先撤回或等退回。'
    case 'approved':
      return '已经批准，改动要重新报批。'
    case 'withdrawn':
      return '已经撤回，可以原样送审，也可以改了再送。'
    default:
      return nothingLeft(state)
  }
}
