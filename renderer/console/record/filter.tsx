import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { attendeeOf } from '#shared/meeting/attendance'
import type { Meeting } from '#shared/meeting/meeting'
import { type MinutesEntry, type MinutesKind, minutesKindNames, minutesKinds } from '#shared/meeting/minutes'
import styles from './filter.module.css'

/** Which entries are looked at; the record itself is always whole. */
export type Filter = { readonly kind: MinutesKind | null; readonly text: string }

export const everything: Filter = { kind: null, text: '' }

export function passes(entry: MinutesEntry, { kind, text }: Filter, attendees: Meeting['attendees']): boolean {
  if (kind !== null && entry.kind !== kind) return false
  if (text === '') return true
  return entry.text.includes(text) || (attendeeOf({ attendees }, entry.attendeeId)?.name.includes(text) ?? false)
}

type FilterLineProps = {
  readonly meeting: Meeting
  readonly filter: Filter
  readonly shown: number
  readonly onChange: (filter: Filter) => void
}

/** One quiet line: how many entries there are; opened, it looks for a kind or a word. */
export function FilterLine({ meeting, filter, shown, onChange }: FilterLineProps) {
  const [isOpen, setOpen] = useState(false)
  const total = meeting.minutes.length
  if (!isOpen)
    return (
      <div className={styles.line}>
        <span>{total === 0 ? '还没有记录' : `共 ${total} 条`}</span>
        <button type="button" className={styles.open} onClick={() => setOpen(true)} disabled={total === 0}>
          筛选
        </button>
      </div>
    )
  const close = () => {
    onChange(everything)
    setOpen(false)
  }
  return (
    <div className={styles.line}>
      <Select
        size="xs"
        aria-label="类别"
        value={filter.kind ?? 'all'}
        onChange={(kind) => onChange({ ...filter, kind: minutesKinds.find((each) => each === kind) ?? null })}
        data={[
          { value: 'all', label: '全部类别' },
          ...minutesKinds.map((kind) => ({ value: kind, label: minutesKindNames[kind] })),
        ]}
        className={styles.kind}
      />
      <TextInput
        size="xs"
        aria-label="找人名或文字"
        placeholder="人名或文字"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        className={styles.text}
      />
      <span className={styles.count}>{shown} 条</span>
      <button type="button" className={styles.open} onClick={close}>
        收起
      </button>
    </div>
  )
}
