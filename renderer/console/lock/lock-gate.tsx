import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Lock } from '#shared/contract/lock'
import { ask } from '../../bridge/ask'
import { say } from '../../kit/notice'
import { useKeys } from '../keys/keys'
import { LockCover } from './lock-cover'
import { useQuiet } from './quiet'

type LockGateProps = {
  /** How the lock stands, where that is known before anything is drawn. */
  readonly first?: Lock | null
  readonly children: ReactNode
}

/**
 * 锁屏: a console with a PIN opens behind its cover, and goes behind it again by its key (Ctrl+L) or after five minutes
 * without a key or a click.
 * What was open stays open underneath, with everything typed; before the first unlocking there is nothing underneath.
 */
export function LockGate({ first = null, children }: LockGateProps) {
  const [lock, setLock] = useState(first)
  const [wasOpen, setWasOpen] = useState(first !== null && !first.isLocked)
  const take = useCallback((now: Lock) => {
    setLock(now)
    if (!now.isLocked) setWasOpen(true)
  }, [])
  useEffect(() => {
    if (first) return
    void ask('lock.look', {}).then((answer) => {
      if (answer.ok) take(answer.value)
      // Main does not answer: what is underneath says so in its own words, and main keeps what it refuses.
      else setWasOpen(true)
    })
  }, [first, take])
  const close = useCallback(async () => {
    // Main knows whether there is a PIN; without one this changes nothing.
    const answer = await ask('lock.close', {})
    if (answer.ok && answer.value.isLocked) take(answer.value)
    return answer.ok && answer.value.isLocked
  }, [take])
  useQuiet(close)
  const closeByHand = async () => {
    if (!(await close()))
      say({ id: 'lock', message: '本室还没有设PIN码，不能锁屏。请先到“设置 → 数据安全”设好PIN码。' })
  }
  useKeys([
    { id: 'lock', keys: '$mod+l', label: '锁屏', group: '通用', whileTyping: true, run: () => void closeByHand() },
  ])
  return (
    <>
      {wasOpen && children}
      {lock?.isLocked && <LockCover lock={lock} onAnswer={take} />}
    </>
  )
}
