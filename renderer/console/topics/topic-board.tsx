import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { StreamId } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import { topicSourceNames } from '#shared/topic/entry'
import { type Stage, stageNames, stages } from '#shared/topic/stages'
import { type FoldedGroup, foldedGroups, foldedNames, groupTopics } from '#shared/views/topic-groups'
import type { TopicRow } from '#shared/views/topic-row'
import { useDeskMinute } from '../../bridge/desk-clock'
import { LongList } from '../../kit/long-list'
import { ToneChip } from '../../kit/tone-chip'
import styles from './topic-board.module.css'

type TopicBoardProps = {
  readonly rows: readonly TopicRow[]
  /** The topic that is open beside the board. */
  readonly open: StreamId | null
  readonly onOpen: (row: TopicRow) => void
  readonly onJudge: (row: TopicRow) => void
  readonly onGroup: (group: FoldedGroup) => void
}

/** 看板: a column for each stage. Nobody moves a card by hand: it goes where what was done has brought it (T5). */
export function TopicBoard({ rows, onGroup, ...rest }: TopicBoardProps) {
  const groups = useMemo(() => groupTopics(rows), [rows])
  const board = useRef<HTMLElement>(null)
  const folded = foldedGroups.filter((group) => groups[group].length > 0)
  return (
    <div className={styles.whole}>
      <section
        className={styles.board}
        ref={board}
        aria-label="看板"
        onKeyDown={(event) => stepAcross(event, board.current)}
      >
        {stages.map((stage) => (
          <Column key={stage} stage={stage} rows={groups[stage]} {...rest} />
        ))}
      </section>
      {folded.length > 0 && (
        <div className={styles.folded}>
          <span>收起来的：</span>
          {folded.map((group) => (
            <button key={group} type="button" className={styles.fold} onClick={() => onGroup(group)}>
              {foldedNames[group]} <span className="figures">{groups[group].length}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

type ColumnProps = Pick<TopicBoardProps, 'open' | 'onOpen' | 'onJudge'> & {
  readonly stage: Stage
  readonly rows: readonly TopicRow[]
}

function Column({ stage, rows, ...rest }: ColumnProps) {
  return (
    <section className={styles.column} data-column={stage} aria-label={`${stageNames[stage]}，${rows.length} 个`}>
      <h2 className={styles.head}>
        {stageNames[stage]}
        <span className={styles.count}>{rows.length}</span>
      </h2>
      {rows.length === 0 ? (
        <p className={styles.none}>没有</p>
      ) : (
        <LongList label={stageNames[stage]} items={rows} keyOf={(row) => row.stream} rowHeight={104}>
          {(row) => <TopicCard row={row} {...rest} />}
        </LongList>
      )}
    </section>
  )
}

type TopicCardProps = Pick<TopicBoardProps, 'open' | 'onOpen' | 'onJudge'> & { readonly row: TopicRow }

function TopicCard({ row, open, onOpen, onJudge }: TopicCardProps) {
  const today = dayOf(useDeskMinute())
  // A column is narrow: beside a mark there is no room for a day.
  const isMarked = row.reception === 'entered' || row.showpiece
  return (
    <div className={styles.card} data-stream={row.stream} data-open={open === row.stream || undefined}>
      <button type="button" className={styles.title} data-row-main title={row.title} onClick={() => onOpen(row)}>
        <span className={styles.name}>{row.title}</span>
      </button>
      <p className={styles.about}>
        <span className={styles.words}>
          {[row.code, topicSourceNames[row.source], row.area].filter(Boolean).join('　')}
        </span>
      </p>
      <p className={styles.foot}>
        {row.reception === 'entered' && <ToneChip tone="amber">待受理</ToneChip>}
        {row.showpiece && <ToneChip tone="plum">形象</ToneChip>}
        <span className={styles.words}>{isMarked ? '' : nodeWords(row, today)}</span>
        <button
          type="button"
          className={styles.judge}
          tabIndex={-1}
          aria-label={`评分、受理“${row.title}”`}
          onClick={() => onJudge(row)}
        >
          {row.score === null ? '评分' : `${row.score} 分`}
        </button>
      </p>
    </div>
  )
}

/** The next node and its day, or when the topic came. */
function nodeWords({ nextNode, enteredOn }: TopicRow, today: string): string {
  return nextNode ? `${shortDay(nextNode.dueOn, today)} ${nextNode.title}` : `${shortDay(enteredOn, today)}登记`
}

/** A card is narrow: 12月10日 without its weekday. */
function shortDay(day: string, today: string): string {
  return sayDay(day, today).split(' ')[0] ?? ''
}

/** Left and right go to the next column that has cards, to the same height. */
function stepAcross(event: KeyboardEvent, board: HTMLElement | null): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0 || !board || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row-main]')) return
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')].filter((column) =>
    column.querySelector('[data-row-main]'),
  )
  const own = event.target.closest<HTMLElement>('[data-column]')
  const next = own && columns[columns.indexOf(own) + step]
  if (!next) return
  event.preventDefault()
  const height = event.target.getBoundingClientRect().top
  const cards = [...next.querySelectorAll<HTMLElement>('[data-row-main]')]
  const nearest = cards.reduce((best, card) =>
    Math.abs(card.getBoundingClientRect().top - height) < Math.abs(best.getBoundingClientRect().top - height)
      ? card
      : best,
  )
  nearest.focus()
}
