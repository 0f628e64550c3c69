import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { thresholdName } from '#shared/meeting/rules'
import { baseNames, bases } from '#shared/meeting/tally'
import { type Question, thresholds, type Vote, voteMethodNames, voteMethods } from '#shared/meeting/votes'
import { firstError } from '../../kit/first-error'
import styles from './question-editor.module.css'
import { comparableWith, type QuestionTyped } from './question-form'

type QuestionFieldsProps = {
  readonly form: UseFormReturn<QuestionTyped, unknown, Question>
  /** The other votes of this meeting, for 前后对比. */
  readonly votes: readonly Vote[]
}

/** The fields of 表决事项; what does not apply to the chosen paper is not there. */
export function QuestionFields({ form, votes }: QuestionFieldsProps) {
  const { register, formState, watch } = form
  const { errors } = formState
  const ballot = watch('ballot')
  const isPoll = watch('kind') === 'poll'
  const earlier = comparableWith(ballot, votes)
  return (
    <div className={styles.fields}>
      <TextInput
        className={styles.wide}
        label={isPoll ? '测评什么' : '表决什么'}
        placeholder={isPoll ? '对办理情况是否满意' : '是否同意先建老粮站停车场'}
        data-autofocus
        autoFocus
        error={errors.title?.message}
        {...register('title')}
      />
      <NativeSelect label="类别" data={kinds} {...register('kind')} />
      <NativeSelect label="方式" data={methods} {...register('method')} />
      <NativeSelect label="票面" data={ballots} {...register('ballot.type')} />
      {ballot.type === 'approval' && <NativeSelect label="通过的标准" data={majorities} {...register('majority')} />}
      {ballot.type === 'choice' && (
        <>
          <TextInput
            label="每票最多选几项"
            inputMode="numeric"
            error={errors.ballot?.marks?.message}
            {...register('ballot.marks')}
          />
          <Textarea
            className={styles.wide}
            label="选项"
            description="一行一个，2 至 20 个"
            minRows={3}
            maxRows={8}
            error={firstError(errors.ballot?.options)}
            {...register('ballot.options')}
          />
        </>
      )}
      {ballot.type === 'score' && (
        <>
          <TextInput
            label="最低分"
            inputMode="numeric"
            error={errors.ballot?.lowest?.message}
            {...register('ballot.lowest')}
          />
          <TextInput
            label="最高分"
            inputMode="numeric"
            error={errors.ballot?.highest?.message}
            {...register('ballot.highest')}
          />
        </>
      )}
      <NativeSelect
        label="百分比、多数按什么算"
        data={bases.map((base) => ({ value: base, label: baseNames[base] }))}
        {...register('base')}
      />
      <NativeSelect label="到会要求" data={isPoll ? attendancesOfPoll : attendances} {...register('attendance')} />
      <TextInput
        label="应到人数"
        description="空着就按参会名单"
        inputMode="numeric"
        error={errors.expected?.message}
        {...register('expected')}
      />
      {earlier.length > 0 && (
        <NativeSelect
          label="同题对照"
          description="和前一次并排看"
          data={[{ value: '', label: '不对照' }, ...earlier.map(({ id, title }) => ({ value: id, label: title }))]}
          {...register('comparesWith')}
        />
      )}
    </div>
  )
}

const kinds = [
  { value: 'vote', label: '表决' },
  { value: 'poll', label: '测评' },
]
const methods = voteMethods.map((method) => ({ value: method, label: voteMethodNames[method] }))
const ballots = [
  { value: 'approval', label: '赞成、反对' },
  { value: 'satisfaction', label: '满意度四档' },
  { value: 'choice', label: '自己写选项' },
  { value: 'score', label: '打分' },
]
const majorities = [
  ...thresholds.map((each) => ({ value: each, label: thresholdName(each) })),
  { value: 'none', label: '只统计，不判定' },
]
const attendances = [
  { value: 'none', label: '不要求' },
  ...thresholds.map((each) => ({ value: each, label: `应到的${thresholdName(each)}` })),
]
/** V1: a 测评 asks for more than half whatever is chosen. */
const attendancesOfPoll = [
  { value: 'none', label: '应到的过半数' },
  { value: 'two-thirds', label: '应到的三分之二以上' },
]
