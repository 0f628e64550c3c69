import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { agendaKindNames, agendaKinds, formNames, type MeetingForm, meetingForms } from '#shared/meeting/forms'
import { templateOf } from '#shared/room/agenda-templates'
import { sayMinutes } from '#shared/text/dates'
import { useCommand } from '../../bridge/ask'
import { firstError } from '../../kit/first-error'
import { DownIcon, PlusIcon, RemoveIcon, UpIcon } from '../../kit/icons'
import { ToneChip } from '../../kit/tone-chip'
import { useBeginning, useRoom } from '../shell/beginning'
import styles from './agendas-part.module.css'
import { useRoomForm } from './room-form'
import { Section } from './section'
import { type TemplateParsed, type TemplateTyped, templateFormSchema, typedTemplate } from './settings-form'

/** 议程模板: what a new meeting of each form begins with (P6). */
export function AgendasPart() {
  const { agendaTemplates } = useRoom()
  const [form, setForm] = useState<MeetingForm>('special')
  const isOwn = (each: MeetingForm) => agendaTemplates.some((template) => template.form === each)
  return (
    <Section title="议程模板" text="新建会议时照协商形式带入。改这里不影响已经建好的会。">
      <Select
        className={styles.choice}
        label="协商形式"
        data={meetingForms.map((value) => ({ value, label: `${formNames[value]}${isOwn(value) ? '（本室的）' : ''}` }))}
        value={form}
        onChange={(value) => setForm(meetingForms.find((each) => each === value) ?? 'special')}
      />
      <Template key={form} form={form} isOwn={isOwn(form)} />
    </Section>
  )
}

/** One template as it is typed, line by line; the first change makes it the room's own. */
function Template({ form: meetingForm, isOwn }: { readonly form: MeetingForm; readonly isOwn: boolean }) {
  const { agendaTemplates } = useRoom()
  const { roomStream } = useBeginning()
  const { send, isBusy } = useCommand(roomStream)
  const { form, state, fields } = useRoomForm({
    part: `agenda ${meetingForm}`,
    schema: templateFormSchema,
    kept: typedTemplate(templateOf(agendaTemplates, meetingForm)),
    asks: ({ items }) => ({ type: 'room.setAgendaTemplate', form: meetingForm, items }),
  })
  const list = useFieldArray({ control: form.control, name: 'items' })
  const { errors } = form.formState
  const minutes = form.watch('items').reduce((sum, item) => sum + (Number(item.minutes) || 0), 0)
  const whole = errors.items?.root?.message ?? errors.items?.message
  const refused = state.kind === 'refused' ? state.refusal.message : undefined
  return (
    <form aria-label={`${formNames[meetingForm]}的议程模板`} {...fields}>
      <div className={styles.bar}>
        <ToneChip tone={isOwn ? 'jade' : 'ink'}>{isOwn ? '本室的模板' : '程序自带的模板'}</ToneChip>
        <span>
          共 {list.fields.length} 项，{sayMinutes(minutes)}
        </span>
        <span className={styles.state} role="status">
          {state.kind === 'wrong' ? '有一处要改，改好后自动存盘' : state.kind === 'saving' ? '正在存盘…' : ''}
        </span>
        {isOwn && (
          <Button
            variant="default"
            loading={isBusy}
            onClick={() => void send({ type: 'room.dropAgendaTemplate', form: meetingForm })}
          >
            改回程序自带的
          </Button>
        )}
      </div>
      <ol className={styles.rows}>
        {list.fields.map((field, index) => (
          <Line
            key={field.id}
            form={form}
            index={index}
            isLast={index === list.fields.length - 1}
            onMove={(by) => list.move(index, index + by)}
            onRemove={() => list.remove(index)}
          />
        ))}
      </ol>
      {(whole ?? refused) && (
        <p className={styles.error} role="alert">
          {whole ?? refused}
        </p>
      )}
      <Button
        variant="default"
        leftSection={<PlusIcon />}
        onClick={() => list.append({ title: '', kind: 'other', minutes: '' })}
      >
        再加一项
      </Button>
    </form>
  )
}

type LineProps = {
  readonly form: UseFormReturn<TemplateTyped, unknown, TemplateParsed>
  readonly index: number
  readonly isLast: boolean
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

function Line({ form, index, isLast, onMove, onRemove }: LineProps) {
  const errors = form.formState.errors.items?.[index]
  const named = `第 ${index + 1} 项`
  return (
    <li className={styles.row}>
      <span className={styles.number}>{index + 1}</span>
      <input
        aria-label={`${named}名称`}
        aria-invalid={errors?.title !== undefined}
        autoComplete="off"
        {...form.register(`items.${index}.title`)}
      />
      <select aria-label={`${named}类别`} {...form.register(`items.${index}.kind`)}>
        {agendaKinds.map((kind) => (
          <option key={kind} value={kind}>
            {agendaKindNames[kind]}
          </option>
        ))}
      </select>
      <input
        className={styles.minutes}
        aria-label={`${named}分钟`}
        aria-invalid={errors?.minutes !== undefined}
        inputMode="numeric"
        autoComplete="off"
        placeholder="—"
        {...form.register(`items.${index}.minutes`)}
      />
      <span className={styles.unit}>分钟</span>
      <button type="button" aria-label={`上移${named}`} disabled={index === 0} onClick={() => onMove(-1)}>
        <UpIcon />
      </button>
      <button type="button" aria-label={`下移${named}`} disabled={isLast} onClick={() => onMove(1)}>
        <DownIcon />
      </button>
      <button type="button" aria-label={`删除${named}`} onClick={onRemove}>
        <RemoveIcon />
      </button>
      {firstError(errors) && (
        <p className={styles.error} role="alert">
          {firstError(errors)}
        </p>
      )}
    </li>
  )
}
