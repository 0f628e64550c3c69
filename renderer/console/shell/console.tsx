import { Button } from '@mantine/core'
import { Suspense, useCallback, useEffect, useState } from 'react'
import type { Beginning } from '#shared/contract/desk'
import type { Refusal } from '#shared/decision'
import { ask } from '../../bridge/ask'
import { useRoomStream } from '../../bridge/streams'
import { renew } from '../../bridge/told'
import { EmptyState } from '../../kit/empty-state'
import { Kit } from '../../kit/kit'
import { OwnSidesContext } from '../../kit/sides'
import { LockGate } from '../lock/lock-gate'
import type { AnsweredFirst } from './asked-first'
import { BeginningContext, RoomContext, takeBeginning } from './beginning'
import styles from './console.module.css'
import { FaultBoundary } from './fault-boundary'
import { FirstReading } from './first-reading'
import { Frame } from './frame'
import { later } from './later'
import { QuitDialog } from './quit-dialog'

const firstStart = later(async () => (await import('../begin/first-start')).FirstStart)

/** 主控台: the clerk's whole window, from main's first answer to the screens. */
export function Console({ first }: { readonly first: AnsweredFirst }) {
  return (
    <Kit>
      <FaultBoundary>
        <FirstReading />
        <LockGate first={first.lock}>
          <Begun first={first.beginning} />
        </LockGate>
        <QuitDialog />
      </FaultBoundary>
    </Kit>
  )
}

function Begun({ first }: { readonly first: Beginning | null }) {
  const [beginning, setBeginning] = useState(first)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const begin = useCallback(async () => {
    setRefusal(null)
    const answer = await ask('app.begin', {})
    if (!answer.ok) return setRefusal(answer.refusal)
    takeBeginning(answer.value)
    setBeginning(answer.value)
  }, [])
  useEffect(() => {
    if (!first) void begin()
    void ask('displays.list', {}).then((displays) => displays.ok && renew({ displays: displays.value }))
  }, [begin, first])

  if (refusal) {
    return (
      <div className={styles.middle}>
        <EmptyState
          title="还没有打开"
          text={refusal.message}
          action={<Button onClick={() => void begin()}>再试一次</Button>}
        />
      </div>
    )
  }
  if (!beginning) return <div className={styles.middle} aria-busy="true" />
  return <RoomGate beginning={beginning} onSampleLoaded={() => void begin()} />
}

type RoomGateProps = { readonly beginning: Beginning; readonly onSampleLoaded: () => void }

/** Before the room has a name there is nothing to do but to give it one. */
function RoomGate({ beginning, onSampleLoaded }: RoomGateProps) {
  const followed = useRoomStream(beginning.roomStream)
  const room = (followed.phase === 'open' ? followed.state : null) ?? beginning.room
  if (!room)
    return (
      <Suspense fallback={<div className={styles.middle} aria-busy="true" />}>
        <firstStart.Part roomStream={beginning.roomStream} onSampleLoaded={onSampleLoaded} />
      </Suspense>
    )
  return (
    <BeginningContext value={beginning}>
      <RoomContext value={room}>
        <OwnSidesContext value={room.ownSides}>
          <Frame />
        </OwnSidesContext>
      </RoomContext>
    </BeginningContext>
  )
}
