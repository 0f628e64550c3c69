import { Checkbox, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import { streamOf } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import { type CopyChoice, copyOf, detailsForCopy } from '#shared/views/meeting-copy'
import { ask, sayRefusal } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { useMeeting } from '../../bridge/streams'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { detailsFormSchema, parsedDetails, typedDetails } from '../prepare/details-form'
import { usePlace } from '../shell/place'
import styles from './new-meeting.module.css'
import { NewMeetingPanel } from './new-meeting-panel'

type CopyMeetingProps = { readonly row: MeetingRow; readonly onClose: () => void }

/** 照这场新建一场: the old meeting is read first, then its copy is made like any new meeting. */
export function CopyMeeting({ row, onClose }: CopyMeetingProps) {
  const followed = useMeeting(row.stream)
  const refusal = followed.phase === 'refused' ? followed.refusal : null
  useEffect(() => {
    if (!refusal) return
    sayRefusal(refusal)
    onClose()
  }, [refusal, onClose])
  if (followed.phase !== 'open' || !followed.state) return null
  return <CopyForm key={row.stream} old={followed.state.meeting} onClose={onClose} />
}

function CopyForm({ old, onClose }: { readonly old: Meeting; readonly onClose: () => void }) {
  const place = `copy of ${old.id}`
  const go = usePlace((state) => state.go)
  const [choice, setChoice] = useState<CopyChoice>({ agenda: true, people: true, checklist: true, votes: true })
  const form = useDraftForm(place, detailsFormSchema, typedDetails(detailsForCopy(old, deskNow())))
  const create = form.handleSubmit(async (parsed) => {
    const stream = streamOf('meeting', crypto.randomUUID())
    const asks = copyOf(old, parsedDetails(parsed), choice).map((command) => ({ stream, command }))
    const answer = await ask('desk.askAll', { asks })
    if (!answer.ok) return sayRefusal(answer.refusal)
    dropDraft(place)
    go({ screen: 'prepare', stream })
  })
  return (
    <NewMeetingPanel title="照这场新建一场" form={form} onSubmit={create} onClose={onClose}>
      <fieldset className={styles.choices}>
        <legend>一起带过来</legend>
        <Stack gap={10}>
          {takenAlong(old).map(({ part, label }) => (
            <Checkbox
              key={part}
              label={label}
              checked={choice[part]}
              onChange={(event) => setChoice({ ...choice, [part]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      </fieldset>
    </NewMeetingPanel>
  )
}

function takenAlong(old: Meeting): readonly { readonly part: keyof CopyChoice; readonly label: string }[] {
  const asked = old.attendees.filter((each) => !each.walkIn).length
  const counts = [
    { part: 'agenda', label: `议程 ${old.agenda.items.length} 项`, count: old.agenda.items.length },
    { part: 'people', label: `请的 ${asked} 人，现场加的不算`, count: asked },
    { part: 'checklist', label: `清单 ${old.checklist.length} 条，日期跟着新的会期走`, count: old.checklist.length },
    { part: 'votes', label: `表决事项 ${old.votes.length} 项，不带票数`, count: old.votes.length },
  ] as const
  return counts.filter(({ count }) => count > 0)
}
