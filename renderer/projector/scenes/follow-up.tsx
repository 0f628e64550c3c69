import type { FollowUpScene, WallFrame } from '#shared/views/scene'
import { Arranged } from '../arranged'
import { FootTag, FootText, Framed } from '../framed'
import { SceneHead } from '../scene-head'
import { CheckSign } from '../signs'
import { fitting } from '../type-scale'
import styles from './follow-up.module.css'

type Line = FollowUpScene['lines'][number]

/** 上次议题办理情况: what was promised before, and where it stands; more than fit are shown page by page. */
export function FollowUpWall({ scene, frame }: { readonly scene: FollowUpScene; readonly frame: WallFrame }) {
  const { topic, lines } = scene
  return (
    <Arranged
      rows={lines.map((line) => ({ key: line.id, row: <FollowUpRow line={line} withTopic={topic === ''} /> }))}
      steps={fitting.followUp}
      columns={[1]}
      gap={[14, 24]}
      tooMany={{ steps: fitting.followUpPart, focus: null, lead: 0 }}
    >
      {(list, { page, pages }) => (
        <Framed
          frame={frame}
          foot={
            <>
              <FootTag page={page} pages={pages}>
                办理情况
              </FootTag>
              <FootText>{lampsInWords(lines)}</FootText>
            </>
          }
        >
          <SceneHead aside={`共 ${lines.length} 条`}>上次商量的事，办得怎样</SceneHead>
          {list}
        </Framed>
      )}
    </Arranged>
  )
}

function FollowUpRow({ line, withTopic }: { readonly line: Line; readonly withTopic: boolean }) {
  const about = [withTopic ? line.topic : '', line.unit, line.due].filter(Boolean)
  return (
    <div className={styles.line} data-tone={tones[line.lamp]}>
      <span className={styles.lamp}>
        {line.lamp === 'finished' ? <CheckSign /> : <span className={styles.light} />}
        {line.lampName}
      </span>
      <span className={styles.what}>
        <span className={styles.text} data-long="">
          {line.text}
        </span>
        {about.length > 0 && (
          <span className={styles.about}>
            {about.map((each) => (
              <span key={each}>{each}</span>
            ))}
          </span>
        )}
      </span>
      <span className={styles.state}>{line.state}</span>
    </div>
  )
}

const tones: Readonly<Record<Line['lamp'], string>> = {
  red: 'cinnabar',
  yellow: 'amber',
  green: 'jade',
  finished: 'ink',
}

/** 红灯 1 条，绿灯 3 条: those there are, in the order of their need. */
function lampsInWords(lines: readonly Line[]): string {
  const counts = new Map<string, number>()
  for (const { lampName } of lines) counts.set(lampName, (counts.get(lampName) ?? 0) + 1)
  return [...counts].map(([name, count]) => `${name} ${count} 条`).join('，')
}
