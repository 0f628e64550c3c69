import { Button } from '@mantine/core'
import { memo, useMemo, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { useSend } from '../../bridge/ask'
import { deskNowMs } from '../../bridge/desk-clock'
import { useWall } from '../../bridge/told'
import { useAfterPainting } from '../../kit/after-painting'
import { KeyCap } from '../../kit/key-cap'
import { Wall } from '../../projector/wall'
import { type KeyAction, useKeys } from '../keys/keys'
import { sceneNames } from './scene-names'
import styles from './wall-control.module.css'
import { WallMenu } from './wall-menu'

type WallControlProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** 大屏控制: what the room sees now, small; the menu of pictures (F8); black at once, whatever else goes on (F9). */
export function WallControl({ stream, history }: WallControlProps) {
  const { wall } = history.meeting
  const send = useSend(stream)
  const [opened, setOpened] = useState(false)
  // The picture may come a moment after the words beside it: what the clerk has just done is painted first.
  const shown = useAfterPainting(useWall())
  const acts = useMemo(() => {
    const open: KeyAction = {
      id: 'wall.open',
      keys: 'F8',
      label: '大屏画面',
      group: '大屏',
      whileTyping: true,
      run: () => setOpened(true),
    }
    const black: KeyAction = {
      id: 'wall.black',
      keys: 'F9',
      label: wall.black ? '取消黑屏' : '黑屏',
      group: '大屏',
      whileTyping: true,
      run: () => void send({ type: 'wall.setBlack', black: !wall.black }),
    }
    return { open, black }
  }, [send, wall.black])
  useKeys([acts.open, acts.black])

  return (
    <div className={styles.control}>
      <button type="button" className={styles.picture} onClick={acts.open.run} aria-label="大屏现在的画面，点开更换">
        {shown && <Picture message={shown} now={deskNowMs} />}
      </button>
      <Buttons
        scene={sceneWords(history, shown?.scene.kind)}
        isHeld={wall.held !== null || wall.frozen}
        isBlack={wall.black}
        {...acts}
      />
      <WallMenu stream={stream} history={history} opened={opened} onClose={() => setOpened(false)} />
    </div>
  )
}

type ButtonsProps = {
  readonly scene: string
  readonly isHeld: boolean
  readonly isBlack: boolean
  readonly open: KeyAction
  readonly black: KeyAction
}

const Buttons = memo(function Buttons({ scene, isHeld, isBlack, open, black }: ButtonsProps) {
  return (
    <>
      <Button
        variant="default"
        onClick={open.run}
        rightSection={<KeyCap keys={open.keys} />}
        className={styles.scene}
        data-held={isHeld || undefined}
      >
        {scene}
      </Button>
      <Button color="ink" onClick={black.run} rightSection={<KeyCap keys={black.keys} />} aria-pressed={isBlack}>
        {black.label}
      </Button>
    </>
  )
})

/** Fitting its words takes longer than all the rest of the header; it is drawn again when the wall shows something new. */
const Picture = memo(Wall)

/** 大屏：发言, 定住：议程, 手动：公告. */
function sceneWords({ meeting }: MeetingHistory, kind: keyof typeof sceneNames | undefined): string {
  const name = kind ? sceneNames[kind] : '无画面'
  if (meeting.wall.frozen) return `定住：${name}`
  return `${meeting.wall.held ? '手动' : '大屏'}：${name}`
}
