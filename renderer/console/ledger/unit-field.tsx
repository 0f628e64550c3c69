import { Autocomplete } from '@mantine/core'
import { Controller, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form'
import { useRoom } from '../shell/beginning'

type UnitFieldProps<Typed extends FieldValues> = {
  readonly form: UseFormReturn<Typed, unknown, Typed>
  readonly name: FieldPath<Typed>
  readonly label: string
  readonly description?: string
  readonly className?: string | undefined
  readonly isFirst?: boolean
}

/** A unit by name, from the room's list or typed (R2). */
export function UnitField<Typed extends FieldValues>({ form, name, isFirst = false, ...shown }: UnitFieldProps<Typed>) {
  const { units } = useRoom()
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <Autocomplete
          {...shown}
          data={[...units]}
          limit={30}
          maxDropdownHeight={240}
          data-autofocus={isFirst || undefined}
          error={fieldState.error?.message}
          {...field}
        />
      )}
    />
  )
}
