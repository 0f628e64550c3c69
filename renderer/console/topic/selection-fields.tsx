import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { type Entry, topicSourceNames, topicSources } from '#shared/topic/entry'
import { FormDay } from '../../kit/form-day'
import { useRoom } from '../shell/beginning'
import styles from './topic-part.module.css'

type SelectionFieldsProps = {
  readonly form: UseFormReturn<Entry, unknown, Entry>
  /** A topic that is being entered begins with its title. */
  readonly isNew?: boolean
}

/** The fields of the 议题征集表, in its order. */
export function SelectionFields({ form, isNew = false }: SelectionFieldsProps) {
  const { register, control, formState } = form
  const { errors } = formState
  const { channels, districts } = useRoom()
  return (
    <>
      <TextInput
        className={styles.wide}
        label="议题"
        data-autofocus={isNew || undefined}
        description="一件具体的事，例如：东街菜市场污水外溢"
        error={errors.title?.message}
        {...register('title')}
      />
      <Textarea
        className={styles.wide}
        label="反映情况"
        description="群众怎么说，照原话记"
        minRows={3}
        maxRows={9}
        error={errors.said?.message}
        {...register('said')}
      />
      <Textarea
        className={styles.wide}
        label="建议"
        minRows={2}
        maxRows={6}
        error={errors.suggestion?.message}
        {...register('suggestion')}
      />
      <Controller
        control={control}
        name="source"
        render={({ field, fieldState }) => (
          <Select label="来源" data={sourceChoices} error={fieldState.error?.message} {...field} />
        )}
      />
      <Controller
        control={control}
        name="channel"
        render={({ field, fieldState }) => (
          <Autocomplete
            label="征集渠道"
            data={[...channels]}
            maxDropdownHeight={240}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <TextInput label="提出人" error={errors.proposer?.message} {...register('proposer')} />
      <TextInput
        label="联系电话"
        description="只在这里看得到，不上文书和大屏"
        error={errors.contact?.message}
        {...register('contact')}
      />
      <Controller
        control={control}
        name="area"
        render={({ field, fieldState }) => (
          <Autocomplete
            label="涉及范围"
            data={[...districts]}
            maxDropdownHeight={240}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <TextInput
        label="涉及人群"
        placeholder="东街商户、周边住户"
        error={errors.touched?.message}
        {...register('touched')}
      />
      <FormDay form={form} name="enteredOn" label="登记日期" />
      <TextInput label="编号" error={errors.code?.message} {...register('code')} />
    </>
  )
}

const sourceChoices = topicSources.map((value) => ({ value, label: topicSourceNames[value] }))
