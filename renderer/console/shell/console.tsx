import { Button } from '@mantine/core'
import { Suspense, useCallback, useEffect, useState } from 'react'
import type { Beginning } from '#shared/contract/desk'
import type { Refusal } from '#shared/decision'
import { ask } from '../../bridge/ask'
import { anchorTo } from '../../bridge/desk-clock'
import { useRoomStream } from '../../bridge/streams'
import { listenToMain, renew } from '../../bridge/told'
import { takeDrafts, tellDrafts } from '../../kit/drafts'
import { EmptyState } from '../../kit/empty-state'
import { Kit } from '../../kit/kit'
import { OwnSidesContext } from '../../kit/sides'
import { LockGate } from '../lock/lock-gate'
import { BeginningContext, RoomContext } from './beginning'
import styles from './console.module.css'
import { FaultBoundary } from './fault-boundary'
import { FirstReading } from './first-reading'
import { Frame } from './frame'
import { later } from './later'
import { usePlace } from './place'
import { QuitDialog } from './quit-dialog'
import { keepTyping } from './typing-kept'

const firstStart = later(async () => (await import('../begin/first-start')).FirstStart)

/** 主控台: the clerk's whole window, from main's first answer to the screens. */
export function Console() {
  return (
    <Kit>
      <FaultBoundary>
        <FirstReading />
        <LockGate>
          <Begun />
        </LockGate>
        <QuitDialog />
      </FaultBoundary>
    </Kit>
  )
}

function Begun() {
  const [beginning, setBeginning] = useState<Beginning | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const begin = useCallback(async () => {
    setRefusal(null)
    const answer = await ask('app.begin', {})
    if (!answer.ok) return setRefusal(answer.refusal)
    anchorTo(answer.value.now)
    takeDrafts(answer.value.typing)
    tellDrafts(keepTyping)
    renew({ status: answer.value.status, wall: answer.value.wall })
    const { running, interrupted } = answer.value
    if (running && !interrupted) usePlace.getState().go({ screen: 'live', stream: running })
    setBeginning(answer.value)
    const displays = await ask('displays.list', {})
    if (displays.ok) renew({ displays: displays.value })
  }, [])
  useEffect(() => {
    listenToMain()
    void begin()
  }, [begin])

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
