import { Controller, type FieldPath, type FieldValues, type PathValue, type UseFormReturn } from 'react-hook-form'
import { DayField } from './day-field'

type FormDayProps<Typed extends FieldValues, Parsed> = {
  readonly form: Pick<UseFormReturn<Typed, unknown, Parsed>, 'control'>
  /** A field that holds a day, or null where it may be none. */
  readonly name: FieldPath<Typed>
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  readonly className?: string | undefined
  readonly mayBeNone?: boolean
  /** Told of a new day, for what follows from it. */
  readonly onDay?: (day: string) => void
}

/** 日期 of a form. */
export function FormDay<Typed extends FieldValues, Parsed>({
  form,
  name,
  onDay,
  ...field
}: FormDayProps<Typed, Parsed>) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange, onBlur }, fieldState }) => (
        <DayField
          {...field}
          value={value as PathValue<Typed, typeof name> as string | null}
          onChange={(day) => {
            onChange(field.mayBeNone ? day : (day ?? value))
            if (day) onDay?.(day)
          }}
          onBlur={onBlur}
          error={fieldState.error?.message}
        />
      )}
    />
  )
}
