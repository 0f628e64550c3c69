import { Checkbox } from '@mantine/core'
import { topicSourceNames } from '#shared/topic/entry'
import { type TopicImportEntry, type TopicPreview, topicSentence } from '#shared/topic/import'
import type { Tone } from '../../kit/theme'
import { TickAll, toggled } from '../../kit/ticked'
import { ToneChip } from '../../kit/tone-chip'
import styles from '../importing/importing.module.css'
import { RowsByOutcome } from '../importing/rows-by-outcome'

type ImportRowsProps = {
  readonly preview: TopicPreview
  /** The doubtful rows that are imported all the same, by their number. */
  readonly chosen: ReadonlySet<number>
  readonly onChoose: (chosen: ReadonlySet<number>) => void
}

/** Rows that are much like a topic of the pool wait for the clerk: one by one, or all of them. */
export function ImportRows({ preview, chosen, onChoose }: ImportRowsProps) {
  const allOf = (outcome: Outcome, entries: readonly TopicImportEntry[]) => {
    if (outcome !== 'alike') return null
    return (
      <TickAll
        className={styles.all}
        label={`这 ${entries.length} 条都照样导入`}
        keys={entries.map(({ row }) => row)}
        ticked={chosen}
        onTick={onChoose}
      />
    )
  }
  return (
    <RowsByOutcome order={order} names={outcomeNames} counts={preview.counts} entries={preview.entries} above={allOf}>
      {(entry, isFirst) => (
        <EntryLine
          {...{ entry, isFirst, isChosen: chosen.has(entry.row) }}
          onToggle={() => onChoose(toggled(chosen, entry.row))}
        />
      )}
    </RowsByOutcome>
  )
}

type EntryLineProps = {
  readonly entry: TopicImportEntry
  readonly isFirst: boolean
  readonly isChosen: boolean
  readonly onToggle: () => void
}

/** A doubtful row has its box to tick. */
function EntryLine({ entry, isFirst, isChosen, onToggle }: EntryLineProps) {
  const title = 'entry' in entry ? entry.entry.title : entry.title
  const sentence = topicSentence(entry)
  const said = sentence ?? `第 ${entry.row} 行　${aboutOf(entry)}`
  if (entry.outcome === 'alike')
    return (
      <div className={styles.row}>
        <Checkbox
          data-row-main
          tabIndex={isFirst ? 0 : -1}
          label={title}
          aria-label={`照样导入“${title}”`}
          checked={isChosen}
          onChange={onToggle}
        />
        <ToneChip tone={outcomeTones.alike}>{isChosen ? '照样导入' : '不导入'}</ToneChip>
        <span className={styles.about} title={said}>
          {said}
        </span>
      </div>
    )
  return (
    <div className={styles.row} data-row-main tabIndex={isFirst ? 0 : -1}>
      <span className={styles.name} title={title}>
        {title || '（没有议题）'}
      </span>
      {entry.outcome === 'ready' ? (
        <ToneChip tone="jade">{topicSourceNames[entry.entry.source]}</ToneChip>
      ) : (
        <ToneChip tone={outcomeTones[entry.outcome]}>{outcomeNames[entry.outcome]}</ToneChip>
      )}
      <span className={styles.about} title={said}>
        {said}
      </span>
    </div>
  )
}

type Outcome = TopicImportEntry['outcome']
const order: readonly [Outcome, ...Outcome[]] = ['faulty', 'alike', 'repeated', 'known', 'ready']
const outcomeNames: Readonly<Record<Outcome, string>> = {
  ready: '可以导入',
  alike: '疑似重复',
  known: '库里已有',
  repeated: '重复',
  faulty: '有错',
}
const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  ready: 'jade',
  alike: 'amber',
  known: 'blue',
  repeated: 'amber',
  faulty: 'cinnabar',
}

function aboutOf(entry: TopicImportEntry): string {
  if (!('entry' in entry)) return ''
  const { proposer, area, said } = entry.entry
  return [proposer, area, said].filter(Boolean).join('　')
}
