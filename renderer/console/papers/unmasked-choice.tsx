import { Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { keepingCommands } from '#shared/room/keeping'
import { useLock } from '../lock/use-lock'
import styles from './export-panel.module.css'

/** 电话不打码, as it is typed; null is masked, which is the rule. */
export type UnmaskedWish = { readonly pin: string; readonly who: string; readonly reason: string }

type UnmaskedChoiceProps = {
  readonly wish: UnmaskedWish | null
  readonly onChange: (wish: UnmaskedWish | null) => void
}

const { who, reason } = keepingCommands['room.noteUnmasked']

/** Whether main would take it: the PIN it judges itself. */
export function isComplete(wish: UnmaskedWish | null): boolean {
  if (wish === null) return true
  return wish.pin !== '' && who.safeParse(wish.who).success && reason.safeParse(wish.reason).success
}

/** 电话不打码 (K6): there must be a PIN, and who takes the numbers along and why is written down. */
export function UnmaskedChoice({ wish, onChange }: UnmaskedChoiceProps) {
  const lock = useLock()
  const [left, setLeft] = useState({ who: false, reason: false })
  const hasPin = lock?.hasPin ?? false
  const problem = (name: 'who' | 'reason', schema: typeof who | typeof reason) => {
    const parsed = schema.safeParse(wish?.[name] ?? '')
    return left[name] && !parsed.success ? parsed.error.issues[0]?.message : undefined
  }
  return (
    <div className={styles.unmasked}>
      <Checkbox
        label="签到表上的电话不打码"
        description={
          hasPin
            ? '平时打印成 138****5678。要带走完整号码，须输PIN码、写明原因，并记入登记。'
            : '平时打印成 138****5678。要带走完整号码，先到“设置 → 数据安全”设PIN码。'
        }
        disabled={!hasPin}
        checked={wish !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { pin: '', who: '', reason: '' } : null)}
      />
      {wish && (
        <>
          <TextInput
            label="经手人"
            value={wish.who}
            error={problem('who', who)}
            onBlur={() => setLeft({ ...left, who: true })}
            onChange={(event) => onChange({ ...wish, who: event.currentTarget.value })}
          />
          <TextInput
            label="原因"
            value={wish.reason}
            error={problem('reason', reason)}
            onBlur={() => setLeft({ ...left, reason: true })}
            onChange={(event) => onChange({ ...wish, reason: event.currentTarget.value })}
          />
          <PasswordInput
            label="PIN码"
            inputMode="numeric"
            maxLength={40}
            value={wish.pin}
            onChange={(event) => onChange({ ...wish, pin: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  )
}
