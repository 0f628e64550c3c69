import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import { topicSourceNames } from '#shared/topic/entry'
import type { Topic } from '#shared/topic/topic'
import type { TopicRow } from '#shared/views/topic-row'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useTopic } from '../../bridge/streams'
import { KeyCap } from '../../kit/key-cap'
import { SidePanel } from '../../kit/side-panel'
import { useKeys } from '../keys/keys'
import { usePlace } from '../shell/place'
import { SelectionReception } from '../topic/selection-reception'
import { SelectionScore } from '../topic/selection-score'
import { SelectionShowpiece } from '../topic/selection-showpiece'
import { HeldContext } from '../topic/standing'
import styles from './judge-panel.module.css'
import { NearTopics } from './near-topics'
import type { Touched } from './undo-last'

type JudgePanelProps = {
  readonly stream: StreamId
  /** The whole pool. */
  readonly rows: readonly TopicRow[]
  /** The topics in the order in which they are shown, to go from one to the next. */
  readonly order: readonly TopicRow[]
  readonly onGo: (stream: StreamId) => void
  readonly onMerged: (touched: Touched) => void
  readonly onClose: () => void
}

/** 看一看、定一定: one topic of the pool beside the list: what was said, its score, 形象工程, 受理, and what it is like. */
export function JudgePanel({ stream, ...rest }: JudgePanelProps) {
  const followed = useTopic(stream)
  if (followed.phase === 'open' && followed.state)
    return <Opened stream={stream} topic={followed.state.state} {...rest} />
  return (
    <SidePanel title="议题" onClose={rest.onClose}>
      {followed.phase === 'refused' && <p role="alert">{followed.refusal.message}</p>}
    </SidePanel>
  )
}

function Opened({ stream, topic, rows, order, onGo, onMerged, onClose }: JudgePanelProps & { readonly topic: Topic }) {
  const go = usePlace((state) => state.go)
  const place = order.findIndex((row) => row.stream === stream)
  const [before, after] = [order[place - 1], place < 0 ? undefined : order[place + 1]]
  useKeys([
    {
      id: 'topics.judge-before',
      keys: 'Alt+ArrowUp',
      label: '上一个议题',
      group: '议题库',
      whileTyping: true,
      enabled: before !== undefined,
      run: () => before && onGo(before.stream),
    },
    {
      id: 'topics.judge-after',
      keys: 'Alt+ArrowDown',
      label: '下一个议题',
      group: '议题库',
      whileTyping: true,
      enabled: after !== undefined,
      run: () => after && onGo(after.stream),
    },
  ])
  return (
    <SidePanel
      title={topic.entry.title}
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={() => go({ screen: 'topic', stream })}>
            打开议题
          </Button>
          <Button
            variant="default"
            disabled={!before}
            rightSection={<KeyCap keys="Alt+ArrowUp" />}
            onClick={() => before && onGo(before.stream)}
          >
            上一个
          </Button>
          <Button
            variant="default"
            disabled={!after}
            rightSection={<KeyCap keys="Alt+ArrowDown" />}
            onClick={() => after && onGo(after.stream)}
          >
            下一个
          </Button>
        </>
      }
    >
      <HeldContext value={heldBecause(topic)}>
        <div className={styles.parts}>
          <Said topic={topic} />
          <NearTopics stream={stream} topic={topic} rows={rows} onMerged={onMerged} />
          <SelectionScore stream={stream} score={topic.score} />
          <SelectionShowpiece stream={stream} showpiece={topic.showpiece} />
          <SelectionReception stream={stream} topic={topic} />
        </div>
      </HeldContext>
    </SidePanel>
  )
}

/** A closed topic is only looked at; a merged one can be taken back by its 受理. */
function heldBecause({ closed }: Topic): string | null {
  return closed ? '这个议题已经办结。' : null
}

function Said({ topic: { entry } }: { readonly topic: Topic }) {
  const today = dayOf(useDeskMinute())
  const facts = [
    entry.code,
    topicSourceNames[entry.source],
    entry.channel,
    entry.proposer,
    entry.area,
    entry.touched,
    `${sayDay(entry.enteredOn, today)}登记`,
  ]
  return (
    <div>
      <p className={styles.facts}>{facts.filter(Boolean).join('　')}</p>
      <p className={styles.said}>{entry.said || '没有写反映情况。'}</p>
      {entry.suggestion !== '' && <p className={styles.said}>建议：{entry.suggestion}</p>}
    </div>
  )
}
