import { percentText } from '#shared/meeting/tally'
import { tallyOfVote, type Vote } from '#shared/meeting/votes'
import { clockTime } from '#shared/text/dates'
import { verdictOf } from '#shared/views/wall-scene'
import tables from './figures-table.module.css'

type Sealed = Extract<Vote, { stage: 'closed' | 'announced' }>

/** 前后对比: the same question before and after, side by side (L7). Only what was announced stands on the left. */
export function Comparison({ votes, vote }: { readonly votes: readonly Vote[]; readonly vote: Sealed }) {
  const earlier = votes.find((each) => each.id === vote.comparesWith)
  if (earlier?.stage !== 'announced') return null
  const [before, after] = [tallyOfVote(earlier), tallyOfVote(vote)]
  const [saidBefore, saidAfter] = [verdictOf(earlier), verdictOf(vote)]
  return (
    <table className={tables.table}>
      <caption>与“{earlier.title}”对照</caption>
      <thead>
        <tr>
          <th scope="col">选项</th>
          <th scope="col">前（{clockTime(earlier.announcedAt)}）</th>
          <th scope="col">后</th>
        </tr>
      </thead>
      <tbody>
        {after.lines.map(({ label, count, permyriad }, index) => {
          const was = before.lines[index]
          return (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{was ? `${was.count}　${percentText(was.permyriad)}` : '—'}</td>
              <td>{`${count}　${percentText(permyriad)}`}</td>
            </tr>
          )
        })}
        {saidBefore && saidAfter && (
          <tr>
            <th scope="row">结果</th>
            <td>{saidBefore.text}</td>
            <td>{saidAfter.text}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
