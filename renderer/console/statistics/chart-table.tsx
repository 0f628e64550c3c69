import { percentText } from '#shared/meeting/tally'
import type { ChartCell, ChartTable as Table } from '#shared/views/charts'
import styles from './chart-table.module.css'

type ChartTableProps = {
  readonly id: string
  readonly title: string
  readonly table: Table
  /** Rows that only the workbook has. */
  readonly rowsLeft: number
}

export function ChartTable({ id, title, table, rowsLeft }: ChartTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section id={id} className={styles.scroll} aria-label={`${title}的表格`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // Two rows can read the same; their places do not change while the table stands.
            // biome-ignore lint/suspicious/noArrayIndexKey: said above
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={table.columns[column]} scope="row">
                    {said(cell)}
                  </th>
                ) : (
                  <td key={table.columns[column]}>{said(cell)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rowsLeft > 0 && <p className={styles.left}>还有 {rowsLeft} 行，存成表格可以看全</p>}
    </section>
  )
}

function said(cell: ChartCell): string {
  if (typeof cell === 'object') return percentText(cell.rate)
  return String(cell)
}
