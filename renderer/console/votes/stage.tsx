import type { Vote } from '#shared/meeting/votes'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import styles from './stage.module.css'

/** Where a vote stands, in a word. */
export function StageChip({ stage }: { readonly stage: Vote['stage'] }) {
  return (
    <ToneChip tone={tones[stage]} dotted={stage === 'open'}>
      {stageNames[stage]}
    </ToneChip>
  )
}

/** 开始、计票、封票、公布: the four steps every vote goes through, and the one it is at. */
export function StageSteps({ stage }: { readonly stage: Exclude<Vote['stage'], 'voided'> }) {
  const at = stepOf[stage]
  return (
    <ol className={styles.steps} aria-label="进行到哪一步">
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'coming'}
          aria-current={index === at ? 'step' : undefined}
        >
          {index < at && <span aria-hidden>✓ </span>}
          {step}
        </li>
      ))}
    </ol>
  )
}

export const stageNames: Readonly<Record<Vote['stage'], string>> = {
  prepared: '还没开始',
  open: '正在进行',
  closed: '已封票，待公布',
  announced: '已公布',
  voided: '已作废',
}

const tones: Readonly<Record<Vote['stage'], Tone>> = {
  prepared: 'ink',
  open: 'cinnabar',
  closed: 'amber',
  announced: 'jade',
  voided: 'ink',
}

const steps = ['开始', '计票、封票', '公布'] as const
const stepOf = { prepared: 0, open: 1, closed: 2, announced: 3 } as const
