import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { addDays, dayOf } from '#shared/text/dates'
import { firstDayOf, lastDayOf, type Quarter, quarterBefore, quarterName, quarterOf } from '#shared/text/quarters'
import { useDeskMinute } from '../../bridge/desk-clock'
import { DayField } from '../../kit/day-field'
import { PlaceList, placeName } from '../papers/place-list'
import { usePlaces } from '../papers/places'
import { saySize } from '../papers/sizes'
import styles from './exchange.module.css'
import { ExchangeFailed, ExchangeRunning } from './exchange-running'
import { forgetExchange, useExchange, writeReturn } from './exchanging'

/** 上报: the period, the place, and the act. */
export function ReturnOut() {
  const exchange = useExchange()
  if (exchange.state === 'running') return <ExchangeRunning exchange={exchange} />
  if (exchange.state === 'failed') return <ExchangeFailed refusal={exchange.refusal} />
  if (exchange.state === 'written') {
    const { drive, report } = exchange
    const isStick = drive.kind === 'removable'
    return (
      <section className={styles.part} aria-label="上报结果">
        <div className={styles.said} data-tone="jade" role="status">
          <p className={styles.strong}>上报文件已写好，读回核对无误{isStick ? '，现在可以拔出U盘' : ''}</p>
          <p>在文件夹“{report.folder}”里。交给县（区）政协办公室即可；同一段时间再导一次也不会重复。</p>
        </div>
        <ul className={styles.files}>
          {report.files.map(({ name, size }) => (
            <li key={name}>
              <span>{name}</span>
              <span>{saySize(size)}</span>
            </li>
          ))}
        </ul>
        <div className={styles.acts}>
          <Button variant="default" onClick={forgetExchange}>
            再导出一份
          </Button>
        </div>
      </section>
    )
  }
  return <PeriodAndPlace />
}

function PeriodAndPlace() {
  const today = dayOf(useDeskMinute())
  const [period, setPeriod] = useState(() => daysOfQuarter(usualQuarter(today)))
  const { drives, isLooking, chosen, choose, addFolder } = usePlaces()
  const isBackwards = period.to < period.from
  return (
    <section className={styles.part} aria-label="上报本室台账">
      <div className={styles.period}>
        <Select
          label="时间段"
          data={quartersBack(today).map((quarter) => ({ value: quarter, label: quarterName(quarter) }))}
          placeholder="自选日期"
          value={quartersBack(today).find((quarter) => sameDays(daysOfQuarter(quarter), period)) ?? null}
          onChange={(quarter) => quarter && setPeriod(daysOfQuarter(quarter as Quarter))}
        />
        <DayField label="从" value={period.from} onChange={(from) => from && setPeriod({ ...period, from })} />
        <DayField
          label="到"
          value={period.to}
          onChange={(to) => to && setPeriod({ ...period, to })}
          error={isBackwards ? '结束的日子早于开始的日子' : undefined}
        />
      </div>
      <p className={styles.hint}>
        这段时间里动过的会议、议题和计划都会完整带上，县里可以逐条核对有没有改动。里面有会议的全部记录（含内部备注和联系电话），只交县（区）政协办公室，不外传；人才库不带。
      </p>
      <PlaceList {...{ drives, isLooking, chosen, choose }} />
      <div className={styles.acts}>
        <Button variant="default" onClick={() => void addFolder()}>
          选文件夹…
        </Button>
        <Button
          className={styles.main}
          disabled={!chosen || chosen.readOnly || isBackwards}
          onClick={() => chosen && void writeReturn(period, chosen)}
        >
          {chosen ? `导出到${placeName(chosen)}` : '导出上报文件'}
        </Button>
      </div>
    </section>
  )
}

function daysOfQuarter(quarter: Quarter) {
  return { from: firstDayOf(quarter), to: lastDayOf(quarter) }
}

/** In a quarter's first month people report the one before. */
function usualQuarter(today: string): Quarter {
  return quarterOf(addDays(today, -31))
}

function quartersBack(today: string): readonly Quarter[] {
  const quarters = [quarterOf(today)]
  while (quarters.length < 8) quarters.push(quarterBefore(quarters.at(-1) ?? quarterOf(today)))
  return quarters
}

function sameDays(one: { from: string; to: string }, other: { from: string; to: string }): boolean {
  return one.from === other.from && one.to === other.to
}
