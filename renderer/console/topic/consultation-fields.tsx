import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { formNames, meetingForms } from '#shared/meeting/forms'
import type { PlanDraft } from '#shared/topic/session-plan'
import { FormDay } from '../../kit/form-day'
import { useRoom } from '../shell/beginning'
import styles from './topic-part.module.css'

type ConsultationFieldsProps = { readonly form: UseFormReturn<PlanDraft, unknown, PlanDraft> }

/** The fields of the 议题审批表 and of the plan that goes with it. */
export function ConsultationFields({ form }: ConsultationFieldsProps) {
  const { register, control, formState } = form
  const { errors } = formState
  const { units } = useRoom()
  return (
    <>
      <Controller
        control={control}
        name="form"
        render={({ field, fieldState }) => (
          <Select label="协商形式" data={formChoices} error={fieldState.error?.message} {...field} />
        )}
      />
      <FormDay form={form} name="plannedOn" label="计划日期" mayBeNone placeholder="还没有定" />
      <TextInput
        className={styles.wide}
        label="地点"
        placeholder="镇协商议事室、院坝、现场"
        error={errors.place?.message}
        {...register('place')}
      />
      <Textarea
        className={styles.wide}
        label="必要性"
        description="为什么要商量这件事，为什么现在商量"
        minRows={2}
        maxRows={7}
        error={errors.necessity?.message}
        {...register('necessity')}
      />
      <Controller
        control={control}
        name="lead"
        render={({ field, fieldState }) => (
          <Autocomplete
            label="牵头单位"
            data={[...units]}
            maxDropdownHeight={240}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <TextInput label="协办单位" error={errors.support?.message} {...register('support')} />
      <Textarea
        className={styles.wide}
        label="参加人员"
        description="分类写明人数：联络组、群众和利益攸关方、部门、专业人士"
        minRows={2}
        maxRows={8}
        error={errors.participants?.message}
        {...register('participants')}
      />
      <Textarea
        className={styles.wide}
        label="会议材料"
        minRows={1}
        maxRows={5}
        error={errors.materials?.message}
        {...register('materials')}
      />
      <Textarea label="任务分工" minRows={2} maxRows={7} error={errors.division?.message} {...register('division')} />
      <Textarea
        label="保障措施"
        minRows={2}
        maxRows={7}
        error={errors.safeguards?.message}
        {...register('safeguards')}
      />
    </>
  )
}

const formChoices = meetingForms.map((value) => ({ value, label: formNames[value] }))
