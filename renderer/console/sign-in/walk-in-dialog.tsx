import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { type Invitation, invitationSchema } from '#shared/meeting/attendance'
import { useCommand } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { draftOf, dropDraft } from '../../kit/drafts'
import { useSideChoices } from '../../kit/sides'
import styles from './walk-in-dialog.module.css'

type WalkInDialogProps = {
  readonly stream: StreamId
  /** What was searched for and not found. */
  readonly name: string
  readonly onClose: () => void
}

/** 现场加人: somebody who was not asked is added and signed in at once, 列席 unless the clerk says otherwise (N2). */
export function WalkInDialog({ stream, name: searched, onClose }: WalkInDialogProps) {
  // Initials that found nobody are not a name.
  const name = /^[a-z\s]*$/i.test(searched) ? '' : searched
  const { send, isBusy } = useCommand(stream)
  const sideChoices = useSideChoices()
  const place = `${stream} walk-in`
  // Another name than the half-typed one was searched for: this is somebody else.
  if (name !== '' && draftOf<Invitation>(place)?.name !== name) dropDraft(place)
  const form = useDraftForm<Invitation, Invitation>(place, invitationSchema, { ...blank, name })
  const { errors } = form.formState
  const keep = form.handleSubmit(async (fields) => {
    const ack = await send({ type: 'attendance.walkIn', ...fields })
    if (!ack) return
    dropDraft(place)
    onClose()
  })
  return (
    <Modal opened onClose={onClose} title="现场加人" size={500}>
      <form onSubmit={(event) => void keep(event)} noValidate className={styles.form}>
        <div className={styles.pair}>
          <TextInput label="姓名" data-autofocus error={errors.name?.message} {...form.register('name')} />
          <Controller
            control={form.control}
            name="side"
            render={({ field }) => (
              <Select
                label="代表方"
                data={sideChoices}
                value={field.value}
                onChange={(value) => value && field.onChange(value)}
              />
            )}
          />
        </div>
        <div className={styles.pair}>
          <TextInput label="单位" error={errors.organization?.message} {...form.register('organization')} />
          <TextInput label="身份" error={errors.post?.message} {...form.register('post')} />
        </div>
        <TextInput label="电话" error={errors.telephone?.message} {...form.register('telephone')} />
        <Controller
          control={form.control}
          name="standing"
          render={({ field }) => (
            <Checkbox
              label="算作出席（计入应到）"
              description="不勾选就是列席"
              checked={field.value === 'member'}
              onChange={({ currentTarget }) => {
                field.onChange(currentTarget.checked ? 'member' : 'observer')
                form.setValue('mayVote', currentTarget.checked)
              }}
            />
          )}
        />
        <Checkbox label="利益攸关方" {...form.register('interestsTouched')} />
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            先不
          </Button>
          <Button type="submit" loading={isBusy}>
            加人并签到
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const blank: Invitation = {
  personId: null,
  name: '',
  side: 'masses',
  organization: '',
  post: '',
  telephone: '',
  standing: 'observer',
  interestsTouched: false,
  mayVote: false,
}
