import { spacedName } from '#shared/order/surname'
import type { SideName, SpeakingScene, WallFrame } from '#shared/views/scene'
import { Fitted } from '../fitted'
import { FootTag, Framed } from '../framed'
import { keyed } from '../keys'
import { Name, SidePlate } from '../person'
import { fitting } from '../type-scale'
import { ClockRing } from './clock-ring'
import styles from './speaking.module.css'

type Waiting = { readonly name: string; readonly side: SideName }

/** 发言: one name, one clock, the next two. */
export function SpeakingWall({ scene, frame }: { readonly scene: SpeakingScene; readonly frame: WallFrame }) {
  const { item, speaker, waitingHost, next } = scene
  return (
    <Framed frame={frame} foot={speaker ? <NextUp next={next} /> : <FootTag>等待发言</FootTag>}>
      {item && (
        <Fitted className={styles.item} steps={fitting.item}>
          <b>议程 {item.number}</b>
          <span>{item.title}</span>
        </Fitted>
      )}
      {speaker ? <Speaker speaker={speaker} waitingHost={waitingHost} /> : <Nobody next={next} />}
    </Framed>
  )
}

function Speaker({
  speaker,
  waitingHost,
}: {
  readonly speaker: NonNullable<SpeakingScene['speaker']>
  readonly waitingHost: string | null
}) {
  return (
    <div className={styles.speaker}>
      <div className={styles.who}>
        <p className={styles.kind}>{doing[speaker.speechKind] ?? speaker.speechKind}</p>
        <Fitted className={styles.name} steps={fitting.speakerName}>
          <Name name={speaker.name} />
        </Fitted>
        <Fitted className={styles.side} steps={fitting.side}>
          <SidePlate side={speaker.side} />
        </Fitted>
        {speaker.organization && (
          <Fitted className={styles.organization} steps={fitting.organization}>
            {speaker.organization}
          </Fitted>
        )}
        {waitingHost && (
          <div className={styles.host}>
            <span className={styles.hostSign} aria-hidden="true" />
            <span>
              <Name name={waitingHost} />
              稍候，计时已停
            </span>
          </div>
        )}
      </div>
      <ClockRing clock={speaker.clock} />
    </div>
  )
}

/** What the room sees somebody doing; a kind without a sentence of its own is shown as it is. */
const doing: Readonly<Record<string, string>> = {
  发言: '正在发言',
  插话: '正在插话',
  回应: '正在回应',
  程序性发言: '程序性发言',
}

function NextUp({ next }: { readonly next: readonly Waiting[] }) {
  if (next.length === 0) return <span>接下来　还没有人报名</span>
  return (
    <>
      <span className={styles.nextLabel}>接下来</span>
      <Fitted className={styles.next} steps={fitting.nextNames}>
        {keyed(next.slice(0, 2), ({ name }) => name).map(({ key, each }) => (
          <b key={key}>
            <Name name={spacedName(each.name)} />
          </b>
        ))}
      </Fitted>
    </>
  )
}

function Nobody({ next }: { readonly next: readonly Waiting[] }) {
  if (next.length === 0) {
    return (
      <div className={styles.nobody}>
        <Fitted className={styles.statement} steps={fitting.statement}>
          请举手发言
        </Fitted>
        <p className={styles.hint}>想说话的，请举手示意，由主持人点名。</p>
      </div>
    )
  }
  return (
    <div className={styles.nobody}>
      <p className={styles.kind}>接下来请</p>
      <div className={styles.cards}>
        {keyed(next.slice(0, 2), ({ name }) => name).map(({ key, each: { name, side } }) => (
          <div className={styles.card} key={key}>
            <Fitted className={styles.cardName} steps={fitting.statement}>
              <Name name={name} />
            </Fitted>
            <SidePlate side={side} />
          </div>
        ))}
      </div>
    </div>
  )
}
