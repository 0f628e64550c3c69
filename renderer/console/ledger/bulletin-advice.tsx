import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type BulletinRooms, bulletinCommands } from '#shared/room/bulletins'
import type { Room } from '#shared/room/room'
import { type Quarter, quarterName } from '#shared/text/quarters'
import { z } from '#shared/text/zod'
import { bulletinNotes } from '#shared/views/bulletin-notes'
import type { QuarterFigures } from '#shared/views/quarter-figures'
import { ask, command, sayRefusal, useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { DayField } from '../../kit/day-field'
import { useKeptForm } from '../../kit/kept-form'
import { say } from '../../kit/notice'
import { SaveMark } from '../../kit/save-mark'
import { useBeginning } from '../shell/beginning'
import styles from './bulletin-dialog.module.css'

type BulletinAdviceProps = {
  readonly rooms: BulletinRooms
  readonly room: Room
  readonly figures: QuarterFigures
  /** As it was worded, '' while the proposed words stand. */
  readonly saved: string
  readonly proposed: string
  readonly today: string
}

/** 下一阶段建议: proposed from the figures, worded by the office, kept by itself; and the act that issues it all. */
export function BulletinAdvice({ rooms, room, figures, saved, proposed, today }: BulletinAdviceProps) {
  const { quarter } = figures
  const { roomStream } = useBeginning()
  const [isIssuing, setIssuing] = useState(false)
  const { form, state, fields } = useKeptForm({
    place: `bulletin ${rooms} ${quarter}`,
    schema: adviceSchema,
    kept: { advice: saved || proposed },
    save: async ({ advice: typed }) => {
      const advice = typed === proposed ? '' : typed
      if (advice === saved) return null
      const answer = await command(roomStream, { type: 'bulletin.save', quarter, rooms, advice })
      return answer.ok ? null : answer.refusal
    },
  })
  const notes = bulletinNotes(figures, room.id)
  const count = notes.reduce((sum, each) => sum + each.lineIds.length, 0)
  const putBack = async () => {
    form.reset({ advice: proposed })
    if (saved === '') return
    const answer = await command(roomStream, { type: 'bulletin.save', quarter, rooms, advice: '' })
    if (!answer.ok) sayRefusal(answer.refusal)
  }
  const issue = async (number: string, on: string) => {
    const { advice } = form.getValues()
    const asks = [
      {
        stream: roomStream,
        command: { type: 'bulletin.issue', quarter, rooms, advice: advice === proposed ? '' : advice, number, on },
      },
      ...notes.map(({ stream, lineIds, text }) => ({
        stream,
        command: { type: 'lines.note', lineIds, kind: 'bulletin', on, text },
      })),
    ]
    const answer = await ask('desk.askAll', { asks })
    if (!answer.ok) return sayRefusal(answer.refusal)
    say({
      id: 'bulletin.issued',
      color: 'jade',
      message: `${quarterName(quarter)}通报已印发${count > 0 ? `，${count} 条记入通报记录` : ''}。`,
    })
    setIssuing(false)
  }
  return (
    <>
      <form aria-label="下一阶段建议" {...fields}>
        <Textarea
          label="下一阶段建议"
          description="先按数字拟好，可以改；一行一条。"
          autosize
          minRows={5}
          maxRows={8}
          error={form.formState.errors.advice?.message}
          {...form.register('advice')}
        />
        <div className={styles.adviceFoot}>
          <span className={styles.mark}>
            <SaveMark state={state} />
          </span>
          <Button
            variant="subtle"
            color="ink"
            disabled={form.watch('advice') === proposed}
            onClick={() => void putBack()}
          >
            改回按数字拟的
          </Button>
          <Button onClick={() => setIssuing(true)}>印发通报…</Button>
        </div>
      </form>
      <IssueDialog
        key={String(isIssuing)}
        quarter={quarter}
        opened={isIssuing}
        count={count}
        today={today}
        onIssue={issue}
        onClose={() => setIssuing(false)}
      />
    </>
  )
}

type IssueDialogProps = {
  readonly quarter: Quarter
  readonly opened: boolean
  readonly count: number
  readonly today: string
  readonly onIssue: (number: string, on: string) => Promise<unknown>
  readonly onClose: () => void
}

function IssueDialog({ quarter, opened, count, today, onIssue, onClose }: IssueDialogProps) {
  const [number, setNumber] = useState('')
  const [on, setOn] = useState<string | null>(today)
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    if (on === null) return
    setBusy(true)
    await onIssue(number, on)
    setBusy(false)
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={`印发${quarterName(quarter)}通报？`}
      confirmLabel="印发"
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>
        {count > 0
          ? `本室亮灯的 ${count} 条会在台账里记上“通报”。印发以后要改，先撤回。`
          : '没有要记入台账的条目。印发以后要改，先撤回。'}
      </p>
      <div className={styles.issueFields}>
        <TextInput
          label="文号（可不填）"
          maxLength={40}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DayField label="印发日期" value={on} onChange={setOn} error={on === null ? '请选择印发的日子' : undefined} />
      </div>
    </ConfirmDialog>
  )
}

type BulletinRecallProps = { readonly rooms: BulletinRooms; readonly quarter: Quarter; readonly advice: string }

/** An issued bulletin stands; it is taken back before it is changed (J8). */
export function BulletinRecall({ rooms, quarter, advice }: BulletinRecallProps) {
  const { roomStream } = useBeginning()
  const { send, isBusy } = useCommand(roomStream)
  return (
    <>
      <h3 className={styles.listTitle}>下一阶段建议</h3>
      <p className={styles.said}>{advice}</p>
      <div className={styles.adviceFoot}>
        <Button
          variant="default"
          loading={isBusy}
          onClick={() => void send({ type: 'bulletin.recall', quarter, rooms, reason: '' })}
        >
          撤回，修改后重新印发
        </Button>
      </div>
    </>
  )
}

const adviceSchema = z.strictObject({ advice: bulletinCommands['bulletin.save'].advice })
