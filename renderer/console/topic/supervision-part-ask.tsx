import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import type { StreamId } from '#shared/fact'
import { line, paragraph } from '#shared/text/clean'
import { z } from '#shared/text/zod'
import { LineForm, useLineForm } from '../ledger/line-form'
import fieldStyles from '../ledger/line-form.module.css'

const askSchema = z
  .strictObject({ question: line('测评题', 80), options: paragraph('选项', 900), supporting: z.array(z.string()) })
  .check(({ value, issues }) => {
    if (optionsOf(value.options).length < 2)
      issues.push({ code: 'custom', input: value, path: ['options'], message: '至少写两个选项，一行一个' })
  })
type AskTyped = z.infer<typeof askSchema>

/** 另出一道题: the question of a survey outside the meeting, with the answers that count as support. */
export function AskForm({ stream, onBack }: { readonly stream: StreamId; readonly onBack: () => void }) {
  const { form, submit, isBusy } = useLineForm<AskTyped>({
    stream,
    place: 'ask poll',
    schema: askSchema,
    blank: { question: '', options: '满意\n基本满意\n不满意\n不了解', supporting: ['满意', '基本满意'] },
    commandOf: ({ question, options, supporting }) => ({
      type: 'polls.ask',
      question,
      options: optionsOf(options).map((label) => ({ label, supports: supporting.includes(label) })),
    }),
    onDone: onBack,
  })
  const { register, control, formState } = form
  const { errors } = formState
  const options = optionsOf(form.watch('options'))
  return (
    <LineForm
      title="前后都问的一道题"
      submitLabel="加上"
      lines={[]}
      {...{ isBusy, onBack }}
      onSubmit={() => void submit()}
    >
      <TextInput
        className={fieldStyles.wide}
        label="题目"
        description="两次用同一句话问，例如：您对场镇停车满意吗"
        data-autofocus
        error={errors.question?.message}
        {...register('question')}
      />
      <Textarea
        className={fieldStyles.wide}
        label="选项，一行一个"
        minRows={3}
        maxRows={10}
        error={errors.options?.message}
        {...register('options')}
      />
      <Controller
        control={control}
        name="supporting"
        render={({ field }) => (
          <Checkbox.Group
            className={fieldStyles.wide}
            label="哪些算支持"
            value={[...field.value]}
            onChange={field.onChange}
          >
            {[...new Set(options)].map((label) => (
              <Checkbox key={label} value={label} label={label} mt={8} />
            ))}
          </Checkbox.Group>
        )}
      />
    </LineForm>
  )
}

function optionsOf(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
}
