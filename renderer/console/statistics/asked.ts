import { useCallback, useEffect, useState } from 'react'
import type { StatisticsQuestion } from '#shared/views/statistics'
import type { StatisticsPage } from '#shared/views/statistics-page'
import { type PeriodKind, periodAround, periodKindNames } from '#shared/views/statistics-period'
import { ask } from '../../bridge/ask'
import { useTold } from '../../bridge/told'

/*
 * What was looked at last: the whole question while the program runs, the kind of period also after a new start (a year
 * that was looked at in spring is not what is wanted next January).
 */
let last: StatisticsQuestion | null = null
const keptUnder = 'statistics.period-kind'

export function useQuestion(today: string) {
  const [question, look] = useState<StatisticsQuestion>(
    () => last ?? { period: periodAround(keptKind(), today), room: null, area: null },
  )
  useEffect(() => {
    last = question
    localStorage.setItem(keptUnder, question.period.kind)
  }, [question])
  return { question, look }
}

function keptKind(): PeriodKind {
  const kept = localStorage.getItem(keptUnder) ?? ''
  return kept in periodKindNames ? (kept as PeriodKind) : 'year'
}

/** For tests, which all share one page. */
export function forgetQuestion(): void {
  last = null
  localStorage.removeItem(keptUnder)
}

/** `page` answers `of`, which may still be the question before: the figures stay until the next ones are there. */
export type Answered = {
  readonly page: StatisticsPage | null
  readonly of: StatisticsQuestion | null
  readonly message: string
}

/** Asked again when a meeting, a topic or a room changes, and on another day. */
export function useStatistics(question: StatisticsQuestion, today: string): Answered {
  const [answered, setAnswered] = useState<Answered>({ page: null, of: null, message: '' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    void [round, today]
    let isLatest = true
    void ask('statistics.read', { question }).then((answer) => {
      if (!isLatest) return
      if (answer.ok) setAnswered({ page: answer.value, of: question, message: '' })
      else setAnswered((before) => ({ ...before, message: answer.refusal.message }))
    })
    return () => {
      isLatest = false
    }
  }, [question, round, today])
  useTold(
    'lists.changed',
    useCallback(({ kind }) => {
      if (kind === 'meeting' || kind === 'topic' || kind === 'room') setRound((before) => before + 1)
    }, []),
  )
  return answered
}
