import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect } from 'react'
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form'
import type { z } from '#shared/text/zod'
import { draftOf, keepDraft } from './drafts'

/**
 * A form that is sent when its button is pressed, and whose typing waits in memory until then: closing the panel or
 * going to another page loses nothing. `dropDraft(place)` when it has been sent.
 */
export function useDraftForm<Typed extends FieldValues, Parsed>(
  place: string,
  schema: z.ZodType<Parsed, Typed>,
  blank: Typed,
) {
  const form = useForm<Typed, unknown, Parsed>({
    resolver: zodResolver<Typed, unknown, Parsed>(schema),
    defaultValues: (draftOf<Typed>(place) ?? blank) as DefaultValues<Typed>,
    mode: 'onTouched',
  })
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          if (name) keepDraft(place, structuredClone(values))
        },
      }),
    [form, place],
  )
  return form
}
