import { DatePickerInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { CalendarIcon } from './icons'

type DayFieldProps = {
  readonly label: string
  /** `2026-12-10`; null is no day. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly onBlur?: () => void
  readonly error?: string | undefined
  readonly description?: string
  readonly placeholder?: string
  /** A day that may be taken away again. */
  readonly mayBeNone?: boolean
  readonly className?: string | undefined
}

/** 日期, chosen on a calendar that speaks Chinese; the same in every form. */
export function DayField({ mayBeNone = false, placeholder = '选择日期', error, ...field }: DayFieldProps) {
  return (
    <DatePickerInput
      {...field}
      error={error}
      placeholder={placeholder}
      valueFormat="YYYY年M月D日 ddd"
      monthLabelFormat="YYYY年M月"
      yearLabelFormat="YYYY年"
      monthsListFormat="M月"
      yearsListFormat="YYYY年"
      highlightToday
      clearable={mayBeNone}
      clearButtonProps={{ 'aria-label': `去掉${field.label}` }}
      leftSection={<CalendarIcon />}
    />
  )
}
