import { Checkbox, TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { z } from '#shared/text/zod'
import { entryCommands } from '#shared/topic/entry'
import type { Topic } from '#shared/topic/topic'
import { command } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { useReadOnly } from './standing'
import { TopicCard } from './topic-part-card'

type SelectionShowpieceProps = { readonly stream: StreamId; readonly showpiece: Topic['showpiece'] }

const showpieceSchema = z.strictObject(entryCommands['topic.markShowpiece'])

/** 形象工程 (P2): marked by people, counted in the statistics. */
export function SelectionShowpiece({ stream, showpiece }: SelectionShowpieceProps) {
  const readOnly = useReadOnly()
  const { form, state, fields } = useKeptForm({
    place: `${stream} showpiece`,
    schema: showpieceSchema,
    kept: { showpiece: showpiece !== null, reason: showpiece?.reason ?? '' },
    save: async (marked) => {
      const answer = await command(stream, { type: 'topic.markShowpiece', ...marked })
      return answer.ok ? null : answer.refusal
    },
  })
  const refused = state.kind === 'refused' ? state.refusal.message : undefined
  return (
    <TopicCard title="选题质量">
      <form aria-label="形象工程" {...fields}>
        <Checkbox
          label="像是形象工程、面子议题"
          description="只作提醒和统计，不影响受理"
          disabled={readOnly}
          {...form.register('showpiece')}
        />
        {form.watch('showpiece') && (
          <TextInput
            mt={12}
            label="理由"
            disabled={readOnly}
            error={form.formState.errors.reason?.message ?? refused}
            {...form.register('reason')}
          />
        )}
      </form>
    </TopicCard>
  )
}
