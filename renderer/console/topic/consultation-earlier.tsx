import { formNames } from '#shared/meeting/forms'
import { longDate } from '#shared/text/dates'
import { opinionPartyNames, planStateNames, type SessionPlan } from '#shared/topic/session-plan'
import { PlanSteps } from './consultation-approval'
import styles from './consultation-earlier.module.css'
import part from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

/** 以前的方案: those that were approved or withdrawn before the present one, readable as they were. */
export function ConsultationEarlier({ plans }: { readonly plans: readonly SessionPlan[] }) {
  if (plans.length === 0) return null
  return (
    <TopicCard title="以前的方案">
      {[...plans].reverse().map((plan) => (
        <details key={plan.no} className={styles.plan}>
          <summary>
            第 {plan.no} 稿，{planStateNames[plan.state]}
          </summary>
          <PlanSteps plan={plan} />
          <dl className={styles.said}>
            {saidIn(plan).map(([name, said]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={part.said}>{said}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </TopicCard>
  )
}

function saidIn({ draft, opinions, pastOpinions }: SessionPlan): readonly (readonly [string, string])[] {
  const fields: readonly (readonly [string, string])[] = [
    ['协商形式', formNames[draft.form]],
    ['计划日期', draft.plannedOn ? longDate(draft.plannedOn) : ''],
    ['地点', draft.place],
    ['必要性', draft.necessity],
    ['牵头单位', draft.lead],
    ['协办单位', draft.support],
    ['参加人员', draft.participants],
    ['会议材料', draft.materials],
    ['任务分工', draft.division],
    ['保障措施', draft.safeguards],
    [
      '审批意见',
      [...pastOpinions, ...opinions]
        .map(({ party, agrees, text, name, on }) => {
          const stand = agrees ? '同意' : '不同意'
          return `${opinionPartyNames[party]}：${stand}。${text}（${name}，${longDate(on)}）`
        })
        .join('\n'),
    ],
  ]
  return fields.filter(([, said]) => said !== '')
}
