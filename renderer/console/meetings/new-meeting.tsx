import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { streamOf } from '#shared/fact'
import { formNames } from '#shared/meeting/forms'
import { templateCommand } from '#shared/room/agenda-templates'
import { dayOf } from '#shared/text/dates'
import { dayLater } from '#shared/views/meeting-copy'
import { ask, sayRefusal } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { SidePanel } from '../../kit/side-panel'
import { DetailsFields } from '../prepare/details-fields'
import { type DetailsTyped, detailsFormSchema, parsedDetails } from '../prepare/details-form'
import { useRoom } from '../shell/beginning'
import { usePlace } from '../shell/place'
import styles from './new-meeting.module.css'

const draftPlace = 'new meeting'

/** 新建会议: the first things; everything else is filled in on its page afterwards. */
export function NewMeeting({ onClose }: { readonly onClose: () => void }) {
  const room = useRoom()
  const go = usePlace((state) => state.go)
  const [withTemplate, setWithTemplate] = useState(true)
  const form = useDraftForm(draftPlace, detailsFormSchema, blankMeeting(room.name))
  const { isSubmitting } = form.formState

  const create = form.handleSubmit(async (parsed) => {
    const stream = streamOf('meeting', crypto.randomUUID())
    const details = parsedDetails(parsed)
    const answer = await ask('desk.askAll', {
      asks: [
        { stream, command: { type: 'meeting.create', details, rules: room.defaults } },
        ...(withTemplate ? [{ stream, command: templateCommand(room.agendaTemplates, details.form) }] : []),
      ],
    })
    if (!answer.ok) return sayRefusal(answer.refusal)
    dropDraft(draftPlace)
    go({ screen: 'prepare', stream })
  })

  return (
    <SidePanel
      title="新建会议"
      width={480}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            先不建
          </Button>
          <Button type="submit" form={formId} loading={isSubmitting}>
            建好，去筹备
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} noValidate onSubmit={create} onKeyDown={goOnWithEnter}>
        <DetailsFields form={form} names={[]} isShort />
        <Checkbox
          label={`带入${formNames[form.watch('form')]}的议程模板`}
          description="之后可以随意增减、改时长、换次序"
          checked={withTemplate}
          onChange={(event) => setWithTemplate(event.currentTarget.checked)}
        />
      </form>
    </SidePanel>
  )
}

const formId = 'new-meeting'

/** Tomorrow at nine in the room itself: most meetings are, and what is not is changed in one place. */
function blankMeeting(roomName: string): DetailsTyped {
  return {
    title: '',
    topic: '',
    form: 'special',
    venueKind: 'room',
    venue: roomName,
    day: dayLater(dayOf(deskNow()), 1),
    time: '9:00',
    chair: '',
    recorder: '',
    tellers: [],
  }
}
