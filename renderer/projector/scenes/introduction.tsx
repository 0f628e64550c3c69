import { spacedName } from '#shared/order/surname'
import type { IntroductionScene, WallFrame } from '#shared/views/scene'
import { Arranged } from '../arranged'
import { Fitted } from '../fitted'
import { FootTag, FootText, Framed } from '../framed'
import { keyed } from '../keys'
import { Name, SidePlate } from '../person'
import { fitting } from '../type-scale'
import styles from './introduction.module.css'

type Side = IntroductionScene['sides'][number]

/** 三亮: the emblem (in the band above), the rules, and who sits on which side. Many people turn page by page. */
export function IntroductionWall({ scene, frame }: { readonly scene: IntroductionScene; readonly frame: WallFrame }) {
  const blocks = [...ruleBlocks(scene.rules), ...scene.sides.flatMap(sideBlocks)]
  return (
    <Arranged
      rows={blocks}
      className={styles.blocks}
      steps={fitting.sides}
      columns={blocks.length < 2 ? [1] : [2]}
      gap={[24, 44]}
      tooMany={{ steps: fitting.sidesPart, focus: null, lead: 0 }}
    >
      {(list, { page, pages }) => (
        <Framed
          frame={frame}
          foot={
            <>
              <FootTag page={page} pages={pages}>
                三亮
              </FootTag>
              <FootText>亮会标　亮规则　亮身份</FootText>
            </>
          }
        >
          {scene.topic && (
            <div className={styles.topic}>
              <span className={styles.kicker}>今天商量</span>
              <Fitted className={styles.title} steps={fitting.topic}>
                {scene.topic}
              </Fitted>
            </div>
          )}
          {list}
        </Framed>
      )}
    </Arranged>
  )
}

/** A block has to fit one column, so long lists come in several, as even as can be. */
const rulesInABlock = 10
const peopleInABlock = 32

function ruleBlocks(rules: readonly string[]) {
  const numbered = rules.map((rule, index) => ({ rule, number: index + 1 }))
  return chunksOf(numbered, rulesInABlock).map((chunk, place) => ({
    key: `rules-${place}`,
    row: (
      <div className={styles.block}>
        <p className={styles.head}>
          <b>议事规则</b>
          {place > 0 && <span>续</span>}
        </p>
        <ol className={styles.rules} data-long="">
          {keyed(chunk, ({ rule }) => rule).map(({ key, each }) => (
            <li key={key}>
              <b>{each.number}</b>
              <span>{each.rule}</span>
            </li>
          ))}
        </ol>
      </div>
    ),
  }))
}

function sideBlocks({ side, people }: Side) {
  const chunks = people.length === 0 ? [[]] : chunksOf(people, peopleInABlock)
  return chunks.map((chunk, place) => ({
    key: `${side.label}-${place}`,
    row: (
      <div className={styles.block}>
        <p className={styles.head}>
          <SidePlate side={side} />
          <span>{place === 0 ? `${people.length} 人` : '续'}</span>
        </p>
        <p className={styles.people}>
          {keyed(chunk, (name) => name).map(({ key, each }) => (
            <span key={key}>
              <Name name={spacedName(each)} />
            </span>
          ))}
        </p>
      </div>
    ),
  }))
}

function chunksOf<Each>(all: readonly Each[], most: number): readonly (readonly Each[])[] {
  const chunks = Math.ceil(all.length / most)
  const size = Math.ceil(all.length / Math.max(1, chunks))
  return Array.from({ length: chunks }, (_, index) => all.slice(index * size, (index + 1) * size))
}
