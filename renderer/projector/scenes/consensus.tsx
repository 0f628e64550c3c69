import type { ConsensusScene, WallFrame } from '#shared/views/scene'
import { Arranged } from '../arranged'
import { FootTag, FootText, Framed } from '../framed'
import { EmptyScene, SceneHead, shownInWords } from '../scene-head'
import { CheckSign } from '../signs'
import { fitting } from '../type-scale'
import styles from './consensus.module.css'

type Line = ConsensusScene['lines'][number]

/** 共识: what has been agreed, line by line, and the line the room is asked about now. */
export function ConsensusWall({ scene, frame }: { readonly scene: ConsensusScene; readonly frame: WallFrame }) {
  const { lines } = scene
  return (
    <Arranged
      rows={lines.map((line) => ({ key: String(line.number), row: <ConsensusRow line={line} /> }))}
      steps={fitting.consensus}
      columns={[1]}
      gap={[18, 26]}
      tooMany={{ steps: fitting.consensusPart, focus: focusOf(lines), lead: 1 }}
    >
      {(list, { from, to, total }) => (
        <Framed frame={frame} foot={<Asking lines={lines} />}>
          <SceneHead aside={shownInWords(from, to, total, '条')}>
            {lines.some((line) => line.state === 'confirmed') ? '我们商量成了' : '我们的共识'}
          </SceneHead>
          {total === 0 ? <EmptyScene>商量成一条，这里就写上一条。</EmptyScene> : list}
        </Framed>
      )}
    </Arranged>
  )
}

function ConsensusRow({ line }: { readonly line: Line }) {
  return (
    <div className={styles.line} data-state={line.state}>
      <span className={styles.number}>{line.number}</span>
      <span className={styles.text} data-long="">
        {line.text}
      </span>
      <span className={styles.state}>
        {line.state === 'confirmed' && <CheckSign />}
        {stateInWords[line.state]}
      </span>
    </div>
  )
}

const stateInWords: Record<Line['state'], string> = {
  proposed: '待确认',
  confirming: '正在确认',
  confirmed: '已确认',
  'set-aside': '留待再议',
}

function Asking({ lines }: { readonly lines: readonly Line[] }) {
  const confirming = lines.some((line) => line.state === 'confirming')
  const confirmed = lines.filter((line) => line.state === 'confirmed').length
  return (
    <>
      <FootTag>{confirming ? '逐条确认' : '共识'}</FootTag>
      <FootText>{confirming ? '不同意的请举手' : `已确认 ${confirmed} 条，共 ${lines.length} 条`}</FootText>
    </>
  )
}

/** The line being confirmed; otherwise the newest confirmed one, so that the wall follows what grows. */
function focusOf(lines: readonly Line[]): number {
  const confirming = lines.findIndex((line) => line.state === 'confirming')
  if (confirming >= 0) return confirming
  const confirmed = lines.findLastIndex((line) => line.state === 'confirmed')
  return confirmed >= 0 ? confirmed : Math.max(0, lines.length - 1)
}
