import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { isEmpty } from '#shared/views/charts'
import type { StatisticsQuestion } from '#shared/views/statistics'
import type { PageChart } from '#shared/views/statistics-page'
import { ask, sayRefusal } from '../../bridge/ask'
import { say } from '../../kit/notice'
import styles from './chart-card.module.css'
import { ChartSvg } from './chart-svg'
import { ChartTable } from './chart-table'
import { paintPicture } from './picture'

type ChartCardProps = { readonly chart: PageChart; readonly about: string; readonly question: StatisticsQuestion }

/** 一张图: the drawing, its table underneath on demand (回车), and the ways it can leave. */
export function ChartCard({ chart, about, question }: ChartCardProps) {
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const tableId = useId()
  const { title, note, said } = chart
  const nothing = isEmpty(chart)

  const saved = async (what: string, way: () => ReturnType<typeof ask<'statistics.savePicture'>>) => {
    setBusy(true)
    const answer = await way()
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) say({ id: 'statistics', color: 'jade', message: `${what}“${title}”已存到 ${answer.value}` })
  }
  const savePicture = () =>
    saved('图片', async () => ask('statistics.savePicture', { title, about, png: await paintPicture(chart, about) }))
  const saveTable = () => saved('表格', () => ask('statistics.saveWorkbook', { question, chart: chart.id }))

  return (
    <section className={styles.card} aria-label={title} data-tall={chart.id === 'rooms' || undefined}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.note}>{note}</p>
        </div>
        {!nothing && (
          <div className={styles.acts}>
            <Button
              className={styles.act}
              variant="subtle"
              color="ink"
              size="compact-md"
              disabled={isBusy}
              aria-label={`${title}存为图片`}
              onClick={() => void savePicture()}
            >
              存图片
            </Button>
            <Button
              className={styles.act}
              variant="subtle"
              color="ink"
              size="compact-md"
              disabled={isBusy}
              aria-label={`${title}存为表格`}
              onClick={() => void saveTable()}
            >
              存表格
            </Button>
          </div>
        )}
      </header>
      {nothing ? (
        <p className={styles.nothing}>这一期还没有</p>
      ) : (
        <>
          <button
            type="button"
            className={styles.drawing}
            aria-expanded={isOpen}
            aria-controls={isOpen ? tableId : undefined}
            aria-label={`${title}：${said}。${isOpen ? '收起表格' : '看表格'}`}
            onClick={() => setOpen(!isOpen)}
          >
            <ChartSvg chart={chart} />
            <span className={styles.toggle} aria-hidden>
              {isOpen ? '收起表格 ▴' : '表格 ▾'}
            </span>
          </button>
          {isOpen && <ChartTable id={tableId} title={title} table={chart.table} rowsLeft={chart.rowsLeft} />}
        </>
      )}
    </section>
  )
}
