import { useMemo } from 'react'
import type { Scene, WallMessage, WallSize, WallTheme } from '#shared/views/scene'
import { deskNow } from '../../bridge/desk-clock'
import { Wall } from '../../projector/wall'
import styles from './settings-screen.module.css'

type WallPreviewProps = {
  readonly theme: WallTheme
  readonly size: WallSize
  readonly brand: string
  readonly roomName: string
}

/** The wall itself, small, with an agenda nobody holds: what the chosen look does to it. */
export function WallPreview({ theme, size, brand, roomName }: WallPreviewProps) {
  const message = useMemo((): WallMessage => {
    const frame = { theme, size, brand, roomName, meetingTitle: '示例会议', attendance: { expected: 42, present: 37 } }
    return { number: 1, frame: { ...frame, frozen: false }, scene: example, sentAt: deskNow() }
  }, [theme, size, brand, roomName])
  return (
    <div className={styles.preview} role="img" aria-label="大屏样子预览">
      <Wall message={message} />
    </div>
  )
}

const example: Scene = {
  kind: 'agenda',
  items: [
    { number: '1', title: '签到、宣布会议纪律', depth: 0, state: 'done', startsAt: null, minutesLeft: null },
    { number: '2', title: '情况通报', depth: 0, state: 'done', startsAt: null, minutesLeft: null },
    { number: '3', title: '群众和利益攸关方发言', depth: 0, state: 'now', startsAt: null, minutesLeft: 8 },
    { number: '4', title: '梳理共识', depth: 0, state: 'coming', startsAt: '10:30', minutesLeft: null },
  ],
}
