import { Button } from '@mantine/core'
import { type PlanDraftEntry, planEntrySchema } from '#shared/plan/plan'
import { ask, sayRefusal } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { SidePanel } from '../../kit/side-panel'
import { EntryFields } from './entry-fields'
import { addAsks } from './plan-asks'
import type { PlanPanelProps } from './plan-screen'

/** 加一项: free, or with a topic of the pool. Stays open for the next one. */
export function NewEntry({ month, ...plan }: PlanPanelProps & { readonly month: number }) {
  const { stream, year, topics, onClose } = plan
  const place = `${stream} new entry`
  const form = useDraftForm(place, planEntrySchema, { ...blankEntry, month })
  const planned = new Set(plan.plan.entries.map((each) => each.topicId))
  const add = form.handleSubmit(async (entry) => {
    const answer = await ask('desk.askAll', { asks: addAsks(plan, [entry]) })
    if (!answer.ok) return sayRefusal(answer.refusal)
    dropDraft(place)
    form.reset({ ...blankEntry, month: entry.month, form: entry.form })
    form.setFocus('title')
  })
  return (
    <SidePanel
      title={`${year} 年计划加一项`}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            不加了
          </Button>
          <Button type="submit" form={formId} loading={form.formState.isSubmitting}>
            加进计划
          </Button>
        </>
      }
    >
      <form id={formId} aria-label="加一项" noValidate onSubmit={add} onKeyDown={goOnWithEnter}>
        <EntryFields
          form={form}
          topics={topics.filter((row) => !planned.has(row.stream.slice('topic:'.length)))}
          isNew
        />
      </form>
    </SidePanel>
  )
}

const formId = 'new-plan-entry'
const blankEntry: PlanDraftEntry = {
  topicId: null,
  title: '',
  form: null,
  month: 1,
  lead: '',
  dueOn: null,
  note: '',
}
