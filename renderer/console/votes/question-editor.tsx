import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { Vote } from '#shared/meeting/votes'
import { command } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { Toolbar } from '../../kit/toolbar'
import { handsPreset, presets } from './presets'
import styles from './question-editor.module.css'
import { QuestionFields } from './question-fields'
import { questionFormSchema, questionOf, typedQuestion } from './question-form'

type QuestionEditorProps = {
  readonly stream: StreamId
  readonly votes: readonly Vote[]
  /** The prepared vote that is changed, or null for a new one. */
  readonly vote: Vote | null
  readonly onDone: (voteId: string) => void
  readonly onBack: () => void
}

/** 准备表决: what is asked, how it is answered, by which rule it is decided. */
export function QuestionEditor({ stream, votes, vote, onDone, onBack }: QuestionEditorProps) {
  const place = `${stream} question ${vote?.id ?? 'new'}`
  const form = useDraftForm(place, questionFormSchema, typedQuestion(vote ? questionOf(vote) : handsPreset.question))
  const { errors, isSubmitting } = form.formState
  const keep = form.handleSubmit(async (question) => {
    const answer = await command(
      stream,
      vote ? { type: 'votes.edit', voteId: vote.id, ...question } : { type: 'votes.prepare', ...question },
    )
    if (!answer.ok) return form.setError('root', { message: answer.refusal.message })
    dropDraft(place)
    onDone(vote?.id ?? answer.value.id)
  })
  const use = (question: (typeof presets)[number]['question']) => {
    const { title, comparesWith } = form.getValues()
    const typed = typedQuestion(question)
    for (const field of fieldsOfPreset)
      form.setValue(field, typed[field], { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
    form.setValue('title', title)
    form.setValue('comparesWith', comparesWith)
    form.setFocus('title')
  }
  return (
    <form
      className={styles.form}
      aria-label={vote ? '修改表决' : '准备新的表决'}
      noValidate
      onSubmit={keep}
      onKeyDown={goOnWithEnter}
    >
      <h3 className={styles.title}>{vote ? '修改表决' : '准备新的表决'}</h3>
      {!vote && (
        <Toolbar label="常用表决">
          {presets.map(({ id, label, question }) => (
            <Button key={id} size="compact-sm" h={32} variant="default" onClick={() => use(question)}>
              {label}
            </Button>
          ))}
        </Toolbar>
      )}
      <QuestionFields form={form} votes={votes.filter((each) => each.id !== vote?.id)} />
      {errors.root && (
        <p className={styles.refused} role="alert">
          {errors.root.message}
        </p>
      )}
      <div className={styles.acts}>
        <Button variant="default" onClick={onBack}>
          先不存，返回
        </Button>
        <Button type="submit" loading={isSubmitting}>
          {vote ? '存好' : '备好这项表决'}
        </Button>
      </div>
    </form>
  )
}

const fieldsOfPreset = ['kind', 'method', 'ballot', 'base', 'majority', 'attendance', 'expected'] as const
