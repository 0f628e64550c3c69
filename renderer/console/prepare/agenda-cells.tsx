import { agendaKindNames, agendaKinds } from '#shared/meeting/forms'
import type { AgendaLineForm } from './agenda-form'
import styles from './agenda-part.module.css'

type AgendaCellsProps = {
  readonly form: AgendaLineForm
  /** 新议程, for the line that is no item yet: stands before the names of its fields. */
  readonly of?: string
  readonly titlePlaceholder?: string
}

/** What is typed of an item: its name, kind, minutes and who presents it. */
export function AgendaCells({ form, of = '', titlePlaceholder }: AgendaCellsProps) {
  const { errors } = form.formState
  return (
    <>
      <input
        className={styles.title}
        aria-label={`${of || '议程'}名称`}
        aria-invalid={errors.title !== undefined}
        autoComplete="off"
        placeholder={titlePlaceholder}
        {...form.register('title')}
      />
      <select className={styles.kind} aria-label={`${of}类别`} {...form.register('kind')}>
        {agendaKinds.map((kind) => (
          <option key={kind} value={kind}>
            {agendaKindNames[kind]}
          </option>
        ))}
      </select>
      <input
        className={styles.minutes}
        aria-label={`${of}分钟`}
        aria-invalid={errors.minutes !== undefined}
        inputMode="numeric"
        autoComplete="off"
        placeholder="—"
        {...form.register('minutes')}
      />
      <input
        className={styles.presenter}
        aria-label={`${of}主讲人`}
        aria-invalid={errors.presenter !== undefined}
        autoComplete="off"
        placeholder="—"
        {...form.register('presenter')}
      />
    </>
  )
}
