import type { NoticeScene, WallFrame } from '#shared/views/scene'
import { Fitted } from '../fitted'
import { FootWithRoom, Framed } from '../framed'
import { fitting } from '../type-scale'
import styles from './notice.module.css'

/** 公告: one message to the room, as large as it can be. Its line breaks are kept. */
export function NoticeWall({ scene, frame }: { readonly scene: NoticeScene; readonly frame: WallFrame }) {
  return (
    <Framed frame={frame} foot={<FootWithRoom frame={frame}>公告</FootWithRoom>}>
      <div className={styles.middle}>
        <Fitted className={styles.text} unbroken={fitting.noticeUnbroken} steps={fitting.notice}>
          {scene.text}
        </Fitted>
      </div>
    </Framed>
  )
}
