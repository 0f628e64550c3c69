import type { ResultScene, WallFrame } from '#shared/views/scene'
import { Arranged } from '../arranged'
import { Fitted } from '../fitted'
import { FootTag, FootText, Framed } from '../framed'
import { keyed } from '../keys'
import { CheckSign, CrossSign } from '../signs'
import { fitting } from '../type-scale'
import styles from './result.module.css'

type Line = ResultScene['lines'][number]

/** 结果: counts, percentages to two decimals, base and rule, and the verdict in words. Only after announcing (V8). */
export function ResultWall({ scene, frame }: { readonly scene: ResultScene; readonly frame: WallFrame }) {
  const { title, method, base, rule, lines, verdict, footnote } = scene
  const longest = Math.max(0, ...lines.map((line) => widthOf(line.label)))
  return (
    <Arranged
      rows={keyed(lines, (line) => line.label).map(({ key, each }) => ({
        key,
        row: <ResultRow line={each} longest={longest} />,
      }))}
      steps={lines.length <= 6 ? fitting.resultLines : fitting.resultLinesMany}
      columns={lines.length <= 6 ? [1] : [1, 2]}
      gap={[16, 40]}
      align="middle"
      tooMany={{ steps: fitting.resultLinesPart, focus: null, lead: 0 }}
    >
      {(list, { page, pages }) => (
        <Framed
          frame={frame}
          foot={
            <>
              <FootTag page={page} pages={pages}>
                表决结果
              </FootTag>
              <FootText>{footnote}</FootText>
            </>
          }
        >
          <Fitted className={styles.title} steps={fitting.sceneTitle}>
            {title}
          </Fitted>
          <p className={styles.facts}>
            <span>{method}</span>
            <span>{base}</span>
            <span>{rule}</span>
          </p>
          {list}
          {verdict && <Verdict verdict={verdict} />}
        </Framed>
      )}
    </Arranged>
  )
}

function ResultRow({ line, longest }: { readonly line: Line; readonly longest: number }) {
  const { label, tone, count, permyriad } = line
  return (
    <div className={styles.line} data-stacked={longest > 7 || undefined} style={{ '--label': `${longest + 0.4}em` }}>
      <span className={styles.label}>{label}</span>
      {permyriad === null ? (
        <span />
      ) : (
        <span className={styles.track}>
          <span className={styles.bar} data-tone={tone} style={{ width: `${Math.min(permyriad, 10_000) / 100}%` }} />
        </span>
      )}
      <span className={styles.figures}>
        <b>{count}</b>
        {permyriad !== null && <span className={styles.percent}>{percentOf(permyriad)}</span>}
      </span>
    </div>
  )
}

/** In ems: a Chinese character is one wide, figures and Latin letters little more than half. */
function widthOf(label: string): number {
  return [...label].reduce((sum, character) => sum + (character < '\u2e80' ? 0.6 : 1), 0)
}

/** 8571 → 85.71%: the figure was rounded where it was counted; here it is only written. */
function percentOf(permyriad: number): string {
  return `${Math.floor(permyriad / 100)}.${String(permyriad % 100).padStart(2, '0')}%`
}

function Verdict({ verdict }: { readonly verdict: NonNullable<ResultScene['verdict']> }) {
  return (
    <div className={styles.verdict} data-tone={verdict.tone}>
      {verdict.tone === 'good' && <CheckSign />}
      {verdict.tone === 'bad' && <CrossSign />}
      <Fitted className={styles.verdictText} unbroken={fitting.verdict} steps={fitting.verdict}>
        {verdict.text}
      </Fitted>
    </div>
  )
}
