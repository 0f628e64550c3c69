import { useEffect, useState } from 'react'
import type { Lock } from '#shared/contract/lock'
import { ask } from '../../bridge/ask'

/** 锁屏, as it stands when somebody looks; null until main has answered. */
export function useLock(): Lock | null {
  const [lock, setLock] = useState<Lock | null>(null)
  useEffect(() => {
    let isHere = true
    void ask('lock.look', {}).then((answer) => {
      if (isHere && answer.ok) setLock(answer.value)
    })
    return () => {
      isHere = false
    }
  }, [])
  return lock
}
