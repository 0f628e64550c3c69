import { useMemo } from 'react'
import type { WallMessage, WallTheme } from '#shared/views/scene'
import { SceneBoundary } from './scene-boundary'
import { SceneView } from './scene-view'
import { EmblemFromFrame } from './scenes/emblem'
import { Stage } from './stage'
import styles from './wall.module.css'
import { type Now, NowContext, nowFrom } from './wall-clock'

type WallProps = {
  readonly message: WallMessage
  /** The desk's time. Without it the wall counts on from `sentAt`, which is right only for a message just received. */
  readonly now?: Now
}

/**
 * 大屏: the wall as the room sees it, filling its container, be it the second display, the console's preview or its
 * thumbnail. It shows what the message says and knows nothing else.
 */
export function Wall({ message, now }: WallProps) {
  const { frame, scene, sentAt, number } = message
  const clock = useMemo(() => now ?? nowFrom(sentAt), [now, sentAt])
  const theme = themes.includes(frame.theme) ? frame.theme : 'paper'
  return (
    <div className={styles.wall} data-theme={theme} data-accent={frame.accent} data-scene={scene.kind} lang="zh-CN">
      {scene.kind === 'black' ? (
        <div className={styles.black} />
      ) : (
        <NowContext value={clock}>
          <Stage size={frame.size}>
            <SceneBoundary attempt={number} instead={<EmblemFromFrame frame={frame} />}>
              <SceneView scene={scene} frame={frame} />
            </SceneBoundary>
          </Stage>
        </NowContext>
      )}
    </div>
  )
}

const themes: readonly WallTheme[] = ['paper', 'dark', 'contrast']
