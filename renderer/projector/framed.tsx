import type { ReactNode } from 'react'
import type { WallFrame } from '#shared/views/scene'
import { Fitted } from './fitted'
import styles from './framed.module.css'
import { RoomEmblem } from './mark'
import { fitting } from './type-scale'
import { timeOfDay, useReading } from './wall-clock'

type FramedProps = {
  readonly frame: WallFrame
  /** The line below, left: what this scene adds to it. Attendance and the time stand at the right of every scene. */
  readonly foot: ReactNode
  readonly children: ReactNode
}

/** A scene between the band above and the line below. */
export function Framed({ frame, foot, children }: FramedProps) {
  return (
    <div className={styles.framed}>
      <div className={styles.band}>
        <RoomEmblem picture={frame.emblem} className={styles.mark} />
        <Fitted className={styles.brand} steps={fitting.brand}>
          {frame.brand}
        </Fitted>
        <Fitted className={styles.title} steps={fitting.meetingTitle}>
          {frame.meetingTitle}
        </Fitted>
      </div>
      <div className={styles.scene}>{children}</div>
      <div className={styles.foot}>
        <div className={styles.said}>{foot}</div>
        {frame.attendance && (
          <span className={styles.standing}>
            应到 <b>{frame.attendance.expected}</b>
            <i>实到</i> <b>{frame.attendance.present}</b>
          </span>
        )}
        <TimeOfDay className={styles.time} />
      </div>
    </div>
  )
}

type FootTagProps = { readonly children: ReactNode; readonly page?: number; readonly pages?: number }

/** What the line below calls this moment: 表决结果, 逐条确认; and which of several pages is shown. */
export function FootTag({ children, page = 1, pages = 1 }: FootTagProps) {
  return (
    <b className={styles.tag}>
      {children}
      {pages > 1 && `　第 ${page}/${pages} 页`}
    </b>
  )
}

export function FootText({ children }: { readonly children: ReactNode }) {
  return (
    <Fitted className={styles.footText} steps={fitting.foot}>
      {children}
    </Fitted>
  )
}

/** A scene with nothing of its own to add names the room. */
export function FootWithRoom({ frame, children }: { readonly frame: WallFrame; readonly children: ReactNode }) {
  return (
    <>
      <FootTag>{children}</FootTag>
      <FootText>{frame.roomName}</FootText>
    </>
  )
}

export function TimeOfDay({ className }: { readonly className?: string | undefined }) {
  const time = useReading(timeOfDay)
  return <span className={className}>{time}</span>
}
