import { Autocomplete, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { formNames, meetingForms, venueKinds, venueNames } from '#shared/meeting/forms'
import { firstError } from '../../kit/first-error'
import { CalendarIcon } from '../../kit/icons'
import styles from './details-fields.module.css'
import type { DetailsParsed, DetailsTyped } from './details-form'

type DetailsFieldsProps = {
  readonly form: UseFormReturn<DetailsTyped, unknown, DetailsParsed>
  /** Names offered for 主持人, 记录员 and 计票人. */
  readonly names: readonly string[]
  /** The new meeting asks for the first things only. */
  readonly isShort?: boolean
}

/** The fields of 会议概况, the same for a new meeting and for one in preparation. */
export function DetailsFields({ form, names, isShort = false }: DetailsFieldsProps) {
  const { register, control, formState } = form
  const { errors } = formState
  return (
    <div className={styles.fields} data-short={isShort || undefined}>
      <TextInput
        className={styles.wide}
        label="会议名称"
        data-autofocus={isShort || undefined}
        description="写在大屏、签到表和纪要上，例如：场镇公共停车场建设协商会"
        error={errors.title?.message}
        {...register('title')}
      />
      <Textarea
        className={styles.wide}
        label="议题"
        description="要商量的一件事，说清楚在哪里、为什么、想定下什么"
        minRows={2}
        maxRows={6}
        error={errors.topic?.message}
        {...register('topic')}
      />
      <Controller
        control={control}
        name="form"
        render={({ field, fieldState }) => (
          <Select label="协商形式" data={formChoices} error={fieldState.error?.message} {...field} />
        )}
      />
      <Controller
        control={control}
        name="day"
        render={({ field, fieldState }) => (
          <DatePickerInput
            {...field}
            label="日期"
            valueFormat={isShort ? 'M月D日 dddd' : 'YYYY年M月D日 dddd'}
            monthLabelFormat="YYYY年M月"
            yearLabelFormat="YYYY年"
            monthsListFormat="M月"
            yearsListFormat="YYYY年"
            highlightToday
            leftSection={<CalendarIcon />}
            placeholder="选择日期"
            value={field.value === '' ? null : field.value}
            onChange={(day) => field.onChange(day ?? '')}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="time"
        render={({ field, fieldState }) => (
          <Autocomplete
            label="开始时间"
            placeholder="9:00"
            data={usualTimes}
            maxDropdownHeight={240}
            filter={({ options }) => options}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <Controller
        control={control}
        name="venueKind"
        render={({ field, fieldState }) => (
          <Select label="场所" data={venueChoices} error={fieldState.error?.message} {...field} />
        )}
      />
      <TextInput
        className={styles.two}
        label="地点"
        description="例如：镇政府二楼协商议事室"
        error={errors.venue?.message}
        {...register('venue')}
      />
      {!isShort && (
        <>
          <NameField form={form} name="chair" label="主持人" names={names} />
          <NameField form={form} name="recorder" label="记录员" names={names} />
          <Controller
            control={control}
            name="tellers"
            render={({ field }) => (
              <TagsInput
                label="计票人、监票人"
                description="一人一票计、一人一票核，写好一个按回车"
                data={names}
                maxDropdownHeight={220}
                splitChars={[',', '，', '、', ';', '；']}
                error={firstError(errors.tellers)}
                {...field}
                value={field.value}
              />
            )}
          />
        </>
      )}
    </div>
  )
}

type NameFieldProps = Pick<DetailsFieldsProps, 'form' | 'names'> & {
  readonly name: 'chair' | 'recorder'
  readonly label: string
}

function NameField({ form, name, label, names }: NameFieldProps) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <Autocomplete
          label={label}
          data={[...names]}
          limit={30}
          maxDropdownHeight={220}
          error={fieldState.error?.message}
          {...field}
        />
      )}
    />
  )
}

const formChoices = meetingForms.map((value) => ({ value, label: formNames[value] }))
const venueChoices = venueKinds.map((value) => ({ value, label: venueNames[value] }))
const usualTimes = [8, 9, 10, 14, 15, 16, 19].flatMap((hour) => [`${hour}:00`, `${hour}:30`])
