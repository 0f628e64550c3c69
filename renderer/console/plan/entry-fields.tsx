import { Autocomplete, Select, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { formNames, meetingForms } from '#shared/meeting/forms'
import type { PlanDraftEntry } from '#shared/plan/plan'
import { groupOfTopic } from '#shared/views/topic-groups'
import type { TopicRow } from '#shared/views/topic-row'
import { FormDay } from '../../kit/form-day'
import { useRoom } from '../shell/beginning'
import styles from './entry-fields.module.css'

type EntryFieldsProps = {
  readonly form: UseFormReturn<PlanDraftEntry, unknown, PlanDraftEntry>
  readonly topics: readonly TopicRow[]
  /** A new entry begins with its title. */
  readonly isNew?: boolean
}

/** The fields of one entry of the plan. */
export function EntryFields({ form, topics, isNew = false }: EntryFieldsProps) {
  const { register, control, formState } = form
  const { errors } = formState
  const { units } = useRoom()
  const topicId = form.watch('topicId')
  const choices = topicChoices(topics, topicId)
  /** A topic brings its title, form and lead where nothing was written yet. */
  const link = (id: string) => {
    form.setValue('topicId', id === '' ? null : id, kept)
    const row = topics.find((each) => idOf(each) === id)
    if (!row) return
    const { title, lead, form: usual } = form.getValues()
    if (title.trim() === '') form.setValue('title', row.title, kept)
    if (lead.trim() === '' && row.lead !== '') form.setValue('lead', row.lead, kept)
    if (usual === null && row.form) form.setValue('form', row.form, kept)
  }
  return (
    <div className={styles.fields}>
      <TextInput
        className={styles.wide}
        label="议题"
        data-autofocus={isNew || undefined}
        description="计划上怎么写，最多 60 个字"
        error={errors.title?.message}
        {...register('title')}
      />
      <Select
        className={styles.wide}
        label="议题库里的议题"
        description="关联以后，协商没协商、到了哪个阶段自动看得到"
        data={choices}
        searchable
        limit={100}
        maxDropdownHeight={260}
        nothingFoundMessage="没有这样的已受理议题"
        value={topicId ?? ''}
        onChange={(value) => link(value ?? '')}
      />
      <Controller
        control={control}
        name="month"
        render={({ field: { value, onChange, ...field }, fieldState }) => (
          <Select
            {...field}
            label="月份"
            data={monthChoices}
            value={String(value)}
            onChange={(month) => onChange(Number(month))}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="form"
        render={({ field: { value, onChange, ...field }, fieldState }) => (
          <Select
            {...field}
            label="协商形式"
            data={formChoices}
            value={value ?? ''}
            onChange={(chosen) => onChange(chosen || null)}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="lead"
        render={({ field, fieldState }) => (
          <Autocomplete
            className={styles.wide}
            label="牵头单位"
            data={[...units]}
            maxDropdownHeight={240}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <FormDay form={form} name="dueOn" className={styles.wide} label="完成期限" mayBeNone placeholder="不定" />
      <TextInput className={styles.wide} label="备注" error={errors.note?.message} {...register('note')} />
    </div>
  )
}

const kept = { shouldDirty: true, shouldTouch: true, shouldValidate: true } as const

/** Accepted topics that are still to be consulted on, and the one that is linked in any case. */
function topicChoices(topics: readonly TopicRow[], linked: string | null) {
  const offered = topics.filter((row) => idOf(row) === linked || isPlannable(row))
  return [
    { value: '', label: '不关联' },
    ...offered.map((row) => ({ value: idOf(row), label: [row.code, row.title].filter(Boolean).join('　') })),
  ]
}

/** 已受理 and not consulted on: what a plan is made of. */
export function isPlannable(row: TopicRow): boolean {
  const group = groupOfTopic(row)
  return row.reception === 'accepted' && (group === 'survey' || group === 'consultation' || group === 'selection')
}

export function idOf(row: TopicRow): string {
  return row.stream.slice('topic:'.length)
}

export const monthChoices = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: `${index + 1} 月`,
}))
const formChoices = [{ value: '', label: '不定' }, ...meetingForms.map((value) => ({ value, label: formNames[value] }))]
