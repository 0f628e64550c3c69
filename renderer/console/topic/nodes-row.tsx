import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { nothingLeft } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { nodeCommands, nodeStanding, type TimeNode } from '#shared/topic/nodes'
import { command, type useCommand } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { RemoveIcon } from '../../kit/icons'
import { useKeptForm } from '../../kit/kept-form'
import { ToneChip } from '../../kit/tone-chip'
import { DueField } from '../prepare/checklist-row'
import styles from './nodes-part.module.css'

const { title, owner, dueOn } = nodeCommands['nodes.edit']
export const nodeLineSchema = z.strictObject({ title, owner, dueOn })

type NodesRowProps = {
  readonly stream: StreamId
  readonly node: TimeNode
  readonly send: ReturnType<typeof useCommand>['send']
}

/** One thing to do: ticked, typed and dated in place. */
export function NodesRow({ stream, node, send }: NodesRowProps) {
  const today = dayOf(useDeskMinute())
  const { form, state, fields } = useKeptForm({
    place: `${stream} node ${node.id}`,
    schema: nodeLineSchema,
    kept: { title: node.title, owner: node.owner, dueOn: node.dueOn },
    save: async (line) => {
      const answer = await command(stream, { type: 'nodes.edit', nodeId: node.id, stage: node.stage, ...line })
      return answer.ok ? null : answer.refusal
    },
  })
  const { errors } = form.formState
  const isDone = node.doneOn !== null
  const toggle = () =>
    void send(isDone ? { type: 'nodes.uncheck', nodeId: node.id } : { type: 'nodes.check', nodeId: node.id, on: today })
  const refused = state.kind === 'refused' ? state.refusal.message : undefined
  return (
    <li className={styles.row} data-done={isDone || undefined}>
      <form className={styles.cells} aria-label={node.title} {...fields}>
        <Checkbox size="md" aria-label={`做完了：${node.title}`} checked={isDone} onChange={toggle} />
        <TextInput
          className={styles.title}
          variant="unstyled"
          aria-label="事项"
          error={errors.title?.message ?? refused}
          {...form.register('title')}
        />
        <TextInput
          variant="unstyled"
          aria-label="责任人"
          placeholder="责任人"
          error={errors.owner?.message}
          {...form.register('owner')}
        />
        <Controller control={form.control} name="dueOn" render={({ field }) => <DueField {...field} />} />
        <span className={styles.state}>
          <Standing node={node} today={today} />
        </span>
        <ActionIcon
          aria-label={`删除：${node.title}`}
          title="删除，可以撤销"
          onClick={() => void send({ type: 'nodes.remove', nodeId: node.id })}
        >
          <RemoveIcon />
        </ActionIcon>
      </form>
    </li>
  )
}

function Standing({ node, today }: { readonly node: TimeNode; readonly today: string }) {
  const { state, days } = nodeStanding(node, today)
  switch (state) {
    case 'done':
      return <ToneChip tone="jade">{sayDay(node.doneOn ?? today, today)}做完</ToneChip>
    case 'overdue':
      return <ToneChip tone="cinnabar">超期 {-days} 天</ToneChip>
    case 'near':
      return <ToneChip tone="amber">{days === 0 ? '今天到期' : `还有 ${days} 天`}</ToneChip>
    case 'coming':
      return <span className={styles.left}>还有 {days} 天</span>
    case 'undated':
      return null
    default:
      return nothingLeft(state)
  }
}
