import { Button, Checkbox, Select } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { PlanDraftEntry } from '#shared/plan/plan'
import type { TopicRow } from '#shared/views/topic-row'
import { ask, sayRefusal } from '../../bridge/ask'
import { useTopicRows } from '../../bridge/lists'
import { EmptyState } from '../../kit/empty-state'
import { FindField } from '../../kit/find-field'
import { LongList } from '../../kit/long-list'
import { SidePanel } from '../../kit/side-panel'
import { StageChip } from '../../kit/stage-chip'
import { toggled } from '../../kit/ticked'
import { idOf, isPlannable, monthChoices } from './entry-fields'
import styles from './pick-list.module.css'
import { addAsks } from './plan-asks'
import type { PlanPanelProps } from './plan-screen'

/** 从议题库加: accepted topics that are not in the plan yet, as many as wanted, into one month. */
export function FromPool(props: PlanPanelProps & { readonly usualMonth: number }) {
  const { plan, year, usualMonth, onClose } = props
  const [text, setText] = useState('')
  const { rows } = useTopicRows(text)
  const [month, setMonth] = useState(String(usualMonth))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const planned = useMemo(() => new Set(plan.entries.map((each) => each.topicId)), [plan.entries])
  const free = (row: TopicRow) => isPlannable(row) && !planned.has(idOf(row))
  const shown = (rows ?? []).filter(free)
  const picked = props.topics.filter((row) => free(row) && chosen.has(idOf(row)))

  const add = async (topics: readonly TopicRow[]) => {
    if (topics.length === 0) return
    setBusy(true)
    const answer = await ask('desk.askAll', {
      asks: addAsks(
        props,
        topics.map((row) => entryOf(row, Number(month))),
      ),
    })
    setBusy(false)
    if (!answer.ok) return sayRefusal(answer.refusal)
    setChosen(new Set())
    setText('')
    search.current?.focus()
  }

  return (
    <SidePanel
      title="从议题库加"
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            加好了
          </Button>
          <Button disabled={picked.length === 0} loading={isBusy} onClick={() => void add(picked)}>
            {picked.length === 0 ? '选中的' : `这 ${picked.length} 个`}排进 {month} 月
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <div className={styles.find}>
          <FindField
            ref={search}
            aria-label="在议题库里查找"
            placeholder="议题、拼音首字母"
            description="回车就加排在第一的议题"
            text={text}
            onText={setText}
            onTake={() => void add(shown.slice(0, 1))}
          />
          <Select
            aria-label={`${year} 年的月份`}
            data={monthChoices}
            value={month}
            onChange={(value) => setMonth(value ?? month)}
          />
        </div>
        <div className={styles.list}>
          {rows !== null && shown.length === 0 ? (
            <EmptyState
              title={text.trim() === '' ? '没有可以加的议题' : '没有找到'}
              text="这里列出已经受理、还没协商、也不在这一年计划里的议题。先到议题库受理，再来安排。"
            />
          ) : (
            <LongList label="可以加的议题" items={shown} keyOf={(row) => row.stream} rowHeight={56}>
              {(row) => (
                <div className={styles.line}>
                  <Checkbox
                    data-row-main
                    label={row.title}
                    checked={chosen.has(idOf(row))}
                    onChange={() => setChosen(toggled(chosen, idOf(row)))}
                  />
                  <StageChip stage={row.stage} />
                  <span className={styles.score}>{row.score === null ? '' : `${row.score} 分`}</span>
                </div>
              )}
            </LongList>
          )}
        </div>
      </div>
    </SidePanel>
  )
}

function entryOf(row: TopicRow, month: number): PlanDraftEntry {
  return { topicId: idOf(row), title: row.title, form: row.form, month, lead: row.lead, dueOn: null, note: '' }
}
