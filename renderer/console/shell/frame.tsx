import { type ReactNode, Suspense, useEffect } from 'react'
import { KeyCap } from '../../kit/key-cap'
import { KeysOverview } from '../keys/keys-overview'
import { ResumeDialog } from '../live/resume-dialog'
import { FaultBoundary } from './fault-boundary'
import styles from './frame.module.css'
import { fetchTheRest } from './later'
import { usePlace } from './place'
import { Rail } from './rail'
import { Screen } from './screen'
import { StatusLine } from './status-line'

/** 框架: the rail, the screen, the status line. The live screen takes the whole window and brings its own line. */
export function Frame() {
  const place = usePlace((state) => state.place)
  const isLive = place.screen === 'live'
  useEffect(() => {
    // A meeting needs its own screen and no other: the rest comes before it or after it.
    if (isLive) return
    const stop = new AbortController()
    void fetchTheRest(stop.signal)
    return () => stop.abort()
  }, [isLive])
  return (
    <>
      {isLive ? (
        <Within key="live">
          <Screen place={place} />
        </Within>
      ) : (
        <div className={styles.frame}>
          <Rail />
          <main className={styles.screen}>
            <Within key={place.screen}>
              <Screen place={place} />
            </Within>
          </main>
          <StatusLine>
            <span>
              <KeyCap keys="F1" /> 全部按键
            </span>
          </StatusLine>
          <KeysOverview />
        </div>
      )}
      <ResumeDialog />
    </>
  )
}

function Within({ children }: { readonly children: ReactNode }) {
  return (
    <FaultBoundary>
      <Suspense fallback={<div aria-busy="true" />}>{children}</Suspense>
    </FaultBoundary>
  )
}
