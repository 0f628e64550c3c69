import { Textarea, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { addDays, dayOf } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import type { Line } from '#shared/topic/lines'
import {
  adoptionNames,
  adoptions,
  missingInReply,
  replyCommands,
  replyResultNames,
  replyResults,
} from '#shared/topic/replies'
import { deskNow } from '../../bridge/desk-clock'
import { FormDay } from '../../kit/form-day'
import { useRoom } from '../shell/beginning'
import { ChoiceField } from './choice-field'
import { LineForm, useLineForm } from './line-form'
import styles from './line-form.module.css'
import { UnitField } from './unit-field'

const { lineId: _, ...replyShape } = replyCommands['replies.receive']
const bareReplySchema = z.strictObject(replyShape)
type ReplyTyped = z.infer<typeof bareReplySchema>
/** What an answer of its result must say is asked beside its field (T10). */
const replySchema = bareReplySchema.check(({ value, issues }) => {
  const missing = missingInReply(fitting(value))
  if (missing) issues.push({ code: 'custom', input: value, path: [missing.field], message: missing.message })
})

type ReplyFormProps = { readonly stream: StreamId; readonly line: Line; readonly onBack: () => void }

/** 登记办理反馈 (P12): what the unit answered, with what its result has to say. */
export function ReplyForm({ stream, line, onBack }: ReplyFormProps) {
  const { ledger } = useRoom()
  const today = dayOf(deskNow())
  const { form, submit, isBusy } = useLineForm<ReplyTyped>({
    stream,
    place: `reply ${line.id}`,
    schema: replySchema,
    blank: blankReply(line, today, ledger.reviewAfterDays),
    commandOf: (typed) => ({ type: 'replies.receive', lineId: line.id, ...fitting(typed) }),
    onDone: onBack,
  })
  const { register, control, formState } = form
  const { errors } = formState
  const result = form.watch('result')
  return (
    <LineForm
      title="登记办理反馈"
      submitLabel="登记反馈"
      lines={[line]}
      {...{ isBusy, onBack }}
      onSubmit={() => void submit()}
    >
      <Controller
        control={control}
        name="result"
        render={({ field }) => (
          <ChoiceField
            label="办理结果"
            names={replyResultNames}
            values={replyResults}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="adoption"
        render={({ field }) => (
          <ChoiceField
            label="采纳情况"
            names={adoptionNames}
            values={adoptions}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <UnitField form={form} name="unit" label="答复单位" />
      <FormDay
        form={form}
        name="on"
        label="反馈日期"
        onDay={(day) => {
          if (!form.getFieldState('reviewOn').isDirty) form.setValue('reviewOn', addDays(day, ledger.reviewAfterDays))
        }}
      />
      {result !== 'cannot' && (
        <Textarea
          className={styles.wide}
          label="办理措施"
          minRows={2}
          maxRows={6}
          error={errors.measures?.message}
          {...register('measures')}
        />
      )}
      {result === 'doing' && (
        <>
          <TextInput label="包抓领导" error={errors.leader?.message} {...register('leader')} />
          <FormDay form={form} name="dueOn" label="办结期限" />
        </>
      )}
      {result === 'cannot' && (
        <Textarea
          className={styles.wide}
          label="解释说明"
          description="为什么现在办不了，以后有没有可能"
          minRows={3}
          maxRows={8}
          error={errors.explanation?.message}
          {...register('explanation')}
        />
      )}
      <TextInput
        className={result === 'done' ? undefined : styles.wide}
        label={result === 'cannot' ? '向谁说明过' : '已经告知谁'}
        description={result === 'cannot' ? '提出人、受影响的群众' : '还没有告知的先不填'}
        error={errors.toldWhom?.message}
        {...register('toldWhom')}
      />
      {result === 'done' && (
        <FormDay form={form} name="reviewOn" label="回头看" description={`一般在办好后 ${ledger.reviewAfterDays} 天`} />
      )}
    </LineForm>
  )
}

/** Only what its result has to say goes along; what was typed before the result was changed stays behind. */
function fitting(typed: ReplyTyped): ReplyTyped {
  const { result } = typed
  return {
    ...typed,
    measures: result === 'cannot' ? '' : typed.measures,
    leader: result === 'doing' ? typed.leader : '',
    dueOn: result === 'doing' ? typed.dueOn : null,
    explanation: result === 'cannot' ? typed.explanation : '',
    reviewOn: result === 'done' ? typed.reviewOn : null,
  }
}

function blankReply(line: Line, today: string, reviewAfterDays: number): ReplyTyped {
  // A deadline that has gone by is not proposed again.
  const dueOn = line.dueOn !== null && line.dueOn >= today ? line.dueOn : null
  const unit = line.replies.at(-1)?.unit || line.unit || line.report?.to || ''
  return {
    ...{ on: today, unit, result: 'doing', adoption: 'full', measures: '', leader: line.leader, dueOn },
    ...{ explanation: '', toldWhom: '', reviewOn: addDays(today, reviewAfterDays) },
  }
}
