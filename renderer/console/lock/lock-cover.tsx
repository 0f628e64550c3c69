import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Lock } from '#shared/contract/lock'
import { ask } from '../../bridge/ask'
import { Emblem } from '../../kit/emblem'
import styles from './lock-cover.module.css'

type LockCoverProps = { readonly lock: Lock; readonly onAnswer: (lock: Lock) => void }

/** The locked console: nothing of the meeting, one field. The wall and the clocks go on. */
export function LockCover({ lock, onAnswer }: LockCoverProps) {
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useKeysToCover(field)
  useFocusBack()
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || pin === '') return
    setBusy(true)
    const answer = await ask('lock.open', { pin })
    setBusy(false)
    setPin('')
    if (answer.ok) onAnswer(answer.value)
    else setProblem(answer.refusal.message)
  }
  return (
    <div className={styles.cover} role="dialog" aria-modal="true" aria-label="已锁屏" data-lock-cover>
      <form className={styles.card} onSubmit={open}>
        <Emblem className={styles.emblem} />
        <h1 className={styles.title}>已锁屏</h1>
        <p className={styles.text}>会议照常进行，大屏不受影响。输入PIN码继续。</p>
        <PasswordInput
          ref={field}
          label="PIN码"
          inputMode="numeric"
          autoFocus
          value={pin}
          maxLength={40}
          error={problem || (lock.waitSeconds > 0 ? `试错次数太多，请等 ${lock.waitSeconds} 秒再试。` : undefined)}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={isBusy}>
          解锁
        </Button>
      </form>
    </div>
  )
}

/** Keys belong to the cover alone: the acts of the meeting behind it hear none, and Tab leads nowhere else. */
function useKeysToCover(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      // Enter and Tab do inside the cover what they always do; nobody else is told of any key.
      event.stopImmediatePropagation()
      if (isInside(event.target)) return
      event.preventDefault()
      field.current?.focus()
    }
    const stay = (event: FocusEvent) => {
      if (!isInside(event.target)) field.current?.focus()
    }
    window.addEventListener('keydown', keep, { capture: true })
    window.addEventListener('focusin', stay, { capture: true })
    return () => {
      window.removeEventListener('keydown', keep, { capture: true })
      window.removeEventListener('focusin', stay, { capture: true })
    }
  }, [field])
}

function isInside(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-lock-cover]') !== null
}

/** Whoever was in the middle of a sentence is there again afterwards. */
function useFocusBack(): void {
  // Taken while the cover is drawn for the first time, before its own field takes the keyboard.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}
