import { Button, Modal } from '@mantine/core'
import { streamOf } from '#shared/fact'
import { templateCommand } from '#shared/room/agenda-templates'
import { gateWords, missingAtGate } from '#shared/topic/gate'
import type { Topic } from '#shared/topic/topic'
import { meetingForTopic } from '#shared/views/topic-meeting'
import { ask, sayRefusal } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { DetailsFields } from '../prepare/details-fields'
import { detailsFormSchema, parsedDetails, typedDetails } from '../prepare/details-form'
import { useRoom } from '../shell/beginning'
import { usePlace } from '../shell/place'
import styles from './topic-part.module.css'

type ConsultationMeetProps = { readonly topic: Topic; readonly onClose: () => void }

/** 为这个议题开会: a meeting as the plan has it, with the form's agenda, linked to the topic; all of it or nothing. */
export function ConsultationMeet({ topic, onClose }: ConsultationMeetProps) {
  const room = useRoom()
  const go = usePlace((state) => state.go)
  const place = `topic:${topic.id} meet`
  const form = useDraftForm(place, detailsFormSchema, typedDetails(meetingForTopic(topic, room.name, deskNow())))
  const missing = missingAtGate(topic)
  const create = form.handleSubmit(async (parsed) => {
    const stream = streamOf('meeting', crypto.randomUUID())
    const details = parsedDetails(parsed)
    const answer = await ask('desk.askAll', {
      asks: [
        { stream, command: { type: 'meeting.create', details, rules: room.defaults } },
        { stream, command: templateCommand(room.agendaTemplates, details.form) },
        { stream, command: { type: 'meeting.linkTopic', topicId: topic.id } },
      ],
    })
    if (!answer.ok) return sayRefusal(answer.refusal)
    dropDraft(place)
    go({ screen: 'prepare', stream })
  })
  return (
    <Modal opened onClose={onClose} title="为这个议题开会" size={620}>
      <form noValidate onSubmit={create} onKeyDown={goOnWithEnter}>
        <DetailsFields form={form} names={[]} isShort />
        {missing.length > 0 && (
          <p className={styles.warning} role="status">
            {gateWords(missing)}。会议可以先筹备，宣布开会前要补齐，或写明理由。
          </p>
        )}
        <div className={styles.ending}>
          <Button variant="default" onClick={onClose}>
            先不建
          </Button>
          <Button type="submit" loading={form.formState.isSubmitting}>
            建好，去筹备
          </Button>
        </div>
      </form>
    </Modal>
  )
}
