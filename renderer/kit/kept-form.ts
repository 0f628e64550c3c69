import { zodResolver } from '@hookform/resolvers/zod'
import { type CompositionEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form'
import type { Refusal } from '#shared/decision'
import type { z } from '#shared/text/zod'
import { draftOf, dropDraft, keepDraft } from './drafts'
import { goOnWithEnter } from './enter'
import { beforeTheEnd } from './finish-typing'

/** Where the typing stands: kept, on its way, not yet complete, or refused by the desk with a sentence. */
export type KeptState =
  | { readonly kind: 'kept' | 'typing' | 'saving' | 'wrong' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

type Keeping<Typed extends FieldValues, Parsed> = {
  /** The place of the draft: a stream and a part of it. */
  readonly place: string
  readonly schema: z.ZodType<Parsed, Typed>
  /** What is kept now, as the fields show it. */
  readonly kept: Typed
  /** Sends it to the desk; answers what the desk had against it. */
  readonly save: (parsed: Parsed) => Promise<Refusal | null>
}

/**
 * A form without a save button: what is complete is sent when a field is left, after a moment's rest and when the
 * page goes; what is not complete stays here as a draft, with its errors beside the fields. Nothing is sent in the
 * middle of a composition. `fields` go onto the <form>.
 */
export function useKeptForm<Typed extends FieldValues, Parsed>(keeping: Keeping<Typed, Parsed>) {
  const { place, schema, kept } = keeping
  const [state, setState] = useState<KeptState>(() => beginning(schema, draftOf(place)))
  const form = useForm<Typed, unknown, Parsed>({
    resolver: zodResolver<Typed, unknown, Parsed>(schema),
    defaultValues: (draftOf<Typed>(place) ?? kept) as DefaultValues<Typed>,
    mode: 'onTouched',
  })
  const latest = useRef(keeping)
  latest.current = keeping
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const composing = useRef(false)

  const keep = useInTurn(async () => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    const typed = form.getValues()
    const parsed = latest.current.schema.safeParse(typed)
    if (!parsed.success) return setState(draftOf(place) ? { kind: 'wrong' } : { kind: 'kept' })
    if (!saysSame(parsed.data, latest.current.schema.safeParse(latest.current.kept).data)) {
      setState({ kind: 'saving' })
      const refusal = await latest.current.save(parsed.data)
      if (refusal) return setState({ kind: 'refused', refusal })
    }
    // Typing may have gone on while the desk answered.
    if (!saysSame(typed, form.getValues())) return
    dropDraft(place)
    setState({ kind: 'kept' })
  })

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          // A reset has no name: nobody typed.
          if (!name) return
          keepDraft(place, structuredClone(values))
          setState({ kind: 'typing' })
          if (timer.current) clearTimeout(timer.current)
          // In the middle of a word nobody is told what is missing; that waits until the field is left.
          timer.current = setTimeout(() => {
            if (!composing.current && schema.safeParse(form.getValues()).success) void keep()
          }, restMs)
        },
      }),
    [form, place, schema, keep],
  )

  useEffect(() => {
    // A draft that was left in the middle says at once what is missing, or goes on its way.
    if (draftOf(place)) void form.trigger().then((isComplete) => (isComplete ? keep() : undefined))
    const finish = () => (timer.current || draftOf(place) ? keep() : Promise.resolve())
    const takeBack = beforeTheEnd(finish)
    return () => {
      takeBack()
      void finish()
    }
  }, [form, place, keep])

  // What was changed elsewhere shows here, unless somebody is typing or it is what was typed.
  const keptText = JSON.stringify(kept)
  useEffect(() => {
    if (draftOf(place)) return
    const typed = schema.safeParse(form.getValues())
    const now: Typed = JSON.parse(keptText)
    if (!typed.success || !saysSame(typed.data, schema.safeParse(now).data)) form.reset(now)
  }, [form, place, schema, keptText])

  const keepNow = useCallback(async () => {
    await form.trigger(undefined, { shouldFocus: true })
    await keep()
  }, [form, keep])

  const fields = useMemo(
    () => ({
      noValidate: true,
      onBlur: () => void (composing.current || (draftOf(place) && keep())),
      onCompositionStart: () => {
        composing.current = true
      },
      onCompositionEnd: (_: CompositionEvent) => {
        composing.current = false
      },
      onKeyDown: (event: KeyboardEvent<HTMLFormElement>) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
          event.preventDefault()
          void keepNow()
        } else goOnWithEnter(event)
      },
      onSubmit: (event: { preventDefault: () => void }) => {
        event.preventDefault()
        void keepNow()
      },
    }),
    [keep, keepNow, place],
  )
  return { form: form as UseFormReturn<Typed, unknown, Parsed>, state, fields }
}

/** A draft that was left unfinished stands with its errors; a complete one is on its way. */
function beginning(schema: z.ZodType, draft: unknown): KeptState {
  if (draft === undefined) return { kind: 'kept' }
  return { kind: schema.safeParse(draft).success ? 'typing' : 'wrong' }
}

const restMs = 300

/** One run at a time, in order; the function stays the same for the life of the component. */
function useInTurn(work: () => Promise<void>): () => Promise<void> {
  const current = useRef(work)
  current.current = work
  const last = useRef<Promise<void>>(Promise.resolve())
  return useCallback(() => {
    last.current = last.current.then(() => current.current())
    return last.current
  }, [])
}

function saysSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
