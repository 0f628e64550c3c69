import { type ImportEntry, type ImportPreview, sentenceOf } from '#shared/roster/import'
import { SideChip } from '../../kit/side-chip'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import styles from '../importing/importing.module.css'
import { RowsByOutcome } from '../importing/rows-by-outcome'

export function ImportRows({ preview }: { readonly preview: ImportPreview }) {
  return (
    <RowsByOutcome order={order} names={outcomeNames} counts={preview.counts} entries={preview.entries}>
      {(entry, isFirst) => <EntryLine entry={entry} isFirst={isFirst} />}
    </RowsByOutcome>
  )
}

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
const order: readonly [Outcome, ...Outcome[]] = ['faulty', 'repeated', 'known', 'ready']
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

function nameOf(entry: ImportEntry): string {
  if (entry.outcome === 'ready') return entry.details.name
  return entry.outcome === 'known' ? entry.person.name : entry.name
}

function placeOf(entry: ImportEntry): string {
  const details = entry.outcome === 'ready' ? entry.details : entry.outcome === 'known' ? entry.person : null
  return details ? [details.organization, details.post].filter(Boolean).join('　') : ''
}
