import { Button, SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { type Attendee, invitationSchema } from '#shared/meeting/attendance'
import { saidOf } from '#shared/views/invitation'
import { command, useCommand } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import { SidePanel } from '../../kit/side-panel'
import { useSideChoices } from '../../kit/sides'
import fieldStyles from '../people/person-fields.module.css'
import styles from '../people/person-panel.module.css'

type AttendeePanelProps = {
  readonly stream: StreamId
  readonly attendee: Attendee
  readonly isOver: boolean
  readonly onClose: () => void
}

/** One person of the meeting, beside the list. What is changed here holds for this meeting only. */
export function AttendeePanel({ stream, attendee, isOver, onClose }: AttendeePanelProps) {
  const { send, isBusy } = useCommand(stream)
  const { form, state, fields } = useKeptForm({
    place: `${stream} attendee ${attendee.id}`,
    schema: invitationSchema,
    kept: saidOf(attendee),
    save: async (said) => {
      const answer = await command(stream, { type: 'attendance.edit', attendeeId: attendee.id, ...said })
      return answer.ok ? null : answer.refusal
    },
  })
  const { register, control, formState } = form
  const { errors } = formState
  const sideChoices = useSideChoices()
  const remove = async () => {
    if (await send({ type: 'attendance.remove', attendeeIds: [attendee.id] })) onClose()
  }
  return (
    <SidePanel
      title={attendee.name}
      width={380}
      onClose={onClose}
      foot={
        !isOver && (
          <>
            <span className={styles.mark}>
              <SaveMark state={state} />
            </span>
            <Button variant="default" disabled={isBusy} onClick={() => void remove()}>
              移出名单
            </Button>
          </>
        )
      }
    >
      <form aria-label={`${attendee.name}在这场会上`} {...fields}>
        <fieldset className={styles.fields} disabled={isOver}>
          <div className={fieldStyles.fields}>
            <p className={`${fieldStyles.wide} ${styles.mark}`}>只改这场会议里的内容，人才库里的不变。</p>
            <TextInput label="姓名" data-autofocus error={errors.name?.message} {...register('name')} />
            <Controller
              control={control}
              name="side"
              render={({ field }) => <Select label="代表方" data={sideChoices} {...field} />}
            />
            <TextInput
              className={fieldStyles.wide}
              label="单位"
              error={errors.organization?.message}
              {...register('organization')}
            />
            <TextInput label="身份" error={errors.post?.message} {...register('post')} />
            <TextInput label="联系电话" error={errors.telephone?.message} {...register('telephone')} />
            <Controller
              control={control}
              name="standing"
              render={({ field }) => (
                <SegmentedControl
                  className={fieldStyles.wide}
                  aria-label="出席还是列席"
                  data={standingChoices}
                  {...field}
                />
              )}
            />
            <Controller
              control={control}
              name="interestsTouched"
              render={({ field: { value, onChange, ...field } }) => (
                <Switch
                  className={fieldStyles.wide}
                  label="利益攸关方"
                  checked={value}
                  onChange={(event) => onChange(event.currentTarget.checked)}
                  {...field}
                />
              )}
            />
            <Controller
              control={control}
              name="mayVote"
              render={({ field: { value, onChange, ...field } }) => (
                <Switch
                  className={fieldStyles.wide}
                  label="可以表决"
                  checked={value}
                  onChange={(event) => onChange(event.currentTarget.checked)}
                  {...field}
                />
              )}
            />
          </div>
        </fieldset>
      </form>
    </SidePanel>
  )
}

const standingChoices = [
  { value: 'member', label: '出席（算应到）' },
  { value: 'observer', label: '列席' },
]
