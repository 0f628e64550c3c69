import type { UseFormReturn } from 'react-hook-form'
import type { AgendaItem } from '#shared/meeting/agenda'
import { agendaCommands } from '#shared/meeting/agenda'
import { z } from '#shared/text/zod'

const { title, kind, minutes, presenter } = agendaCommands['agenda.edit']

/** One line of the agenda as it is typed: minutes as text, and none for an item without a length. */
export const agendaLineSchema = z.strictObject({
  title,
  kind,
  minutes: z
    .string()
    .overwrite((typed) =>
      typed
        .normalize('NFKC')
        .replace(/分钟?$/u, '')
        .trim(),
    )
    .regex(/^\d{0,4}$/, '请填整数分钟')
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .pipe(minutes),
  presenter,
})
export type AgendaLineTyped = z.input<typeof agendaLineSchema>
export type AgendaLineForm = UseFormReturn<AgendaLineTyped, unknown, z.output<typeof agendaLineSchema>>

export function typedLine(item: AgendaItem): AgendaLineTyped {
  const { title, kind, minutes, presenter } = item
  return { title, kind, minutes: minutes === null ? '' : String(minutes), presenter }
}

export const blankLine: AgendaLineTyped = { title: '', kind: 'other', minutes: '', presenter: '' }
