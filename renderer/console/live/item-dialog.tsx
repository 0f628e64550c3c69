import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { agendaCommands } from '#shared/meeting/agenda'
import { agendaKindNames, agendaKinds } from '#shared/meeting/forms'
import type { MeetingHistory } from '#shared/meeting/history'
import { z } from '#shared/text/zod'
import { useCommand } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import styles from './item-dialog.module.css'
import { useLive } from './live-state'

const { title, kind, minutes, presenter } = agendaCommands['agenda.edit']
const itemSchema = z.strictObject({ title, kind, minutes, presenter })

type ItemDialogProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  /** Null adds one after the item that is looked at. */
  readonly itemId: string | null
  readonly onClose: () => void
}

/** 议程项, added or changed while the meeting runs. */
export function ItemDialog({ stream, history: { meeting }, itemId, onClose }: ItemDialogProps) {
  const { send, isBusy } = useCommand(stream)
  const selectedItemId = useLive((state) => state.selectedItemId)
  const { items, activeId } = meeting.agenda
  const item = items.find((each) => each.id === itemId)
  const place = `${stream} agenda item ${itemId ?? 'new'}`
  const form = useDraftForm<z.input<typeof itemSchema>, z.output<typeof itemSchema>>(
    place,
    itemSchema,
    item
      ? { title: item.title, kind: item.kind, minutes: item.minutes, presenter: item.presenter }
      : { title: '', kind: 'other', minutes: 10, presenter: '' },
  )
  const { errors } = form.formState
  const keep = form.handleSubmit(async (fields) => {
    const at = items.findIndex((each) => each.id === (selectedItemId ?? activeId))
    const before = at < 0 ? null : (items[at + 1]?.id ?? null)
    const ack = await send(
      item
        ? { type: 'agenda.edit', itemId: item.id, ...fields }
        : { type: 'agenda.add', ...fields, depth: items[at]?.depth ?? 0, before },
    )
    if (!ack) return
    dropDraft(place)
    onClose()
  })
  return (
    <Modal opened onClose={onClose} title={item ? '修改议程项' : '加一项议程'} size={480}>
      <form onSubmit={(event) => void keep(event)} noValidate className={styles.form}>
        <TextInput label="名称" data-autofocus error={errors.title?.message} {...form.register('title')} />
        <div className={styles.pair}>
          <Controller
            control={form.control}
            name="kind"
            render={({ field }) => (
              <Select
                label="类别"
                data={agendaKinds.map((value) => ({ value, label: agendaKindNames[value] }))}
                value={field.value}
                onChange={(value) => value && field.onChange(value)}
              />
            )}
          />
          <Controller
            control={form.control}
            name="minutes"
            render={({ field }) => (
              <NumberInput
                label="时长（分钟）"
                description="空着就是不限时"
                error={errors.minutes?.message}
                value={field.value ?? ''}
                onChange={(value) => field.onChange(value === '' ? null : Number(value))}
                onBlur={field.onBlur}
              />
            )}
          />
        </div>
        <TextInput label="主讲人" error={errors.presenter?.message} {...form.register('presenter')} />
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            先不
          </Button>
          <Button type="submit" loading={isBusy}>
            {item ? '改好了' : '加上'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
