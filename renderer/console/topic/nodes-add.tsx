import { Button, Select, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { z } from '#shared/text/zod'
import { nodeCommands } from '#shared/topic/nodes'
import { type Stage, stageNames, stages } from '#shared/topic/stages'
import type { useCommand } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { DueField } from '../prepare/checklist-row'
import styles from './nodes-part.module.css'

type NodesAddProps = {
  readonly stream: StreamId
  /** Offered first: where the topic stands. */
  readonly stage: Stage
  readonly send: ReturnType<typeof useCommand>['send']
}

const { stage: stageSchema, title, owner, dueOn } = nodeCommands['nodes.edit']
const newNodeSchema = z.strictObject({ stage: stageSchema, title, owner, dueOn })

/** The line below the list: write, press Enter, write the next. */
export function NodesAdd({ stream, stage, send }: NodesAddProps) {
  const place = `${stream} new node`
  const form = useDraftForm(place, newNodeSchema, { stage, title: '', owner: '', dueOn: null })
  const { errors, isSubmitting } = form.formState
  const add = form.handleSubmit(async (node) => {
    if (!(await send({ type: 'nodes.add', nodes: [node] }))) return
    dropDraft(place)
    form.reset({ ...node, title: '' })
    form.setFocus('title')
  })
  return (
    <form className={`${styles.cells} ${styles.add}`} aria-label="增加时间节点" noValidate onSubmit={add}>
      <Controller
        control={form.control}
        name="stage"
        render={({ field }) => <Select className={styles.newStage} aria-label="阶段" data={stageChoices} {...field} />}
      />
      <TextInput
        aria-label="新事项"
        placeholder="再加一件要做的事，回车加上"
        error={errors.title?.message}
        {...form.register('title')}
      />
      <TextInput
        aria-label="新事项的责任人"
        placeholder="责任人"
        error={errors.owner?.message}
        {...form.register('owner')}
      />
      <Controller control={form.control} name="dueOn" render={({ field }) => <DueField {...field} />} />
      <Button type="submit" variant="default" loading={isSubmitting}>
        加上
      </Button>
    </form>
  )
}

const stageChoices = stages.map((value) => ({ value, label: stageNames[value] }))
