import { type ReactNode, useId } from 'react'
import { dayOf, sayDay } from '#shared/text/dates'
import { topicSourceNames } from '#shared/topic/entry'
import type { Line } from '#shared/topic/lines'
import type { Topic } from '#shared/topic/topic'
import { lampOf } from '#shared/views/lamps'
import { lineStory } from '#shared/views/line-story'
import { useDeskMinute } from '../../bridge/desk-clock'
import { LampChip } from '../../kit/lamp-chip'
import { useRoom } from '../shell/beginning'
import { KindChip } from './kind-chip'
import styles from './line-detail.module.css'

type LineDetailProps = { readonly topic: Topic; readonly line: Line; readonly onTopic?: (() => void) | undefined }

/** Everything the ledger knows of one line. */
export function LineDetail({ topic, line, onTopic }: LineDetailProps) {
  const { ledger } = useRoom()
  const today = dayOf(useDeskMinute())
  const { lamp, node, why } = lampOf(line, today, ledger)
  const say = (day: string) => sayDay(day, today)
  const heading = useId()
  return (
    <div className={styles.detail}>
      <div className={styles.marks}>
        <LampChip lamp={lamp} why={node ? `${node.name}：${why}` : why} />
        <KindChip kind={line.kind} />
      </div>
      <p className={styles.text}>{line.text}</p>
      <dl className={styles.facts}>
        <Fact name="议题">
          {onTopic ? (
            <button type="button" className={styles.link} onClick={onTopic}>
              {topic.entry.title}
            </button>
          ) : (
            topic.entry.title
          )}
        </Fact>
        <Fact name="来源">{topicSourceNames[topic.entry.source]}</Fact>
        <Fact name="商定">{say(line.agreedOn)}</Fact>
        <Fact name="责任单位">{line.unit || '还没有定'}</Fact>
        {line.support !== '' && <Fact name="协办单位">{line.support}</Fact>}
        {line.leader !== '' && <Fact name="责任人">{line.leader}</Fact>}
        <Fact name="办理期限">{line.dueOn ? say(line.dueOn) : '没有定'}</Fact>
        {node && <Fact name="下一节点">{`${node.name}，${say(node.dueOn)}`}</Fact>}
      </dl>
      <section aria-labelledby={heading}>
        <h3 id={heading} className={styles.heading}>
          办理经过
        </h3>
        <ol className={styles.story}>
          {lineStory(line).map((entry, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the story has no ids of its own and only ever grows
              key={index}
              className={styles.entry}
              data-planned={entry.isPlanned || undefined}
            >
              <time className={styles.day} dateTime={entry.on}>
                {say(entry.on)}
              </time>
              <span className={styles.title}>{entry.title}</span>
              {entry.text !== '' && <span className={styles.said}>{entry.text}</span>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
