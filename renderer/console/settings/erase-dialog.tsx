import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import { keepingCommands } from '#shared/room/keeping'
import { dayOf, longDate } from '#shared/text/dates'
import { z } from '#shared/text/zod'
import { ask, sayRefusal } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { useLock } from '../lock/use-lock'
import styles from './settings-screen.module.css'

type EraseDialogProps = { readonly row: MeetingRow; readonly onClose: () => void }

const { who, reason } = keepingCommands['room.eraseMeeting']
const eraseSchema = z.strictObject({ who, reason })

/** 删除会议 (K4, K5): what goes and what stays is said first; who and why are kept, the PIN is asked, then it is final. */
export function EraseDialog({ row, onClose }: EraseDialogProps) {
  const place = `${row.stream} erase`
  const lock = useLock()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isErased, setErased] = useState(false)
  const form = useDraftForm(place, eraseSchema, { who: '', reason: '保存期满' })
  const { errors } = form.formState
  const erase = form.handleSubmit(async (said) => {
    setBusy(true)
    const answer = await ask('safety.eraseMeeting', { stream: row.stream, pin, ...said })
    setBusy(false)
    if (answer.ok) {
      dropDraft(place)
      setErased(true)
      // What still holds its words is this very program: it opens again without them.
      const reopened = await ask('app.reopen', {})
      return reopened.ok ? undefined : sayRefusal(reopened.refusal)
    }
    if (answer.refusal.code.startsWith('lock.')) setProblem(answer.refusal.message)
    else sayRefusal(answer.refusal)
  })
  return (
    <ConfirmDialog
      opened
      title={`删除“${row.title}”？`}
      confirmLabel="删除，不能恢复"
      cancelLabel="不删除"
      isBusy={isBusy || isErased}
      onConfirm={() => void erase()}
      onClose={onClose}
    >
      {isErased ? (
        <div role="status">
          <p>已登记删除。程序正在重新打开，把内容从数据文件夹和备份里清除。</p>
          <Button mt={12} onClick={() => void ask('app.reopen', {})}>
            重新打开议事台
          </Button>
        </div>
      ) : (
        <div className={styles.ask}>
          <p>
            {longDate(dayOf(row.startsAt))}的这场会议，议程、参会人、发言、记录、表决都从本机和备份里清除，不能恢复。
          </p>
          <p>
            留下的是：销毁登记（会议名称、日期、经手人、原因）和每条记录的校验码；台账里已经转出的共识和承诺；以前导出到U盘、上报到县里的文件，要另外处理。
          </p>
          <TextInput label="经手人" data-autofocus error={errors.who?.message} {...form.register('who')} />
          <TextInput label="原因" error={errors.reason?.message} {...form.register('reason')} />
          {lock?.hasPin && (
            <PasswordInput
              label="PIN码"
              inputMode="numeric"
              maxLength={40}
              value={pin}
              error={problem || undefined}
              onChange={(event) => {
                setPin(event.currentTarget.value)
                setProblem('')
              }}
            />
          )}
        </div>
      )}
    </ConfirmDialog>
  )
}
