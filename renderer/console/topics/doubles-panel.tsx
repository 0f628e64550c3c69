import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { streamOf } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import { likelyDoubles } from '#shared/topic/doubles'
import { topicSourceNames } from '#shared/topic/entry'
import type { TopicRow } from '#shared/views/topic-row'
import { command, sayRefusal } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { EmptyState } from '../../kit/empty-state'
import { say } from '../../kit/notice'
import { SidePanel } from '../../kit/side-panel'
import styles from './doubles-panel.module.css'
import { useReadings } from './readings'
import { TopicStanding } from './topic-marks'
import type { Touched } from './undo-last'

type DoublesPanelProps = {
  /** The whole pool. */
  readonly rows: readonly TopicRow[]
  readonly onMerged: (touched: Touched) => void
  readonly onClose: () => void
}

/** 查重 (T17): pairs that may be one and the same, the likest first. The clerk says which of the two stays, or neither. */
export function DoublesPanel({ rows, onMerged, onClose }: DoublesPanelProps) {
  const readings = useReadings(rows)
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const pairs = useMemo(() => {
    const open = rows.filter((row) => row.reception !== 'merged' && row.closedOn === null)
    return likelyDoubles(open.map((row) => ({ ...row, reading: readings.get(row.title) ?? '' })))
  }, [rows, readings])
  const shown = pairs.filter((pair) => !apart.has(keyOf(pair)))

  const merge = async (goes: TopicRow, stays: TopicRow) => {
    setBusy(true)
    const topicId = stays.stream.slice(streamOf('topic', '').length)
    const answer = await command(goes.stream, { type: 'topic.mergeInto', topicId })
    setBusy(false)
    if (!answer.ok) return sayRefusal(answer.refusal)
    onMerged({ stream: goes.stream, since: answer.value.seq - 1 })
    say({ id: 'merged', color: 'jade', message: `“${goes.title}”已并入“${stays.title}”`, autoClose: 5000 })
  }
  const setAside = (pair: Pair) => setApart(new Set([...apart, keyOf(pair)]))

  return (
    <SidePanel title="查重" width={460} onClose={onClose}>
      {shown.length === 0 ? (
        <EmptyState
          title="没有很像的议题"
          text="这里把名称写法相近、读音相近的议题两个两个地列出来，由您定是不是同一件事。"
        />
      ) : (
        <>
          <p className={styles.hint}>
            {shown.length} 对很像。说的是同一件事的，点要留下的那一个，另一个并入它；并错了可以撤销。
          </p>
          <ul className={styles.pairs}>
            {shown.slice(0, mostShown).map((pair) => (
              <li key={keyOf(pair)} className={styles.pair}>
                <Side row={pair[0]} isBusy={isBusy} onStay={() => void merge(pair[1], pair[0])} />
                <Side row={pair[1]} isBusy={isBusy} onStay={() => void merge(pair[0], pair[1])} />
                <Button className={styles.apart} size="xs" variant="subtle" color="ink" onClick={() => setAside(pair)}>
                  不是一件事
                </Button>
              </li>
            ))}
          </ul>
          {shown.length > mostShown && <p className={styles.hint}>先列出最像的 {mostShown} 对。</p>}
        </>
      )}
    </SidePanel>
  )
}

type Pair = readonly [TopicRow, TopicRow]
/** Nobody judges more in one sitting; what is judged makes room for the next. */
const mostShown = 30

function keyOf([a, b]: Pair): string {
  return `${a.stream} ${b.stream}`
}

type SideProps = { readonly row: TopicRow; readonly isBusy: boolean; readonly onStay: () => void }

function Side({ row, isBusy, onStay }: SideProps) {
  const today = dayOf(useDeskMinute())
  const facts = [row.code, topicSourceNames[row.source], row.proposer, row.area, sayDay(row.enteredOn, today)]
  return (
    <div className={styles.side}>
      <p className={styles.title}>{row.title}</p>
      <p className={styles.facts}>{facts.filter(Boolean).join('　')}</p>
      <div className={styles.foot}>
        <TopicStanding row={row} />
        <Button
          size="xs"
          variant="default"
          disabled={isBusy}
          aria-label={`留下“${row.title}”${row.code}，另一个并入它`}
          onClick={onStay}
        >
          留这个
        </Button>
      </div>
    </div>
  )
}
