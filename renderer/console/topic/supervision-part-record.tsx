import { NumberInput, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { pollCommands, pollMomentNames, pollMoments, type TopicPoll } from '#shared/topic/polls'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { ChoiceField } from '../ledger/choice-field'
import { LineForm, useLineForm } from '../ledger/line-form'
import fieldStyles from '../ledger/line-form.module.css'

type RecordFormProps = { readonly stream: StreamId; readonly poll: TopicPoll; readonly onBack: () => void }

const { pollId: _, ...roundShape } = pollCommands['polls.record']
const roundSchema = z.strictObject(roundShape)
type RoundTyped = z.infer<typeof roundSchema>

/** 登记数据: the counts of one moment, as a survey brought them. */
export function RecordForm({ stream, poll, onBack }: RecordFormProps) {
  const { form, submit, isBusy } = useLineForm<RoundTyped>({
    stream,
    place: `record ${poll.id}`,
    schema: roundSchema,
    blank: {
      moment: poll.rounds.some((round) => round.moment === 'before') ? 'after' : 'before',
      on: dayOf(deskNow()),
      source: '',
      counts: poll.options.map(() => 0),
      abstain: 0,
    },
    commandOf: (typed) => ({ type: 'polls.record', pollId: poll.id, ...typed }),
    onDone: onBack,
  })
  const { register, control, formState } = form
  return (
    <LineForm
      title="登记测评数据"
      submitLabel="登记数据"
      lines={[{ id: poll.id, text: poll.question }]}
      {...{ isBusy, onBack }}
      onSubmit={() => void submit()}
    >
      <Controller
        control={control}
        name="moment"
        render={({ field }) => (
          <ChoiceField
            label="什么时候问的"
            names={pollMomentNames}
            values={pollMoments}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <TextInput
        className={fieldStyles.wide}
        label="数据来源"
        placeholder="入户问卷 120 份"
        data-autofocus
        error={formState.errors.source?.message}
        {...register('source')}
      />
      <FormDay form={form} name="on" label="日期" />
      <span />
      {[...poll.options.map((option) => option.label), '没有作答'].map((label, index) => (
        <Controller
          key={label}
          control={control}
          name={index < poll.options.length ? `counts.${index}` : 'abstain'}
          render={({ field: { value, onChange, onBlur }, fieldState }) => (
            <NumberInput
              label={`${label}（人）`}
              min={0}
              value={value as number}
              onChange={onChange}
              onBlur={onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
      ))}
    </LineForm>
  )
}
