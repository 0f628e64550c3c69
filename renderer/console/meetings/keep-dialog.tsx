import { Radio, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { MeetingRow } from '#shared/contract/lists'
import { keepingCommands, keptUntil } from '#shared/room/keeping'
import { dayOf, longDate } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { daySchema } from '#shared/vocabulary'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { DayField } from '../../kit/day-field'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { useBeginning, useRoom } from '../shell/beginning'

type KeepDialogProps = { readonly row: MeetingRow; readonly onClose: () => void }

const keepSchema = z
  .strictObject({
    as: z.enum(['room', 'ever', 'day']),
    day: daySchema.nullable(),
    reason: keepingCommands['room.keepMeeting'].reason,
  })
  .refine(({ as, day }) => as !== 'day' || day !== null, { path: ['day'], message: '请选择保存到哪一天' })

/** 保存期限 of one meeting (K2): the room's, for ever, or up to a day, with the reason. */
export function KeepDialog({ row, onClose }: KeepDialogProps) {
  const place = `${row.stream} keep`
  const { roomStream } = useBeginning()
  const { retention } = useRoom().keeping
  const { send, isBusy } = useCommand(roomStream)
  const meetingId = row.stream.slice('meeting:'.length)
  const own = retention.meetings.find((each) => each.meetingId === meetingId)
  const byRoom = keptUntil({ meetingId: '', heldOn: dayOf(row.startsAt) }, retention)
  const form = useDraftForm(place, keepSchema, {
    as: own ? (own.until === null ? 'ever' : 'day') : 'room',
    day: own?.until ?? null,
    reason: own?.reason ?? '',
  })
  const { errors } = form.formState
  const keep = form.handleSubmit(async ({ as, day, reason }) => {
    const until = as === 'room' ? 'room' : as === 'ever' ? null : day
    if (!(await send({ type: 'room.keepMeeting', meetingId, until, reason }))) return
    dropDraft(place)
    onClose()
  })
  return (
    <ConfirmDialog
      opened
      title={`“${row.title}”保存多久？`}
      confirmLabel="就这样保存"
      tone="blue"
      isBusy={isBusy}
      onConfirm={() => void keep()}
      onClose={onClose}
    >
      <Controller
        control={form.control}
        name="as"
        render={({ field }) => (
          <Radio.Group label="保存期限" {...field}>
            <Radio
              mt={8}
              value="room"
              label={`照本室的期限（${byRoom === null ? '永久' : `到${longDate(byRoom)}`}）`}
            />
            <Radio mt={8} value="ever" label="永久" />
            <Radio mt={8} value="day" label="保存到某一天" />
          </Radio.Group>
        )}
      />
      {form.watch('as') === 'day' && (
        <Controller
          control={form.control}
          name="day"
          render={({ field, fieldState }) => (
            <DayField label="保存到" value={field.value} onChange={field.onChange} error={fieldState.error?.message} />
          )}
        />
      )}
      <TextInput mt={14} label="原因" error={errors.reason?.message} {...form.register('reason')} />
    </ConfirmDialog>
  )
}
