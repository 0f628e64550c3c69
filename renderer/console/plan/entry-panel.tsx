import { Button } from '@mantine/core'
import { type PlanEntry, planEntrySchema } from '#shared/plan/plan'
import { command, useCommand } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import { SidePanel } from '../../kit/side-panel'
import { usePlace } from '../shell/place'
import { EntryFields } from './entry-fields'
import styles from './entry-panel.module.css'
import type { PlanPanelProps } from './plan-screen'

/** One entry beside the board: what is typed is kept by itself. */
export function EntryPanel({ stream, entry, topics, onClose }: PlanPanelProps & { readonly entry: PlanEntry }) {
  const { send, isBusy } = useCommand(stream)
  const go = usePlace((state) => state.go)
  const { id, ...draft } = entry
  const { form, state, fields } = useKeptForm({
    place: `${stream} entry ${id}`,
    schema: planEntrySchema,
    kept: draft,
    save: async (typed) => {
      const answer = await command(stream, { type: 'plan.edit', entryId: id, ...typed })
      return answer.ok ? null : answer.refusal
    },
  })
  const remove = async () => {
    if (await send({ type: 'plan.remove', entryId: id })) onClose()
  }
  const topic = entry.topicId === null ? undefined : topics.find((row) => row.stream === `topic:${entry.topicId}`)
  return (
    <SidePanel
      title={entry.title}
      onClose={onClose}
      foot={
        <>
          <span className={styles.mark}>
            <SaveMark state={state} />
          </span>
          {topic && (
            <Button variant="default" onClick={() => go({ screen: 'topic', stream: topic.stream })}>
              打开议题
            </Button>
          )}
          <Button variant="default" disabled={isBusy} onClick={() => void remove()}>
            从计划里删掉
          </Button>
        </>
      }
    >
      <form aria-label={`计划：${entry.title}`} {...fields}>
        <EntryFields form={form} topics={topics} />
      </form>
    </SidePanel>
  )
}
