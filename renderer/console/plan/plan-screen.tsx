import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type StreamId, streamOf } from '#shared/fact'
import type { AnnualPlan, PlanHistory } from '#shared/plan/plan'
import { dayOf, longDate } from '#shared/text/dates'
import { planBoard, planFigures } from '#shared/views/plan-board'
import type { TopicRow } from '#shared/views/topic-row'
import { useDeskMinute } from '../../bridge/desk-clock'
import { usePlanRows, useTopicRows } from '../../bridge/lists'
import { usePlan } from '../../bridge/streams'
import { EmptyState } from '../../kit/empty-state'
import { PlusIcon } from '../../kit/icons'
import { KeyCap } from '../../kit/key-cap'
import { PageTitle } from '../../kit/page-title'
import { ToneChip } from '../../kit/tone-chip'
import { Toolbar } from '../../kit/toolbar'
import { useKeys } from '../keys/keys'
import { OfficeMenu } from '../papers/office-menu'
import { useRoom } from '../shell/beginning'
import { EntryPanel } from './entry-panel'
import { FromLastYear } from './from-last-year'
import { FromPool } from './from-pool'
import { IssuePanel } from './issue-panel'
import { Months } from './months'
import { NewEntry } from './new-entry'
import styles from './plan-screen.module.css'
import { UndoPlanButton } from './undo-plan'

/** 计划: a year's consulting, month by month. */
export function PlanScreen() {
  const thisYear = Number(dayOf(useDeskMinute()).slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const room = useRoom()
  const stream = streamOf('plan', `${year}-${room.id}`)
  const followed = usePlan(stream)
  if (followed.phase === 'opening') return <div aria-busy="true" />
  if (followed.phase === 'refused')
    return <EmptyState title={`${year} 年的计划打不开`} text={followed.refusal.message} />
  return <Opened key={stream} stream={stream} year={year} history={followed.state} onYear={setYear} />
}

type OpenedProps = {
  readonly stream: StreamId
  readonly year: number
  /** Null while nothing has been planned for that year. */
  readonly history: PlanHistory | null
  readonly onYear: (year: number) => void
}

type Beside =
  | null
  | { readonly kind: 'new'; readonly month: number }
  | { readonly kind: 'pool' | 'last-year' | 'issue' }
  | { readonly kind: 'entry'; readonly id: string }

function Opened({ stream, year, history, onYear }: OpenedProps) {
  const plan = useMemo(() => history?.state ?? blankPlan(year), [history, year])
  const today = dayOf(useDeskMinute())
  const { rows: topics } = useTopicRows()
  const { rows: plans } = usePlanRows()
  const [beside, setBeside] = useState<Beside>(null)
  const months = useMemo(() => planBoard(plan, topics ?? [], today), [plan, topics, today])
  const earlier = (plans ?? []).map((row) => row.plan).filter((each) => each.year < year && each.entries.length > 0)
  const last = earlier.sort((a, b) => b.year - a.year)[0] ?? null
  const close = () => setBeside(null)
  const usualMonth = year === Number(today.slice(0, 4)) ? Number(today.slice(5, 7)) : 1
  const startNew = (month = usualMonth) => setBeside({ kind: 'new', month })
  const fromPool = () => setBeside({ kind: 'pool' })
  const group = '计划'
  useKeys([
    { id: 'plan.new', keys: 'n', label: '加一项', group, run: () => startNew() },
    { id: 'plan.pool', keys: 'p', label: '从议题库加', group, run: fromPool },
    { id: 'plan.year-before', keys: '[', label: '上一年', group, run: () => onYear(year - 1) },
    { id: 'plan.year-after', keys: ']', label: '下一年', group, run: () => onYear(year + 1) },
  ])
  const common = { stream, isBegun: history !== null, year, plan, topics: topics ?? [], onClose: close }
  const opened = beside?.kind === 'entry' ? plan.entries.find((each) => each.id === beside.id) : undefined

  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <PageTitle
          title="年度协商计划"
          beside={
            <Select
              className={styles.year}
              aria-label="年份"
              data={yearChoices(year, Number(today.slice(0, 4)), plans?.map((row) => row.plan.year) ?? [])}
              value={String(year)}
              onChange={(value) => value && onYear(Number(value))}
            />
          }
        >
          <Button variant="default" rightSection={<KeyCap keys="p" />} onClick={fromPool}>
            从议题库加
          </Button>
          <Button leftSection={<PlusIcon />} rightSection={<KeyCap keys="n" />} onClick={() => startNew()}>
            加一项
          </Button>
        </PageTitle>
        <div className={styles.tools}>
          <Toolbar
            label="计划"
            end={
              <>
                {history && <UndoPlanButton stream={stream} history={history} />}
                {plan.entries.length > 0 && <OfficeMenu label="计划文书" what={{ paper: 'annual-plan', stream }} />}
                <Button variant="default" disabled={last === null} onClick={() => setBeside({ kind: 'last-year' })}>
                  {last ? `照 ${last.year} 年的做起点` : '照往年的做起点'}
                </Button>
                {plan.entries.length > 0 && (
                  <Button variant="default" onClick={() => setBeside({ kind: 'issue' })}>
                    {plan.issued ? '重新印发…' : '印发…'}
                  </Button>
                )}
              </>
            }
          >
            <PlanLine plan={plan} {...planFigures(months)} />
          </Toolbar>
        </div>
        {plan.entries.length === 0 && topics !== null && (
          <p className={styles.hint}>
            {year} 年还没有安排议题。从议题库里挑已受理的排进月份
            {last ? `，或在“更多”里照 ${last.year} 年的做起点` : ''}
            ；每一项有牵头单位和期限，过了月份还没协商的会标出来。
          </p>
        )}
        <Months
          stream={stream}
          year={year}
          months={months}
          open={opened?.id ?? null}
          onOpen={(id) => setBeside({ kind: 'entry', id })}
          onNew={startNew}
        />
      </div>
      {beside?.kind === 'new' && <NewEntry key={beside.month} month={beside.month} {...common} />}
      {beside?.kind === 'pool' && <FromPool usualMonth={usualMonth} {...common} />}
      {beside?.kind === 'last-year' && last && <FromLastYear earlier={last} {...common} />}
      {beside?.kind === 'issue' && <IssuePanel {...common} />}
      {opened && <EntryPanel key={opened.id} entry={opened} {...common} />}
    </div>
  )
}

/** What the panels beside the board work on. */
export type PlanPanelProps = {
  readonly stream: StreamId
  /** False while the year has no plan yet: the first act begins it. */
  readonly isBegun: boolean
  readonly year: number
  readonly plan: AnnualPlan
  readonly topics: readonly TopicRow[]
  readonly onClose: () => void
}

type PlanLineProps = {
  readonly plan: AnnualPlan
  readonly all: number
  readonly consulted: number
  readonly late: number
}

/** How the year stands, and whether it was issued (Y5). */
function PlanLine({ plan, all, consulted, late }: PlanLineProps) {
  const { issued, changedSince } = plan
  return (
    <>
      {all > 0 && (
        <span>
          {all} 项，已协商 {consulted} 项
        </span>
      )}
      {late > 0 && <ToneChip tone="amber">{late} 项过了时候</ToneChip>}
      {issued && (
        <span className={styles.issued} title={[issued.issuers, issued.number].filter(Boolean).join('　')}>
          {longDate(issued.on)}印发{changedSince > 0 ? `，之后改过 ${changedSince} 处` : ''}
        </span>
      )}
    </>
  )
}

function yearChoices(year: number, now: number, planned: readonly number[]) {
  const years = [...new Set([...planned, year, now - 1, now, now + 1])].sort((a, b) => a - b)
  return years.map((each) => ({ value: String(each), label: `${each} 年` }))
}

function blankPlan(year: number): AnnualPlan {
  return { id: '', year, entries: [], issued: null, changedSince: 0 }
}
