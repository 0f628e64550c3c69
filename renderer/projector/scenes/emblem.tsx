import type { EmblemScene, WallFrame } from '#shared/views/scene'
import { Fitted } from '../fitted'
import { TimeOfDay } from '../framed'
import { RoomEmblem } from '../mark'
import { fitting } from '../type-scale'
import styles from './emblem.module.css'

/** 会标: the meeting's name, before it begins and in the breaks. A full page, without band and line. */
export function EmblemWall({ scene, frame }: { readonly scene: EmblemScene; readonly frame: WallFrame }) {
  const [headline, ...below] = linesOf(scene, frame.brand)
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <RoomEmblem picture={frame.emblem} className={styles.mark} />
        <Fitted className={styles.brand} steps={fitting.ceremonyBrand}>
          {frame.brand}
        </Fitted>
      </div>
      <div className={styles.rule} />
      <Fitted className={styles.title} steps={fitting.ceremonyTitle}>
        {headline}
      </Fitted>
      <Fitted className={styles.place} steps={fitting.ceremonyPlace}>
        {below.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </Fitted>
      <div className={styles.bottom}>
        {scene.state && <span className={styles.state}>{scene.state}</span>}
        <TimeOfDay className={styles.time} />
      </div>
    </div>
  )
}

/** The emblem out of what surrounds every scene: for a scene that is unknown or has failed. */
export function EmblemFromFrame({ frame }: { readonly frame: WallFrame }) {
  return (
    <EmblemWall
      frame={frame}
      scene={{ kind: 'emblem', title: frame.meetingTitle, place: frame.roomName, date: '', state: '' }}
    />
  )
}

/** A room without a meeting sends its brand as the title: then the room is the headline, for the brand stands above. */
function linesOf({ title, date, place }: EmblemScene, brand: string): readonly string[] {
  const isMeeting = title !== '' && title !== brand
  return (isMeeting ? [title, date, place] : [place, date]).filter((line) => line !== '')
}
