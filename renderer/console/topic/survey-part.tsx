import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { isSurveyed, type SurveyText, surveyShapeSchema } from '#shared/topic/survey'
import type { Topic, TopicHistory } from '#shared/topic/topic'
import { command } from '../../bridge/ask'
import { EmptyState } from '../../kit/empty-state'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import { ToneChip } from '../../kit/tone-chip'
import { usePlace } from '../shell/place'
import { useReadOnly } from './standing'
import { SurveyFields } from './survey-fields'
import { SurveyFiles } from './survey-files'
import styles from './topic-part.module.css'
import { TopicPartBody } from './topic-part-body'

export type SurveyPartProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** 调研: what was looked at before anybody consults, with its photos and files (P4). */
export function SurveyPart({ stream, history: { state: topic } }: SurveyPartProps) {
  const go = usePlace((state) => state.go)
  if (topic.reception.state !== 'accepted' && topic.survey.findings === '' && topic.survey.attachments.length === 0)
    return (
      <EmptyState
        title="受理以后才能调研"
        text="这里记调研提纲、去了哪里、谁去的、看到了什么，照片和材料也收在这里。先到“选题”受理这个议题。"
        action={<Button onClick={() => go({ screen: 'topic', stream, part: 'selection' })}>去受理</Button>}
      />
    )
  return <Opened stream={stream} topic={topic} />
}

function Opened({ stream, topic }: { readonly stream: StreamId; readonly topic: Topic }) {
  const readOnly = useReadOnly()
  const { survey } = topic
  const isHeld = readOnly || topic.reception.state !== 'accepted'
  const { attachments: _, ...kept } = survey
  const { form, state, fields } = useKeptForm({
    place: `${stream} survey`,
    schema: surveyShapeSchema,
    kept,
    save: async (typed) => {
      const answer = await command(stream, { type: 'survey.write', ...typed })
      return answer.ok ? null : answer.refusal
    },
  })
  return (
    <TopicPartBody>
      <div className={styles.columns}>
        <form aria-label="调研记录" {...fields}>
          <p className={styles.lead}>
            <ToneChip tone={isSurveyed(topic) ? 'jade' : 'amber'}>
              {isSurveyed(topic) ? '已有调研记录' : sayLack(survey)}
            </ToneChip>
            <span className={styles.hint}>不调研不协商：写明结束日期和调研发现，才能开协商会。</span>
          </p>
          <fieldset className={styles.fields} disabled={isHeld}>
            <SurveyFields form={form} />
          </fieldset>
          {!isHeld && (
            <p className={styles.foot}>
              <SaveMark state={state} />
            </p>
          )}
        </form>
        <div className={styles.aside}>
          <SurveyFiles stream={stream} files={survey.attachments} isHeld={isHeld} />
        </div>
      </div>
    </TopicPartBody>
  )
}

/** T3 in words: what the gate still asks for. */
function sayLack({ endedOn, findings }: Pick<SurveyText, 'endedOn' | 'findings'>): string {
  const lack = [endedOn === null && '结束日期', findings === '' && '调研发现'].filter(Boolean)
  return `还缺${lack.join('、')}`
}
