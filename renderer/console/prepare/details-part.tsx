import { useMemo } from 'react'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import { command } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import { usePeopleRows } from '../people/rows'
import { DetailsFields } from './details-fields'
import { detailsFormSchema, parsedDetails, typedDetails } from './details-form'
import styles from './part.module.css'
import { TopicLink } from './topic-link'

type DetailsPartProps = { readonly stream: StreamId; readonly meeting: Meeting; readonly isOver: boolean }

/** 概况. */
export function DetailsPart({ stream, meeting, isOver }: DetailsPartProps) {
  const { details, attendees } = meeting
  const { rows } = usePeopleRows()
  const names = useMemo(
    () => [...new Set([...attendees, ...(rows ?? []).map((row) => row.person)].map((each) => each.name))],
    [attendees, rows],
  )
  const { form, state, fields } = useKeptForm({
    place: `${stream} details`,
    schema: detailsFormSchema,
    kept: typedDetails(details),
    save: async (parsed) => {
      const answer = await command(stream, { type: 'meeting.edit', details: parsedDetails(parsed) })
      return answer.ok ? null : answer.refusal
    },
  })
  return (
    <div className={styles.part}>
      <form aria-label="会议概况" {...fields}>
        <fieldset className={styles.fields} disabled={isOver}>
          <DetailsFields form={form} names={names} />
        </fieldset>
        {!isOver && (
          <p className={styles.foot}>
            <SaveMark state={state} />
          </p>
        )}
      </form>
      <TopicLink stream={stream} meeting={meeting} isOver={isOver} />
    </div>
  )
}
