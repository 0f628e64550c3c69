import type { StreamId } from '#shared/fact'
import { entrySchema } from '#shared/topic/entry'
import type { TopicHistory } from '#shared/topic/topic'
import { command } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import { SelectionFields } from './selection-fields'
import { SelectionMerged } from './selection-merged'
import { SelectionReception } from './selection-reception'
import { SelectionScore } from './selection-score'
import { SelectionShowpiece } from './selection-showpiece'
import { useReadOnly } from './standing'
import styles from './topic-part.module.css'
import { TopicPartBody } from './topic-part-body'

export type SelectionPartProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** 选题: what people said, how good a topic it is (P2), and whether it goes on its way. */
export function SelectionPart({ stream, history: { state: topic } }: SelectionPartProps) {
  const readOnly = useReadOnly()
  const { form, state, fields } = useKeptForm({
    place: `${stream} entry`,
    schema: entrySchema,
    kept: { ...topic.entry },
    save: async (entry) => {
      const answer = await command(stream, { type: 'topic.edit', ...entry })
      return answer.ok ? null : answer.refusal
    },
  })
  return (
    <TopicPartBody>
      <div className={styles.columns}>
        <form aria-label="议题登记" {...fields}>
          <fieldset className={styles.fields} disabled={readOnly}>
            <SelectionFields form={form} />
          </fieldset>
          {!readOnly && (
            <p className={styles.foot}>
              <SaveMark state={state} />
            </p>
          )}
        </form>
        <div className={styles.aside}>
          <SelectionReception stream={stream} topic={topic} />
          <SelectionScore stream={stream} score={topic.score} />
          <SelectionShowpiece stream={stream} showpiece={topic.showpiece} />
          <SelectionMerged topic={topic} />
        </div>
      </div>
    </TopicPartBody>
  )
}
