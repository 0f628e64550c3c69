import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '#shared/text/dates'
import type { StatisticsQuestion } from '#shared/views/statistics'
import type { MainFigure } from '#shared/views/statistics-figures'
import type { StatisticsPage } from '#shared/views/statistics-page'
import { daysOfPeriod, type Period, periodBeside, periodName } from '#shared/views/statistics-period'
import { ask, sayRefusal } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { EmptyState } from '../../kit/empty-state'
import { KeyCap } from '../../kit/key-cap'
import { say } from '../../kit/notice'
import { PageTitle } from '../../kit/page-title'
import { useKeys } from '../keys/keys'
import { usePlace } from '../shell/place'
import { useQuestion, useStatistics } from './asked'
import { ChartCard } from './chart-card'
import { PeriodChoice } from './period-choice'
import styles from './statistics-screen.module.css'
import { WhoseChoice } from './whose-choice'

/** 统计 (P16): what was consulted on in a period, by whom, and what came of it, in figures and charts. */
export function StatisticsScreen() {
  const today = dayOf(useDeskMinute())
  const { question, look } = useQuestion(today)
  const { page, of, message } = useStatistics(question, today)
  const [isSaving, setSaving] = useState(false)
  const { from, to } = daysOfPeriod(question.period)
  const isReversed = to < from
  const hasAny = page !== null && !page.isEmpty && !isReversed

  const go = (period: Period) => look({ ...question, period })
  const step = (by: -1 | 1) => go(periodBeside(question.period, by))
  const saveAll = async () => {
    setSaving(true)
    const answer = await ask('statistics.saveWorkbook', { question, chart: null })
    setSaving(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) say({ id: 'statistics', color: 'jade', message: `统计表已存到 ${answer.value}` })
  }
  useKeys([
    { id: 'statistics.before', keys: '[', label: '上一期', group: '统计', mayRepeat: true, run: () => step(-1) },
    { id: 'statistics.after', keys: ']', label: '下一期', group: '统计', mayRepeat: true, run: () => step(1) },
    {
      id: 'statistics.save',
      keys: 'e',
      label: '导出统计表',
      group: '统计',
      enabled: hasAny,
      run: () => void saveAll(),
    },
  ])

  return (
    <div className={styles.page}>
      <PageTitle title="统计" beside={page && page.rooms.length > 1 ? `${page.rooms.length} 间议事室` : ''}>
        <Button disabled={!hasAny} loading={isSaving} rightSection={<KeyCap keys="e" />} onClick={() => void saveAll()}>
          导出统计表
        </Button>
      </PageTitle>
      <div className={styles.choices}>
        <PeriodChoice period={question.period} today={today} onChoose={go} />
        {page && <WhoseChoice asked={question} rooms={page.rooms} areas={page.areas} onChoose={look} />}
      </div>
      {message !== '' && (
        <p className={styles.message} role="alert">
          {message}
        </p>
      )}
      {page === null || of === null || isReversed ? null : page.isEmpty ? (
        <Nothing lastDay={page.lastDay} name={periodName(of.period)} onGo={go} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <section className={styles.scroll} tabIndex={0} aria-label="数字和图" aria-busy={of !== question}>
          <MainFigures figures={page.figures} />
          <Charts page={page} question={of} />
        </section>
      )}
    </div>
  )
}

function MainFigures({ figures }: { readonly figures: readonly MainFigure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, figure, unit, also }) => (
        <div key={name} className={styles.figure}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.number}>
            {figure}
            {unit && <span className={styles.unit}>{unit}</span>}
          </dd>
          <dd className={styles.also}>{also}</dd>
        </div>
      ))}
    </dl>
  )
}

function Charts({ page, question }: { readonly page: StatisticsPage; readonly question: StatisticsQuestion }) {
  return (
    <div className={styles.charts}>
      {page.charts.map((chart) => (
        <ChartCard key={chart.id} chart={chart} about={page.about} question={question} />
      ))}
    </div>
  )
}

type NothingProps = {
  readonly lastDay: string | null
  readonly name: string
  readonly onGo: (period: Period) => void
}

/** Nothing at all yet, or nothing in this period: then the way to where something is. */
function Nothing({ lastDay, name, onGo }: NothingProps) {
  const go = usePlace((state) => state.go)
  if (lastDay === null)
    return (
      <EmptyState
        title="还没有可以统计的"
        text="这里数开过的会、来过的人、登记的议题和台账上的事，画成图，也能导出成表。开完第一场会、登记第一个议题，数字就有了。"
        action={<Button onClick={() => go({ screen: 'topics' })}>去登记议题</Button>}
      />
    )
  const year: Period = { kind: 'year', year: Number(lastDay.slice(0, 4)) }
  return (
    <EmptyState
      title={`${name}没有记录`}
      text="这一期没有开过会，没有登记议题，也没有商定的事。换一期看看，或者不限议事室和片区。"
      action={<Button onClick={() => onGo(year)}>看{periodName(year)}</Button>}
    />
  )
}
