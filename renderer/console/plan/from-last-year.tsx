import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type CarriedEntry, carriedOver } from '#shared/plan/carry-over'
import type { AnnualPlan } from '#shared/plan/plan'
import { ask, sayRefusal } from '../../bridge/ask'
import { LongList } from '../../kit/long-list'
import { say } from '../../kit/notice'
import { SidePanel } from '../../kit/side-panel'
import { TickAll, toggled } from '../../kit/ticked'
import { ToneChip } from '../../kit/tone-chip'
import { idOf, isPlannable } from './entry-fields'
import styles from './pick-list.module.css'
import { addAsks } from './plan-asks'
import type { PlanPanelProps } from './plan-screen'

/** 照往年的做起点 (Y6): the clerk ticks what comes again; what was not consulted on is ticked already. */
export function FromLastYear({ earlier, ...props }: PlanPanelProps & { readonly earlier: AnnualPlan }) {
  const { plan, year, topics, onClose } = props
  const entries = useMemo(
    () => carriedOver(earlier, plan, new Set(topics.filter(isPlannable).map(idOf))),
    [earlier, plan, topics],
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(entries.filter(({ isOpen, isThere }) => isOpen && !isThere).map(({ from }) => from.id)),
  )
  const [isBusy, setBusy] = useState(false)
  const free = entries.filter(({ isThere }) => !isThere)
  const picked = free.filter(({ from }) => chosen.has(from.id))
  const toggle = (id: string) => setChosen(toggled(chosen, id))
  const take = async () => {
    setBusy(true)
    const answer = await ask('desk.askAll', {
      asks: addAsks(
        props,
        picked.map(({ draft }) => draft),
      ),
    })
    setBusy(false)
    if (!answer.ok) return sayRefusal(answer.refusal)
    say({ id: 'plan-taken-over', color: 'jade', message: `带入了 ${picked.length} 项，可以再改月份和单位。` })
    onClose()
  }
  return (
    <SidePanel
      title={`照 ${earlier.year} 年的做起点`}
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            先不带
          </Button>
          <Button disabled={picked.length === 0} loading={isBusy} onClick={() => void take()}>
            带入这 {picked.length} 项
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p className={styles.hint}>
          月份、形式、牵头单位照旧，期限顺延到 {year} 年。没有协商的已经勾上，议题还连着；其余的作为新的一项。
        </p>
        <div className={styles.list}>
          <TickAll
            className={styles.all}
            data-autofocus
            label={`选中这 ${free.length} 项`}
            disabled={free.length === 0}
            keys={free.map(({ from }) => from.id)}
            ticked={chosen}
            onTick={setChosen}
          />
          <LongList label={`${earlier.year} 年的计划`} items={entries} keyOf={({ from }) => from.id} rowHeight={56}>
            {(each) => <Line each={each} isChosen={chosen.has(each.from.id)} onToggle={() => toggle(each.from.id)} />}
          </LongList>
        </div>
      </div>
    </SidePanel>
  )
}

type LineProps = { readonly each: CarriedEntry; readonly isChosen: boolean; readonly onToggle: () => void }

function Line({ each: { from, isThere, isOpen }, isChosen, onToggle }: LineProps) {
  return (
    <div className={styles.line}>
      <Checkbox data-row-main label={from.title} checked={isThere || isChosen} disabled={isThere} onChange={onToggle} />
      {isThere ? <ToneChip tone="ink">已经在计划里</ToneChip> : isOpen && <ToneChip tone="amber">还没有协商</ToneChip>}
      <span className={styles.score}>{from.month} 月</span>
    </div>
  )
}
