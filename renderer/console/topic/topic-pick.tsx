import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TopicRow } from '#shared/views/topic-row'
import { useTopicRows } from '../../bridge/lists'
import { StageChip } from '../../kit/stage-chip'
import { PickList, usePickList } from '../live/pick-list'
import styles from './topic-pick.module.css'

type TopicPickProps = {
  readonly title: string
  readonly hint: string
  /** Which topics may be picked; null picks any that goes on. */
  readonly mayPick?: (row: TopicRow) => boolean
  readonly onPick: (row: TopicRow) => void
  readonly onClose: () => void
}

const shownAtMost = 40

/** Asks for one topic of the pool: type a few letters, Enter. Merged and closed ones are not offered. */
export function TopicPick({ title, hint, mayPick = () => true, onPick, onClose }: TopicPickProps) {
  const [query, setQuery] = useState('')
  const { rows, message } = useTopicRows(query)
  const hits = (rows ?? [])
    .filter((row) => row.mergedInto === null && row.closedOn === null && mayPick(row))
    .slice(0, shownAtMost)
  const picks = hits.map((row) => ({
    id: row.stream,
    content: (
      <>
        <span className={styles.code}>{row.code}</span>
        <span className={styles.title}>{row.title}</span>
        <StageChip stage={row.stage} />
      </>
    ),
    run: () => onPick(row),
  }))
  const list = usePickList(picks, query)
  return (
    <Modal opened onClose={onClose} title={title} size={620}>
      <TextInput
        data-autofocus
        aria-label={title}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="议题名称、编号或拼音首字母"
        value={query}
        maxLength={60}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={list.onKeyDown}
        error={message || undefined}
        {...list.fieldProps}
      />
      {rows !== null && picks.length === 0 ? (
        <p className={styles.none}>没有找到可以选的议题。请换几个字再找，或先到议题库登记。</p>
      ) : (
        <PickList {...list} picks={picks} label="可以选的议题" onHover={list.setActive} />
      )}
    </Modal>
  )
}
