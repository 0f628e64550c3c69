import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import {
  type Period,
  type PeriodKind,
  periodAround,
  periodBeside,
  periodKindNames,
  periodName,
} from '#shared/views/statistics-period'
import { DayField } from '../../kit/day-field'
import { KeyCap } from '../../kit/key-cap'
import styles from './period-choice.module.css'

type PeriodChoiceProps = {
  readonly period: Period
  readonly today: string
  readonly onChoose: (period: Period) => void
}

/** 统计期: its kind, and one step back or on. */
export function PeriodChoice({ period, today, onChoose }: PeriodChoiceProps) {
  return (
    <div className={styles.choice}>
      <SegmentedControl
        aria-label="统计期"
        data={kinds}
        value={period.kind}
        onChange={(kind) => onChoose(periodAround(kind as PeriodKind, today))}
      />
      <Step label="上一期" sign="‹" keys="[" onStep={() => onChoose(periodBeside(period, -1))} />
      {period.kind === 'span' ? (
        <Span period={period} onChoose={onChoose} />
      ) : (
        <span className={styles.name} aria-live="polite">
          {periodName(period)}
        </span>
      )}
      <Step label="下一期" sign="›" keys="]" onStep={() => onChoose(periodBeside(period, 1))} />
    </div>
  )
}

type StepProps = { readonly label: string; readonly sign: string; readonly keys: string; readonly onStep: () => void }

function Step({ label, sign, keys, onStep }: StepProps) {
  return (
    <Tooltip
      label={
        <>
          {label} <KeyCap keys={keys} />
        </>
      }
    >
      <ActionIcon variant="default" size={36} aria-label={label} onClick={onStep}>
        <span className={styles.sign} aria-hidden>
          {sign}
        </span>
      </ActionIcon>
    </Tooltip>
  )
}

type SpanProps = {
  readonly period: Extract<Period, { kind: 'span' }>
  readonly onChoose: (period: Period) => void
}

function Span({ period, onChoose }: SpanProps) {
  const isReversed = period.to < period.from
  return (
    <div className={styles.span}>
      <DayField
        className={styles.day}
        label="从"
        value={period.from}
        onChange={(from) => from && onChoose({ ...period, from })}
      />
      <DayField
        className={styles.day}
        label="到"
        value={period.to}
        error={isReversed ? '结束的日子早于开始的日子' : undefined}
        onChange={(to) => to && onChoose({ ...period, to })}
      />
    </div>
  )
}

const kinds = Object.entries(periodKindNames).map(([value, label]) => ({ value, label }))
