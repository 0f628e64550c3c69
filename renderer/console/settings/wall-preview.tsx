import { useMemo } from 'react'
import type { Room } from '#shared/room/room'
import type { Scene, WallFrame, WallMessage } from '#shared/views/scene'
import { wallFrame } from '#shared/views/wall-scene'
import { deskNow } from '../../bridge/desk-clock'
import { Wall } from '../../projector/wall'
import styles from './settings-screen.module.css'

type WallPreviewProps = {
  readonly label: string
  readonly room: Room
  /** What is typed and not kept yet. */
  readonly look?: Partial<WallFrame>
  readonly scene: Scene
}

/** The wall itself, small, with a meeting nobody holds: what the settings do to it. */
export function WallPreview({ label, room, look, scene }: WallPreviewProps) {
  const message = useMemo((): WallMessage => {
    const attendance = { expected: 42, present: 37 }
    const frame = { ...wallFrame(null, room), meetingTitle: '示例会议', attendance, ...look }
    return { number: 1, frame, scene, sentAt: deskNow() }
  }, [room, look, scene])
  return (
    <div className={styles.preview} role="img" aria-label={label}>
      <Wall message={message} />
    </div>
  )
}

export const exampleAgenda: Scene = {
  kind: 'agenda',
  items: [
    { number: '1', title: '签到、宣布会议纪律', depth: 0, state: 'done', startsAt: null, minutesLeft: null },
    { number: '2', title: '情况通报', depth: 0, state: 'done', startsAt: null, minutesLeft: null },
    { number: '3', title: '群众和利益攸关方发言', depth: 0, state: 'now', startsAt: null, minutesLeft: 8 },
    { number: '4', title: '梳理共识', depth: 0, state: 'coming', startsAt: '10:30', minutesLeft: null },
  ],
}

export function exampleEmblem(room: Room): Scene {
  return { kind: 'emblem', title: '示例会议', place: room.name, date: '12月10日 周四 上午9:00', state: '即将开始' }
}

/** 三亮 with the room's rules and sides: one person of each side stands for all of them. */
export function exampleIntroduction(rules: readonly string[], room: Room): Scene {
  const sides = [
    { side: { label: '群众', color: 'amber' }, people: ['王小宁', '刘大海', '张素珍'] },
    { side: { label: '部门', color: 'blue' }, people: ['陈建国', '李敏'] },
    ...room.ownSides.map(({ label, color }) => ({ side: { label, color }, people: ['周老'] })),
  ] as const
  return { kind: 'introduction', topic: '示例议题：停车场建在哪里', rules, sides }
}
