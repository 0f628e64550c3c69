import { optionsOf } from '#shared/meeting/ballot'
import type { Figures } from '#shared/meeting/tally'
import type { Question } from '#shared/meeting/votes'
import styles from './figures-table.module.css'

type FiguresTableProps = {
  readonly caption: string
  readonly vote: Pick<Question, 'method' | 'ballot'>
  /** What each counter typed, side by side. */
  readonly counts: readonly { readonly who: string; readonly figures: Figures }[]
}

/** 票数 line by line; a line on which two counters differ says so. */
export function FiguresTable({ caption, vote, counts }: FiguresTableProps) {
  const lines = linesOf(vote)
  return (
    <table className={styles.table} aria-label={caption} data-single={counts.length === 1}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          {counts.map(({ who }) => (
            <th key={who} scope="col">
              {who}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, of }) => {
          const differs = new Set(counts.map(({ figures }) => of(figures))).size > 1
          return (
            <tr key={label} data-differs={differs}>
              <th scope="row">
                {label}
                {differs && <span className={styles.differs}>不一致</span>}
              </th>
              {counts.map(({ who, figures }) => (
                <td key={who}>{of(figures)}</td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type Line = { readonly label: string; readonly of: (figures: Figures) => number }

function linesOf({ method, ballot }: FiguresTableProps['vote']): readonly Line[] {
  const papers: readonly Line[] =
    method === 'secret'
      ? [
          { label: '发出', of: ({ issued }) => issued },
          { label: '收回', of: ({ received }) => received },
          { label: '无效', of: ({ invalid }) => invalid },
        ]
      : []
  const options = optionsOf(ballot).map(
    ({ label }, index): Line => ({ label, of: ({ options }) => options[index] ?? 0 }),
  )
  return [...papers, ...options, { label: '弃权', of: ({ abstain }) => abstain }]
}
