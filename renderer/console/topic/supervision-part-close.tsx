import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type StreamId, streamOf } from '#shared/fact'
import { dayOf, longDate } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { closingCommands, threeZeros } from '#shared/topic/closing'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { FormDay } from '../../kit/form-day'
import { useBeginning } from '../shell/beginning'
import partStyles from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type ClosingProps = { readonly stream: StreamId; readonly topic: Topic }

/** 办结, or opening again what was closed (T13). */
export function Closing({ stream, topic }: ClosingProps) {
  const [asking, setAsking] = useState<null | 'close' | 'reopen'>(null)
  const { roomStream } = useBeginning()
  const isOwn = streamOf('room', topic.room) === roomStream
  const isZero = topic.lines.length > 0 && threeZeros(topic).every((zero) => zero.missing.length === 0)
  const done = () => setAsking(null)
  if (topic.lines.length === 0 && !topic.closed) return null
  return (
    <TopicCard title={topic.closed ? '已经办结' : '办结这个议题'}>
      {topic.closed ? (
        <p className={partStyles.said}>
          {longDate(topic.closed.on)}办结。{topic.closed.summary}
        </p>
      ) : (
        <p className={partStyles.hint}>
          {isZero ? '三零都做到了，可以办结。' : '三零都做到了才能办结，还差哪几条上面都列着。'}
        </p>
      )}
      {isOwn && (
        <div className={partStyles.acts}>
          {topic.closed ? (
            <Button variant="default" onClick={() => setAsking('reopen')}>
              重新打开
            </Button>
          ) : (
            <Button disabled={!isZero} onClick={() => setAsking('close')}>
              办结
            </Button>
          )}
        </div>
      )}
      {asking === 'close' && <CloseDialog stream={stream} topic={topic} onDone={done} />}
      {asking === 'reopen' && <ReopenDialog stream={stream} topic={topic} onDone={done} />}
    </TopicCard>
  )
}

type AskProps = ClosingProps & { readonly onDone: () => void }

const closeSchema = z.strictObject(closingCommands['topic.close'])
const reopenSchema = z.strictObject(closingCommands['topic.reopen'])

function CloseDialog({ stream, topic, onDone }: AskProps) {
  const { send, isBusy } = useCommand(stream)
  const place = `${stream} close`
  const form = useDraftForm(place, closeSchema, { on: dayOf(deskNow()), summary: '' })
  const close = form.handleSubmit(async (typed) => {
    if (!(await send({ type: 'topic.close', ...typed }))) return
    dropDraft(place)
    onDone()
  })
  return (
    <ConfirmDialog
      opened
      title={`办结“${topic.entry.title}”`}
      confirmLabel="办结"
      isBusy={isBusy}
      onConfirm={() => void close()}
      onClose={onDone}
    >
      <Stack gap={14}>
        <FormDay form={form} name="on" label="办结日期" />
        <Textarea
          label="办结说明"
          description="办成了什么，可以不填；家谱里会写上"
          minRows={2}
          maxRows={6}
          data-autofocus
          error={form.formState.errors.summary?.message}
          {...form.register('summary')}
        />
      </Stack>
    </ConfirmDialog>
  )
}

function ReopenDialog({ stream, topic, onDone }: AskProps) {
  const { send, isBusy } = useCommand(stream)
  const place = `${stream} reopen`
  const form = useDraftForm(place, reopenSchema, { reason: '' })
  const reopen = form.handleSubmit(async (typed) => {
    if (!(await send({ type: 'topic.reopen', ...typed }))) return
    dropDraft(place)
    onDone()
  })
  return (
    <ConfirmDialog
      opened
      title={`重新打开“${topic.entry.title}”`}
      confirmLabel="重新打开"
      isBusy={isBusy}
      onConfirm={() => void reopen()}
      onClose={onDone}
    >
      <TextInput
        label="重新打开的原因"
        data-autofocus
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </ConfirmDialog>
  )
}
