import { type ReactNode, useEffect, useState } from 'react'
import type { Instant } from '#shared/fact'
import { minutesKindNames } from '#shared/meeting/minutes'
import { clockTime, sayWhen } from '#shared/text/dates'
import { type MinutesHit, partsOf } from '#shared/views/minutes-search'
import { ask } from '../../bridge/ask'
import { ToneChip } from '../../kit/tone-chip'
import { usePlace } from '../shell/place'
import styles from './minutes-hits.module.css'

type MinutesHitsProps = { readonly text: string; readonly now: Instant }

/** 记录里的话: entries of the minutes that hold what the clerk looks for, newest first, each a way into its meeting. */
export function MinutesHits({ text, now }: MinutesHitsProps) {
  const { hits, message, isAsking } = useMinutesHits(text)
  const go = usePlace((state) => state.go)
  if (message !== '')
    return (
      <p className={styles.message} role="alert">
        {message}
      </p>
    )
  if (hits.length === 0) return isAsking ? <p className={styles.asking}>正在记录里查找…</p> : null
  return (
    <section className={styles.group} aria-label="记录里的话" aria-busy={isAsking}>
      <h2 className={styles.title}>
        记录里的话
        <span className={styles.count}>{hits.length < mostShown ? `${hits.length} 条` : `最近 ${mostShown} 条`}</span>
      </h2>
      <ul className={styles.lines}>
        {hits.map((hit) => (
          <li key={`${hit.stream} ${hit.id}`}>
            <button
              type="button"
              className={styles.hit}
              onClick={() => go({ screen: hit.phase === 'over' ? 'papers' : 'live', stream: hit.stream })}
            >
              <span className={styles.where}>
                <b>{hit.title}</b>
                <time dateTime={hit.at}>
                  {sayWhen(hit.startsAt, now)}　{clockTime(hit.at)}
                </time>
                <span>{[minutesKindNames[hit.kind], hit.name].filter(Boolean).join(' · ')}</span>
                {hit.kind === 'private' && <ToneChip tone="plum">不上屏、不进文书</ToneChip>}
              </span>
              <span className={styles.words}>{marked(hit.snippet, partsOf(text))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As many as main answers with. */
const mostShown = 100

/** Asked when the typing rests: looking through ten years of words for every letter would be in the typing's way. */
function useMinutesHits(text: string): {
  readonly hits: readonly MinutesHit[]
  readonly message: string
  readonly isAsking: boolean
} {
  const [answer, setAnswer] = useState<{ text: string; hits: readonly MinutesHit[]; message: string }>(nothing)
  const wanted = text.trim().slice(0, 100)
  useEffect(() => {
    if (wanted === '') return setAnswer(nothing)
    let isOld = false
    const timer = setTimeout(async () => {
      const found = await ask('search.minutes', { text: wanted })
      if (isOld) return
      if (found.ok) setAnswer({ text: wanted, hits: found.value, message: '' })
      else setAnswer({ text: wanted, hits: [], message: found.refusal.message })
    }, restMs)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [wanted])
  return { hits: answer.hits, message: answer.message, isAsking: answer.text !== wanted }
}

const nothing = { text: '', hits: [], message: '' }
const restMs = 250

/** The first part that was looked for stands out where it stands. */
function marked(snippet: string, parts: readonly string[]): ReactNode {
  const [part = ''] = parts
  const at = part === '' ? -1 : snippet.toLowerCase().indexOf(part)
  if (at < 0) return snippet
  return (
    <>
      {snippet.slice(0, at)}
      <mark className={styles.mark}>{snippet.slice(at, at + part.length)}</mark>
      {snippet.slice(at + part.length)}
    </>
  )
}
