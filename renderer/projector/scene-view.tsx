import type { BlackScene, Scene, WallFrame } from '#shared/views/scene'
import styles from './scene-view.module.css'
import { AgendaWall } from './scenes/agenda'
import { ConsensusWall } from './scenes/consensus'
import { CountdownWall } from './scenes/countdown'
import { EmblemFromFrame, EmblemWall } from './scenes/emblem'
import { FollowUpWall } from './scenes/follow-up'
import { IntroductionWall } from './scenes/introduction'
import { NoticeWall } from './scenes/notice'
import { ResultWall } from './scenes/result'
import { SpeakingWall } from './scenes/speaking'
import { VoteWall } from './scenes/vote'

type SceneViewProps = { readonly scene: Exclude<Scene, BlackScene>; readonly frame: WallFrame }

/** One scene, arriving calmly when it is another than before. */
export function SceneView({ scene, frame }: SceneViewProps) {
  return (
    <div key={scene.kind} className={styles.arriving}>
      {wallOf({ scene, frame })}
    </div>
  )
}

function wallOf({ scene, frame }: SceneViewProps) {
  switch (scene.kind) {
    case 'emblem':
      return <EmblemWall scene={scene} frame={frame} />
    case 'introduction':
      return <IntroductionWall scene={scene} frame={frame} />
    case 'agenda':
      return <AgendaWall scene={scene} frame={frame} />
    case 'speaking':
      return <SpeakingWall scene={scene} frame={frame} />
    case 'vote':
      return <VoteWall scene={scene} frame={frame} />
    case 'result':
      return <ResultWall scene={scene} frame={frame} />
    case 'consensus':
      return <ConsensusWall scene={scene} frame={frame} />
    case 'follow-up':
      return <FollowUpWall scene={scene} frame={frame} />
    case 'notice':
      return <NoticeWall scene={scene} frame={frame} />
    case 'countdown':
      return <CountdownWall scene={scene} frame={frame} />
    default:
      return newerScene(scene, frame)
  }
}

/** Not nothingLeft, which throws: a wall left running under a newer main shows the emblem for a scene it cannot know. */
function newerScene(_scene: never, frame: WallFrame) {
  return <EmblemFromFrame frame={frame} />
}
