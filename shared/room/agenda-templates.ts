import type { AgendaCommand } from '../meeting/agenda'
import { agendaKinds, agendaTemplates, type MeetingForm, meetingForms, type TemplateItem } from '../meeting/forms'
import { line } from '../text/clean'
import { z } from '../text/zod'

/** One line of a room's own template: what `forms.ts` has for every form, and minutes may be left open. */
export const templateItemSchema = z.strictObject({
  title: line('议程名称', 60),
  kind: z.enum(agendaKinds),
  minutes: z.int('请填整数分钟').min(1, '时长至少 1 分钟').max(600, '时长最多 600 分钟').nullable(),
})
export type RoomTemplateItem = Readonly<z.infer<typeof templateItemSchema>>

export const templateItemsSchema = z
  .array(templateItemSchema)
  .min(1, '模板里至少要有一项议程')
  .max(60, '模板最多 60 项议程')

/** 议程模板: what the room says instead of the built-in template of a form; forms that are not here keep theirs. */
export type AgendaTemplate = { readonly form: MeetingForm; readonly items: readonly RoomTemplateItem[] }

export const agendaTemplateSchema = z.strictObject({ form: z.enum(meetingForms), items: templateItemsSchema })

/** The room's own template of a form, or the built-in one. */
export function templateOf(
  templates: readonly AgendaTemplate[],
  form: MeetingForm,
): readonly (RoomTemplateItem | TemplateItem)[] {
  return templates.find((each) => each.form === form)?.items ?? agendaTemplates[form]
}

/**
 * The command that gives a meeting the template this room uses for a form. The items themselves are sent, so that the
 * meeting keeps them whatever the room changes later (P6).
 */
export function templateCommand(templates: readonly AgendaTemplate[], form: MeetingForm): AgendaCommand {
  const own = templates.find((each) => each.form === form)
  return own
    ? { type: 'agenda.useItems', items: own.items.map((item) => ({ ...item })) }
    : { type: 'agenda.useTemplate', form }
}
