import { TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import type { MinutesKind } from '#shared/meeting/minutes'
import styles from './due-fields.module.css'

/** 承诺 and 待办 say who answers for them and by when. */
export function isDated(kind: MinutesKind): boolean {
  return kind === 'commitment' || kind === 'todo'
}

type DueFieldsProps = {
  readonly unit: string
  readonly dueOn: string
  readonly onUnit: (unit: string) => void
  readonly onDueOn: (dueOn: string) => void
}

export function DueFields({ unit, dueOn, onUnit, onDueOn }: DueFieldsProps) {
  return (
    <div className={styles.pair}>
      <TextInput
        size="xs"
        aria-label="责任单位"
        placeholder="责任单位"
        maxLength={60}
        value={unit}
        onChange={(event) => onUnit(event.currentTarget.value)}
      />
      <DateInput
        size="xs"
        aria-label="完成期限"
        placeholder="完成期限"
        valueFormat="YYYY-MM-DD"
        clearable
        value={dueOn || null}
        onChange={(day) => onDueOn(day ?? '')}
      />
    </div>
  )
}
