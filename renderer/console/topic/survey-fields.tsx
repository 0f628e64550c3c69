import { Textarea } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import type { SurveyText } from '#shared/topic/survey'
import { FormDay } from '../../kit/form-day'
import styles from './topic-part.module.css'

type SurveyFieldsProps = { readonly form: UseFormReturn<SurveyText, unknown, SurveyText> }

/** 调研记录, in the order in which a survey goes. */
export function SurveyFields({ form }: SurveyFieldsProps) {
  const { register, formState } = form
  const { errors } = formState
  const dayField = (name: 'startedOn' | 'endedOn', label: string) => (
    <FormDay form={form} name={name} label={label} mayBeNone placeholder="还没有" />
  )
  return (
    <>
      <Textarea
        className={styles.wide}
        label="调研提纲"
        description="要弄清哪几个问题，问谁，看哪里"
        minRows={2}
        maxRows={8}
        error={errors.outline?.message}
        {...register('outline')}
      />
      {dayField('startedOn', '开始日期')}
      {dayField('endedOn', '结束日期')}
      <Textarea
        className={styles.wide}
        label="调研地点"
        minRows={1}
        maxRows={4}
        error={errors.places?.message}
        {...register('places')}
      />
      <Textarea
        label="调研人员"
        placeholder="委员、联络组成员、干部"
        minRows={2}
        maxRows={5}
        error={errors.members?.message}
        {...register('members')}
      />
      <Textarea
        label="专家"
        placeholder="请了哪些懂行的人"
        minRows={2}
        maxRows={5}
        error={errors.experts?.message}
        {...register('experts')}
      />
      <Textarea
        className={styles.wide}
        label="调研方式"
        placeholder="走访 30 户、座谈 2 次、问卷 120 份"
        minRows={1}
        maxRows={4}
        error={errors.methods?.message}
        {...register('methods')}
      />
      <Textarea
        className={styles.wide}
        label="调研发现"
        description="看到的情况、原因、各方的要求；协商会上的调研报告从这里来"
        minRows={5}
        maxRows={16}
        error={errors.findings?.message}
        {...register('findings')}
      />
    </>
  )
}
