import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import type { StreamId } from '#shared/fact'
import { type Score, scoreNames, scoreTotal } from '#shared/topic/entry'
import { useCommand } from '../../bridge/ask'
import { useKeys } from '../keys/keys'
import styles from './selection-score.module.css'
import { useReadOnly } from './standing'
import part from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type SelectionScoreProps = { readonly stream: StreamId; readonly score: Score | null }

/** 评分 on 切口小、关联广、切身利益 (P2): kept once all three are there. */
export function SelectionScore({ stream, score }: SelectionScoreProps) {
  const { send, isBusy } = useCommand(stream)
  const readOnly = useReadOnly()
  const [marks, setMarks] = useState<Partial<Score>>(score ?? {})
  const kept = JSON.stringify(score)
  // What was kept, or taken back, shows here; a score that is half given stays until it is whole.
  useEffect(() => setMarks((JSON.parse(kept) as Score | null) ?? {}), [kept])
  const give = (id: keyof Score, value: string) => {
    const given = { ...marks, [id]: Number(value) }
    setMarks(given)
    const { small, wide, close } = given
    if (small && wide && close) void send({ type: 'topic.score', score: { small, wide, close } })
  }
  // The three one after the other; a fourth begins anew.
  const giveNext = (value: number) => {
    const open = scoreIds.find((id) => !marks[id])
    if (open) give(open, String(value))
    else setMarks({ small: value })
  }
  useKeys(
    [1, 2, 3, 4, 5].map((value) => ({
      id: `topic.score-${value}`,
      keys: String(value),
      label: `评 ${value} 分：切口小、关联广、切身利益依次给`,
      group: '评分',
      keyOnly: true,
      enabled: !readOnly,
      run: () => giveNext(value),
    })),
  )
  const total = scoreTotal(score)
  return (
    <TopicCard
      title="评分"
      beside={<span className={part.hint}>{total === null ? '还没有评' : `${total}/15 分`}</span>}
    >
      {scoreIds.map((id) => (
        <ScoreLine
          key={id}
          name={scoreNames[id]}
          meaning={meanings[id]}
          value={marks[id] ?? null}
          disabled={readOnly}
          onChange={(value) => give(id, value)}
        />
      ))}
      {!readOnly && score && (
        <div className={part.acts}>
          <Button
            variant="subtle"
            color="ink"
            size="xs"
            disabled={isBusy}
            onClick={() => void send({ type: 'topic.score', score: null })}
          >
            清除评分
          </Button>
        </div>
      )}
    </TopicCard>
  )
}

type ScoreLineProps = {
  readonly name: string
  readonly meaning: string
  readonly value: number | null
  readonly disabled: boolean
  readonly onChange: (value: string) => void
}

function ScoreLine({ name, meaning, value, disabled, onChange }: ScoreLineProps) {
  const label = useId()
  return (
    <div className={styles.line}>
      <div>
        <span id={label} className={styles.name}>
          {name}
        </span>
        <span className={part.hint}>{meaning}</span>
      </div>
      <SegmentedControl
        aria-labelledby={label}
        size="sm"
        data={['1', '2', '3', '4', '5']}
        value={value === null ? '' : String(value)}
        disabled={disabled}
        onChange={onChange}
      />
    </div>
  )
}

const scoreIds = ['small', 'wide', 'close'] as const
const meanings: Readonly<Record<keyof Score, string>> = {
  small: '一件小而具体的事',
  wide: '牵涉的人多',
  close: '和群众的利益贴得近',
}
