import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import {
  type OpinionParty,
  opinionOf,
  opinionParties,
  opinionPartyNames,
  planStateNames,
  type SessionPlan,
  type SessionPlanState,
} from '#shared/topic/session-plan'
import type { Topic } from '#shared/topic/topic'
import { useDeskMinute } from '../../bridge/desk-clock'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import styles from './consultation-approval.module.css'
import { ConsultationOpine } from './consultation-opine'
import { ConsultationStep, type PlanStep } from './consultation-step'
import { useReadOnly } from './standing'
import part from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type ConsultationApprovalProps = { readonly stream: StreamId; readonly topic: Topic }

/** 审批: the three opinions with name and day, and the steps of the plan (P3, T4). */
export function ConsultationApproval({ stream, topic }: ConsultationApprovalProps) {
  const readOnly = useReadOnly() || topic.reception.state !== 'accepted'
  const [step, setStep] = useState<PlanStep | null>(null)
  const [party, setParty] = useState<OpinionParty | null>(null)
  const { plan } = topic
  if (!plan)
    return (
      <TopicCard title="审批" beside={<ToneChip tone="ink">没有方案</ToneChip>}>
        <p className={part.hint}>写好左边的方案再送审。联络组、党委、政协三方的意见都登记、都同意了才能批准。</p>
      </TopicCard>
    )
  return (
    <TopicCard title="审批" beside={<ToneChip tone={planTones[plan.state]}>{planStateNames[plan.state]}</ToneChip>}>
      {(plan.opinions.length > 0 || plan.state === 'submitted') && (
        <ul className={styles.opinions} aria-label="三方意见">
          {opinionParties.map((each) => (
            <OpinionLine
              key={each}
              plan={plan}
              party={each}
              mayOpine={!readOnly && plan.state === 'submitted'}
              onOpine={() => setParty(each)}
            />
          ))}
        </ul>
      )}
      <PlanSteps plan={plan} />
      {!readOnly && (
        <div className={part.acts}>
          {stepsFrom[plan.state].map(({ act, label, isMain }) => (
            <Button key={act} {...(isMain ? {} : { variant: 'default' })} onClick={() => setStep(act)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {step && <ConsultationStep stream={stream} act={step} onClose={() => setStep(null)} />}
      {party && <ConsultationOpine stream={stream} party={party} onClose={() => setParty(null)} />}
    </TopicCard>
  )
}

type OpinionLineProps = {
  readonly plan: SessionPlan
  readonly party: OpinionParty
  readonly mayOpine: boolean
  readonly onOpine: () => void
}

function OpinionLine({ plan, party, mayOpine, onOpine }: OpinionLineProps) {
  const today = dayOf(useDeskMinute())
  const opinion = opinionOf(plan, party)
  return (
    <li className={styles.opinion}>
      <div className={styles.opinionHead}>
        <span className={styles.party}>{opinionPartyNames[party]}</span>
        {opinion ? (
          <ToneChip tone={opinion.agrees ? 'jade' : 'cinnabar'}>{opinion.agrees ? '同意' : '不同意'}</ToneChip>
        ) : (
          <span className={part.hint}>还没有意见</span>
        )}
        {mayOpine && (
          <Button
            className={styles.opine}
            size="compact-sm"
            variant="default"
            aria-label={`登记${opinionPartyNames[party]}的意见`}
            onClick={onOpine}
          >
            {opinion ? '改意见…' : '登记意见…'}
          </Button>
        )}
      </div>
      {opinion && (
        <p className={part.said}>
          {opinion.text}
          <span className={part.hint}>
            {' '}
            {opinion.name}，{sayDay(opinion.on, today)}
          </span>
        </p>
      )}
    </li>
  )
}

/** Every step with its day and what was said at it. */
export function PlanSteps({ plan }: { readonly plan: SessionPlan }) {
  const today = dayOf(useDeskMinute())
  return (
    <ol className={styles.steps} aria-label="方案的经过">
      {plan.steps.map(({ state, on, said }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
        <li key={index}>
          <span className={styles.stepDay}>{sayDay(on, today)}</span>
          <span>
            {planStateNames[state]}
            {said !== '' && `：${said}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

const planTones: Readonly<Record<SessionPlanState, Tone>> = {
  drafted: 'blue',
  submitted: 'amber',
  approved: 'jade',
  returned: 'cinnabar',
  withdrawn: 'ink',
}

type StepChoice = { readonly act: PlanStep; readonly label: string; readonly isMain: boolean }
const submit: StepChoice = { act: 'submit', label: '送审…', isMain: true }
const withdraw: StepChoice = { act: 'withdraw', label: '撤回…', isMain: false }
const stepsFrom: Readonly<Record<SessionPlanState, readonly StepChoice[]>> = {
  drafted: [submit],
  submitted: [
    { act: 'approve', label: '批准…', isMain: true },
    { act: 'return', label: '退回修改…', isMain: false },
    withdraw,
  ],
  approved: [withdraw],
  returned: [{ ...submit, label: '重新送审…' }],
  withdrawn: [{ ...submit, label: '重新送审…' }],
}
