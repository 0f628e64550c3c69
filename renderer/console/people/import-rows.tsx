import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type ImportEntry, type ImportPreview, sentenceOf } from '#shared/roster/import'
import { LongList } from '../../kit/long-list'
import { SideChip } from '../../kit/side-chip'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import styles from './import-panel.module.css'

/** The file's rows with what would become of each; those that need the clerk come first. */
export function ImportRows({ preview }: { readonly preview: ImportPreview }) {
  const outcomes = order.filter((outcome) => preview.counts[outcome] > 0)
  const [chosen, setChosen] = useState<string>(outcomes[0] ?? 'ready')
  const entries = preview.entries.filter((entry) => entry.outcome === chosen)
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="看哪些行"
        data={outcomes.map((outcome) => ({
          value: outcome,
          label: `${outcomeNames[outcome]} ${preview.counts[outcome]}`,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      <div className={styles.rows}>
        <LongList
          label={`${outcomeNames[outcomeOf(chosen)]}的行`}
          items={entries}
          keyOf={(entry) => `${entry.row}`}
          rowHeight={80}
        >
          {(entry, index) => <EntryLine entry={entry} isFirst={index === 0} />}
        </LongList>
      </div>
    </>
  )
}

/** Tab stops at the first; the arrow keys go on from there. */
function EntryLine({ entry, isFirst }: { readonly entry: ImportEntry; readonly isFirst: boolean }) {
  const sentence = sentenceOf(entry)
  return (
    <div className={styles.row} data-row-main tabIndex={isFirst ? 0 : -1}>
      <span className={styles.name}>{nameOf(entry) || '（没有姓名）'}</span>
      {entry.outcome === 'ready' ? (
        <SideChip side={entry.details.side} />
      ) : (
        <ToneChip tone={outcomeTones[entry.outcome]}>{outcomeNames[entry.outcome]}</ToneChip>
      )}
      <span className={styles.about} title={sentence ?? placeOf(entry)}>
        {sentence ?? `第 ${entry.row} 行　${placeOf(entry)}`}
      </span>
    </div>
  )
}

type Outcome = ImportEntry['outcome']
const order: readonly Outcome[] = ['faulty', 'repeated', 'known', 'ready']
const outcomeNames: Readonly<Record<Outcome, string>> = {
  ready: '可以导入',
  known: '已在人才库',
  repeated: '重复',
  faulty: '有错',
}
const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  ready: 'jade',
  known: 'blue',
  repeated: 'amber',
  faulty: 'cinnabar',
}

function outcomeOf(value: string): Outcome {
  return order.find((each) => each === value) ?? 'ready'
}

function nameOf(entry: ImportEntry): string {
  if (entry.outcome === 'ready') return entry.details.name
  return entry.outcome === 'known' ? entry.person.name : entry.name
}

function placeOf(entry: ImportEntry): string {
  const details = entry.outcome === 'ready' ? entry.details : entry.outcome === 'known' ? entry.person : null
  return details ? [details.organization, details.post].filter(Boolean).join('　') : ''
}
