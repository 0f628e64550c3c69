import { ActionIcon, Button } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { optionsOf } from '#shared/meeting/ballot'
import type { Figures } from '#shared/meeting/tally'
import { PlusIcon } from '../../kit/icons'
import styles from './count-fields.module.css'
import { asCount, type Counted, type CountTyped } from './count-form'
import { tallyStrokes } from './tally-strokes'

type CountFieldsProps = {
  readonly form: UseFormReturn<CountTyped, unknown, Figures>
  readonly vote: Counted
}

type Field = 'issued' | 'received' | 'invalid' | 'abstain' | `options.${number}`

/** The figures of one count: typed, or stepped with ↑ ↓ and the plus while papers are read out. */
export function CountFields({ form, vote }: CountFieldsProps) {
  const options = optionsOf(vote.ballot)
  const inPapers = vote.method === 'secret'
  const rows: readonly { field: Field; label: string; strokes: boolean; tone?: string }[] = [
    ...options.map(({ label, tone }, index) => ({ field: `options.${index}` as const, label, strokes: true, tone })),
    { field: 'abstain', label: inPapers ? '弃权（空白票）' : '弃权', strokes: true, tone: 'neutral' },
  ]
  return (
    <div className={styles.count}>
      {inPapers && (
        <div className={styles.papers}>
          <PaperField form={form} field="issued" label="发出" isFirst />
          <PaperField form={form} field="received" label="收回" />
          <PaperField form={form} field="invalid" label="无效" />
        </div>
      )}
      <div className={styles.rows}>
        {rows.map((row, index) => (
          <CountRow key={row.field} form={form} {...row} isFirst={!inPapers && index === 0} />
        ))}
      </div>
      {!inPapers && <RestAbstains form={form} vote={vote} />}
    </div>
  )
}

type FieldProps = Pick<CountFieldsProps, 'form'> & {
  readonly field: Field
  readonly label: string
  readonly isFirst?: boolean
}

function PaperField({ form, field, label, isFirst = false }: FieldProps) {
  const error = form.getFieldState(field, form.formState).error?.message
  return (
    <div className={styles.paper}>
      <span aria-hidden>{label}</span>
      <CountInput form={form} field={field} label={label} isFirst={isFirst} />
      {error && <FieldError text={error} />}
    </div>
  )
}

function CountRow({ form, field, label, strokes, tone, isFirst }: FieldProps & { strokes: boolean; tone?: string }) {
  const error = form.getFieldState(field, form.formState).error?.message
  const count = asCount(form.watch(field))
  return (
    <div className={styles.row} data-tone={tone}>
      <span className={styles.label}>{label}</span>
      <span className={styles.strokes} aria-hidden>
        {strokes && tallyStrokes(count)}
      </span>
      <CountInput form={form} field={field} label={label} isFirst={isFirst ?? false} />
      <ActionIcon
        size={36}
        variant="default"
        tabIndex={-1}
        aria-label={`${label}加一`}
        onClick={() => step(form, field, 1)}
      >
        <PlusIcon />
      </ActionIcon>
      {error && <FieldError text={error} />}
    </div>
  )
}

function CountInput({ form, field, label, isFirst }: Required<FieldProps>) {
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    step(form, field, by)
  }
  return (
    <input
      className={styles.input}
      aria-label={label}
      aria-invalid={form.getFieldState(field, form.formState).invalid}
      inputMode="numeric"
      autoComplete="off"
      maxLength={7}
      // biome-ignore lint/a11y/noAutofocus: the counter was just handed this form and types at once
      autoFocus={isFirst}
      data-autofocus={isFirst || undefined}
      onKeyDown={walk}
      {...form.register(field)}
    />
  )
}

function FieldError({ text }: { readonly text: string }) {
  return (
    <span className={styles.error} role="alert">
      {text}
    </span>
  )
}

/** 没举手的: hands only. For papers the count must come from the papers, or the identity would prove nothing (V4). */
function RestAbstains({ form, vote }: CountFieldsProps) {
  const raised = form.watch('options').reduce((total, typed) => total + asCount(typed), 0)
  const rest = vote.electorate.present - raised
  if (raised === 0 || rest < 0 || String(rest) === form.watch('abstain')) return null
  return (
    <Button
      className={styles.rest}
      variant="subtle"
      color="blue"
      h={32}
      onClick={() => form.setValue('abstain', String(rest), { shouldDirty: true, shouldValidate: true })}
    >
      没举手的 {rest} 人记弃权
    </Button>
  )
}

function step(form: CountFieldsProps['form'], field: Field, by: number): void {
  const next = Math.max(0, asCount(form.getValues(field)) + by)
  form.setValue(field, String(next), { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
}
