import { Checkbox } from '@mantine/core'
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
import { type DetailsTyped, detailsFormSchema, parsedDetails } from '../prepare/details-form'
import { useRoom } from '../shell/beginning'
import { usePlace } from '../shell/place'
import { NewMeetingPanel } from './new-meeting-panel'

const draftPlace = 'new meeting'

/** 新建会议: the first things; everything else is filled in on its page afterwards. */
export function NewMeeting({ onClose }: { readonly onClose: () => void }) {
  const room = useRoom()
  const go = usePlace((state) => state.go)
  const [withTemplate, setWithTemplate] = useState(true)
  const form = useDraftForm(draftPlace, detailsFormSchema, blankMeeting(room.name))

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
    <NewMeetingPanel title="新建会议" form={form} onSubmit={create} onClose={onClose}>
      <Checkbox
        label={`带入${formNames[form.watch('form')]}的议程模板`}
        description="之后可以随意增减、改时长、换次序"
        checked={withTemplate}
        onChange={(event) => setWithTemplate(event.currentTarget.checked)}
      />
    </NewMeetingPanel>
  )
}

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
