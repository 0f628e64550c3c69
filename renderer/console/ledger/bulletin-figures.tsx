import { type LampLine, type QuarterFigures, unitOf } from '#shared/views/quarter-figures'
import { LampChip } from '../../kit/lamp-chip'
import styles from './bulletin-dialog.module.css'

type CountsProps = { readonly now: QuarterFigures; readonly before: QuarterFigures }

/** 本季度与上季度: every count beside the one before it. */
export function BulletinCounts({ now, before }: CountsProps) {
  return (
    <table className={styles.counts} aria-label="本季度与上季度">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">本季</th>
          <th scope="col">上季</th>
          <th scope="col">增减</th>
        </tr>
      </thead>
      <tbody>
        {counted.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <b>{of(now)}</b>
            </td>
            <td>{of(before)}</td>
            <td>{signed(of(now) - of(before))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 亮灯清单: what the bulletin names, the longest overdue first. */
export function BulletinLists({ figures }: { readonly figures: QuarterFigures }) {
  const { red, yellow } = figures
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard as well
    <section className={styles.lists} aria-label="亮灯清单" tabIndex={0}>
      <List title={`红灯 ${red.length} 条`} lines={red} none="没有亮红灯的条目。" />
      <List title={`黄灯 ${yellow.length} 条`} lines={yellow} none="没有亮黄灯的条目。" />
    </section>
  )
}

function List({
  title,
  lines,
  none,
}: {
  readonly title: string
  readonly lines: readonly LampLine[]
  readonly none: string
}) {
  return (
    <>
      <h3 className={styles.listTitle}>{title}</h3>
      {lines.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul>
          {lines.map(({ row, line, reading }) => (
            <li key={`${row.stream} ${line.id}`} className={styles.line}>
              <LampChip lamp={reading.lamp} why={reading.why} />
              <span className={styles.text} title={line.text}>
                {line.text}
              </span>
              <span className={styles.unit}>{unitOf(line)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const counted: readonly (readonly [string, (figures: QuarterFigures) => number])[] = [
  ['新征集议题', (each) => each.topicsEntered],
  ['召开协商会', (each) => each.meetings],
  ['参加协商人次', (each) => each.came],
  ['新形成成果', (each) => each.agreed],
  ['报送', (each) => each.reported],
  ['收到反馈', (each) => each.answered],
  ['办结', (each) => each.finished],
  ['回头看', (each) => each.reviewsHeld],
  ['红灯', (each) => each.lamps.red],
  ['黄灯', (each) => each.lamps.yellow],
  ['绿灯', (each) => each.lamps.green],
]

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference)
}
