import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import styles from './line-form.module.css'

type ChoiceFieldProps<Value extends string> = {
  readonly label: string
  readonly names: Readonly<Record<Value, string>>
  readonly values: readonly Value[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few words, all in sight. */
export function ChoiceField<Value extends string>({ label, names, values, value, onChange }: ChoiceFieldProps<Value>) {
  const id = useId()
  return (
    <div className={styles.wide}>
      <span className={styles.label} id={id}>
        {label}
      </span>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        data={values.map((each) => ({ value: each, label: names[each] }))}
        value={value}
        onChange={(chosen) => onChange(chosen as Value)}
      />
    </div>
  )
}
