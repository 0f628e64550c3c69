import { Button } from '@mantine/core'
import type { ReturnReview, TakenReturns } from '#shared/contract/exchange'
import { longDate } from '#shared/text/dates'
import { useRooms } from '../../bridge/lists'
import styles from './exchange.module.css'
import { ExchangeFailed, ExchangeRunning } from './exchange-running'
import { chooseReturns, forgetExchange, takeReturns, useExchange } from './exchanging'

/** 汇总: choose the files, see what each of them is, take them in. */
export function ReturnIn() {
  const exchange = useExchange()
  switch (exchange.state) {
    case 'running':
      return <ExchangeRunning exchange={exchange} />
    case 'failed':
      return <ExchangeFailed refusal={exchange.refusal} />
    case 'looked':
      return <Looked reviews={exchange.reviews} />
    case 'taken':
      return <Taken taken={exchange.taken} />
    default:
      return (
        <section className={styles.part} aria-label="收各议事室的台账">
          <p className={styles.hint}>
            选择各议事室交来的“台账上报”文件（.ystreturn），可以一次选多个。先核对、给您看过，再收进来；次序不限，重复收也不会算两遍。收进来的记录只能查看，不能改动。
          </p>
          <div className={styles.acts}>
            <Button className={styles.main} onClick={() => void chooseReturns()}>
              选择文件…
            </Button>
          </div>
        </section>
      )
  }
}

function Looked({ reviews }: { readonly reviews: readonly ReturnReview[] }) {
  const fresh = reviews.reduce((total, { found }) => total + (found?.fresh ?? 0), 0)
  const rooms = useRooms().rows ?? []
  const names = [...rooms, ...reviews.flatMap(({ found }) => (found ? [{ id: found.room, name: found.roomName }] : []))]
  const hasTwin = (review: ReturnReview) =>
    names.some((each) => each.name === review.found?.roomName && each.id !== review.found.room)
  return (
    <section className={styles.part} aria-label="核对结果">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it */}
      <ul className={styles.reviews} aria-label="选中的文件" tabIndex={0}>
        {reviews.map((review) => (
          <li key={review.fileName}>
            <ReviewRow review={review} hasTwin={hasTwin(review)} />
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button variant="default" onClick={forgetExchange}>
          重新选
        </Button>
        <Button className={styles.main} disabled={fresh === 0} onClick={() => void takeReturns()} data-autofocus>
          {fresh === 0 ? '没有新的记录' : `收账：${fresh} 条新记录`}
        </Button>
      </div>
    </section>
  )
}

function ReviewRow({ review, hasTwin }: { readonly review: ReturnReview; readonly hasTwin: boolean }) {
  const { fileName, problem, found } = review
  if (!found) {
    return (
      <div className={styles.review} data-tone="cinnabar">
        <p className={styles.strong}>{fileName}</p>
        <p>{problem}</p>
      </div>
    )
  }
  return (
    <div className={styles.review} data-tone={found.conflicts.length > 0 ? 'amber' : undefined}>
      <p className={styles.strong}>
        {found.township} · {found.roomName}
        {hasTwin && `（另有同名议事室，编号尾号 ${found.room.slice(-4)}）`}
      </p>
      <p>
        {longDate(found.from)}至{longDate(found.to)}　会议 {found.meetings} 场，议题 {found.topics} 件，
        {found.fresh === 0 ? `${found.facts} 条记录都已收过` : `${found.facts} 条记录里 ${found.fresh} 条是新的`}
      </p>
      {found.conflicts.map(({ title, seq }) => (
        <p key={title} className={styles.conflict}>
          “{title}”与已收的记录从第 {seq} 条起不一样，保留先收的，请与对方核对。
        </p>
      ))}
    </div>
  )
}

function Taken({ taken }: { readonly taken: TakenReturns }) {
  const total = taken.files.reduce((sum, file) => sum + file.taken, 0)
  const problems = taken.files.filter((file) => file.problem !== '')
  return (
    <section className={styles.part} aria-label="收账结果">
      <div className={styles.said} data-tone={taken.isCancelled ? 'amber' : 'jade'} role="status">
        <p className={styles.strong}>
          {taken.isCancelled ? `已停下，收进了 ${total} 条` : `收好了：${taken.files.length} 份文件，${total} 条新记录`}
        </p>
        <p>{taken.isCancelled ? '已收的不会丢，再收一次会接着收完。' : '台账、通报和统计里可以按议事室查看。'}</p>
      </div>
      {problems.map(({ fileName, problem }) => (
        <p key={fileName} className={styles.said} data-tone="cinnabar" role="alert">
          {problem}
        </p>
      ))}
      <div className={styles.acts}>
        <Button variant="default" onClick={forgetExchange}>
          再收
        </Button>
      </div>
    </section>
  )
}
