import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingRules } from '#shared/meeting/rules'
import { type Figures, identitiesOf, sameFigures } from '#shared/meeting/tally'
import type { CountRound, OpenVote } from '#shared/meeting/votes'
import { useSend } from '../../bridge/ask'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { goOnWithEnter } from '../../kit/enter'
import { ActButton } from '../live/act-button'
import { CountFields } from './count-fields'
import { blankCount, countSchema } from './count-form'
import styles from './counting.module.css'
import { FiguresTable } from './figures-table'
import { Identities } from './identities'
import type { VoteActs } from './vote-acts'

type CountingProps = {
  readonly stream: StreamId
  readonly vote: OpenVote
  readonly counting: MeetingRules['counting']
  readonly acts: VoteActs
}

/**
 * 计票: who types now and what he may see. The figures of the first counter are not on the page while the second types
 * (V5); only when both are in are they laid side by side.
 */
export function Counting({ stream, vote, counting, acts }: CountingProps) {
  const round = vote.rounds.at(-1) ?? { first: null, second: null }
  const number = Math.max(vote.rounds.length, 1)
  if (!round.first)
    return (
      <CountForm
        key={`${number} first`}
        stream={stream}
        vote={vote}
        counter="first"
        round={number}
        heading={counting === 'one-counter' ? '填票数' : '计票人填'}
      />
    )
  if (counting === 'one-counter') return <Agreed vote={vote} figures={round.first} heading="票数已填好" acts={acts} />
  if (!round.second) return <Second key={number} stream={stream} vote={vote} round={number} acts={acts} />
  if (sameFigures(round.first, round.second))
    return <Agreed vote={vote} figures={round.first} heading="两人填的一致" acts={acts} />
  return <Differing vote={vote} round={{ first: round.first, second: round.second }} number={number} acts={acts} />
}

/** 交接: the counter steps back, the scrutineer sits down; the figures stay hidden. */
function Second({ stream, vote, round, acts }: Omit<CountingProps, 'counting'> & { readonly round: number }) {
  const [isSeated, setSeated] = useState(false)
  if (isSeated)
    return (
      <CountForm stream={stream} vote={vote} counter="second" round={round} heading="监票人填（看不到计票人填的）" />
    )
  return (
    <section className={styles.handover} aria-label="交接">
      <p className={styles.heading}>计票人已经填好，数字已经收起</p>
      <p>请监票人来填，计票人请回避。两人填的一致，才能封票。</p>
      <div className={styles.acts}>
        <ActButton act={acts.recount} label="重新填" />
        <Button autoFocus data-autofocus onClick={() => setSeated(true)}>
          监票人就位，开始填
        </Button>
      </div>
    </section>
  )
}

type CountFormProps = Pick<CountingProps, 'stream' | 'vote'> & {
  readonly counter: 'first' | 'second'
  readonly round: number
  readonly heading: string
}

function CountForm({ stream, vote, counter, round, heading }: CountFormProps) {
  const place = `${stream} count ${vote.id} ${round} ${counter}`
  const send = useSend(stream)
  const schema = countSchema(vote)
  const form = useDraftForm(place, schema, blankCount(vote))
  const counted = schema.safeParse(form.watch())
  const keep = form.handleSubmit(async (figures) => {
    if (await send({ type: 'votes.count', voteId: vote.id, counter, figures })) dropDraft(place)
  })
  return (
    <form className={styles.form} aria-label={heading} noValidate onSubmit={keep} onKeyDown={goOnWithEnter}>
      <p className={styles.heading}>
        {heading}
        {round > 1 && <span className={styles.round}>第 {round} 轮</span>}
      </p>
      <CountFields form={form} vote={vote} />
      {counted.success ? (
        <Identities identities={identitiesOf(counted.data, vote.ballot, vote.electorate)} method={vote.method} />
      ) : (
        <p className={styles.hint}>填完后在这里自动核对。↑ ↓ 加一、减一，回车到下一格。</p>
      )}
      <div className={styles.acts}>
        <Button type="submit" loading={form.formState.isSubmitting}>
          填好了
        </Button>
      </div>
    </form>
  )
}

type AgreedProps = Pick<CountingProps, 'vote' | 'acts'> & { readonly figures: Figures; readonly heading: string }

function Agreed({ vote, figures, heading, acts }: AgreedProps) {
  const identities = identitiesOf(figures, vote.ballot, vote.electorate)
  const failing = identities.find((each) => !each.holds)
  return (
    <section className={styles.form} aria-label={heading}>
      <p className={styles.heading} data-tone={failing ? 'cinnabar' : 'jade'}>
        {heading}
        {failing && '，但票数对不上'}
      </p>
      {failing && (
        <p className={styles.wrong} role="alert">
          {failing.isFatal
            ? '收回的票比发出的多，不能封票：填错了请重新计票，票确实多了请作废重来。'
            : '请先核对；填错了请重新计票。确有原因的，封票时写明原因，原因会印在计票单上。'}
        </p>
      )}
      <Identities identities={identities} method={vote.method} />
      <FiguresTable caption="票数" vote={vote} counts={[{ who: '票数', figures }]} />
      <div className={styles.acts}>
        <ActButton act={acts.recount} />
        <ActButton act={acts.close} variant="filled" />
      </div>
      <EarlierRounds vote={vote} />
    </section>
  )
}

type DifferingProps = Pick<CountingProps, 'vote' | 'acts'> & {
  readonly round: { readonly first: Figures; readonly second: Figures }
  readonly number: number
}

function Differing({ vote, round, number, acts }: DifferingProps) {
  return (
    <section className={styles.form} aria-label="两人填的不一致">
      <p className={styles.heading} data-tone="cinnabar" role="alert">
        两人填的不一致，不能封票
      </p>
      <FiguresTable caption={`第 ${number} 轮`} vote={vote} counts={countsOf(round)} />
      <p className={styles.hint}>请两人一起核对票，再重新计一遍。两遍的数字都会留在记录里。</p>
      <div className={styles.acts}>
        <ActButton act={acts.recount} variant="filled" />
      </div>
    </section>
  )
}

/** 前几轮, once nobody is typing any more: the counts that did not agree stay to be seen (V5). */
export function EarlierRounds({ vote }: { readonly vote: Pick<OpenVote, 'rounds' | 'method' | 'ballot'> }) {
  const earlier = vote.rounds.slice(0, -1)
  if (earlier.length === 0) return null
  return (
    <details className={styles.earlier}>
      <summary>前 {earlier.length} 轮的数字</summary>
      {earlier.map((round, index) => (
        // Rounds are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: a round is known by its number
        <FiguresTable key={index} caption={`第 ${index + 1} 轮`} vote={vote} counts={countsOf(round)} />
      ))}
    </details>
  )
}

function countsOf({ first, second }: CountRound) {
  return [
    ...(first ? [{ who: '计票人', figures: first }] : []),
    ...(second ? [{ who: '监票人', figures: second }] : []),
  ]
}
