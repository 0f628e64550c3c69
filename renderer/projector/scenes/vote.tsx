import type { VoteScene, WallFrame } from '#shared/views/scene'
import { Arranged } from '../arranged'
import { Fitted } from '../fitted'
import { FootTag, FootText, Framed } from '../framed'
import { keyed } from '../keys'
import { fitting } from '../type-scale'
import styles from './vote.module.css'

/** 表决: what is being decided, by whom and how. No figure appears here before announcing (V8). */
export function VoteWall({ scene, frame }: { readonly scene: VoteScene; readonly frame: WallFrame }) {
  const { title, method, eligible, rule, options, state } = scene
  const { inOrder, columns } = laidOut(options)
  return (
    <Arranged
      rows={keyed(inOrder, (option) => option).map(({ key, each }) => ({
        key,
        row: (
          <span className={styles.option} data-unbreakable="" data-short={areShort(options) || undefined}>
            {each}
          </span>
        ),
      }))}
      className={styles.options}
      unbroken={fitting.optionsUnbroken}
      steps={fitting.options}
      columns={columns}
      gap={[18, 28]}
      align="middle"
      tooMany={{ steps: fitting.optionsPart, focus: null, lead: 0 }}
    >
      {(list, { page, pages }) => (
        <Framed
          frame={frame}
          foot={
            <>
              <FootTag page={page} pages={pages}>
                表决
              </FootTag>
              <FootText>{saying[state]}</FootText>
            </>
          }
        >
          <p className={styles.state} data-state={state}>
            {stateInWords[state]}
          </p>
          <Fitted className={styles.title} steps={fitting.sceneTitle}>
            {title}
          </Fitted>
          <p className={styles.facts}>
            <span>{method}</span>
            {state !== 'preparing' && <span>有表决权且实到 {eligible} 人</span>}
            <span>{rule}</span>
          </p>
          {list}
        </Framed>
      )}
    </Arranged>
  )
}

/**
 * 赞成、反对、弃权 stand side by side as large tiles, marks from 0 to 10 in two rows of tiles; longer or more options
 * are a list.
 */
function laidOut(options: readonly string[]): { inOrder: readonly string[]; columns: readonly number[] } {
  const count = options.length
  if (!areShort(options) || count > 12) return { inOrder: options, columns: count <= 4 ? [1] : [1, 2] }
  if (count <= 5) return { inOrder: options, columns: [Math.max(1, count)] }
  const half = Math.ceil(count / 2)
  // Columns are filled downwards; pairs of first and second row make them read across.
  const inOrder = options
    .slice(0, half)
    .flatMap((option, place) => [option, ...options.slice(half + place, half + place + 1)])
  return { inOrder, columns: [half] }
}

function areShort(options: readonly string[]): boolean {
  return options.every((option) => option.length <= 5)
}

const stateInWords: Record<VoteScene['state'], string> = {
  preparing: '准备表决',
  voting: '正在表决',
  counting: '正在计票',
}

const saying: Record<VoteScene['state'], string> = {
  preparing: '请听主持人说明',
  voting: '请有表决权的同志表态',
  counting: '请稍候，结果由主持人公布',
}
