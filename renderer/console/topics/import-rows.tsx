import { Checkbox, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { topicSourceNames } from '#shared/topic/entry'
import { type TopicImportEntry, type TopicPreview, topicSentence } from '#shared/topic/import'
import { LongList } from '../../kit/long-list'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import styles from './import-panel.module.css'

type ImportRowsProps = {
  readonly preview: TopicPreview
  /** The doubtful rows that are imported all the same, by their number. */
  readonly chosen: ReadonlySet<number>
  readonly onChoose: (chosen: ReadonlySet<number>) => void
}

/** The file's rows with what would become of each; those that need the clerk come first. */
export function ImportRows({ preview, chosen, onChoose }: ImportRowsProps) {
  const outcomes = order.filter((outcome) => preview.counts[outcome] > 0)
  const [picked, setPicked] = useState<string>(outcomes[0] ?? 'ready')
  const entries = preview.entries.filter((entry) => entry.outcome === picked)
  const numbers = entries.map(({ row }) => row)
  const toggle = (row: number) => {
    const next = new Set(chosen)
    if (!next.delete(row)) next.add(row)
    onChoose(next)
  }
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="看哪些行"
        data={outcomes.map((outcome) => ({
          value: outcome,
          label: `${outcomeNames[outcome]} ${preview.counts[outcome]}`,
        }))}
        value={picked}
        onChange={setPicked}
      />
      <div className={styles.rows}>
        {picked === 'alike' && (
          <Checkbox
            className={styles.all}
            label={`这 ${numbers.length} 条都照样导入`}
            checked={numbers.every((row) => chosen.has(row))}
            indeterminate={numbers.some((row) => chosen.has(row)) && !numbers.every((row) => chosen.has(row))}
            onChange={(event) => onChoose(new Set(event.currentTarget.checked ? numbers : []))}
          />
        )}
        <LongList
          label={`${outcomeNames[outcomeOf(picked)]}的行`}
          items={entries}
          keyOf={(entry) => `${entry.row}`}
          rowHeight={80}
        >
          {(entry, index) => (
            <EntryLine
              entry={entry}
              isFirst={index === 0}
              isChosen={chosen.has(entry.row)}
              onToggle={() => toggle(entry.row)}
            />
          )}
        </LongList>
      </div>
    </>
  )
}

type EntryLineProps = {
  readonly entry: TopicImportEntry
  readonly isFirst: boolean
  readonly isChosen: boolean
  readonly onToggle: () => void
}

/** Tab stops at the first; the arrow keys go on from there. A doubtful row has its box to tick. */
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
const order: readonly Outcome[] = ['faulty', 'alike', 'repeated', 'known', 'ready']
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

function outcomeOf(value: string): Outcome {
  return order.find((each) => each === value) ?? 'ready'
}

function aboutOf(entry: TopicImportEntry): string {
  if (!('entry' in entry)) return ''
  const { proposer, area, said } = entry.entry
  return [proposer, area, said].filter(Boolean).join('　')
}
