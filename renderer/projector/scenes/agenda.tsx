import type { AgendaScene, WallFrame } from '#shared/views/scene'
import { Arranged } from '../arranged'
import { FootTag, FootText, Framed } from '../framed'
import { keyed } from '../keys'
import { EmptyScene, SceneHead, shownInWords } from '../scene-head'
import { CheckSign } from '../signs'
import { fitting } from '../type-scale'
import styles from './agenda.module.css'

type Item = AgendaScene['items'][number]

/** 议程: what is done, what is on, what is to come. A long agenda shows the part around the item that is on. */
export function AgendaWall({ scene, frame }: { readonly scene: AgendaScene; readonly frame: WallFrame }) {
  const { items } = scene
  const near = nearFocus(items)
  const longestNumber = Math.max(...items.map((item) => item.number.length), 2)
  return (
    <Arranged
      rows={keyed(near.items, (item) => item.number).map(({ key, each }) => ({
        key,
        row: <AgendaRow item={each} longestNumber={longestNumber} />,
      }))}
      unbroken={fitting.agendaUnbroken}
      steps={fitting.agenda}
      columns={items.length <= 7 ? [1, 2] : [2]}
      gap={[6, 26]}
      tooMany={{ steps: fitting.agendaPart, focus: near.focus, lead: 3 }}
    >
      {(list, { from, to }) => (
        <Framed
          frame={frame}
          foot={
            <>
              <FootTag>议程</FootTag>
              <FootText>{progressOf(items)}</FootText>
            </>
          }
        >
          <SceneHead aside={shownInWords(near.before + from, near.before + to, items.length, '项')}>
            今天的议程
          </SceneHead>
          {items.length === 0 ? <EmptyScene>议程还没有排好。</EmptyScene> : list}
        </Framed>
      )}
    </Arranged>
  )
}

function AgendaRow({ item, longestNumber }: { readonly item: Item; readonly longestNumber: number }) {
  return (
    <div
      className={styles.item}
      data-state={item.state}
      data-depth={Math.min(item.depth, 3)}
      style={{ '--label': `${longestNumber * 0.6 + 0.35}em` }}
    >
      <span className={styles.number}>{item.state === 'done' ? <CheckSign /> : item.number}</span>
      <span className={styles.title} data-unbreakable="">
        {item.title}
      </span>
      <span className={styles.time}>{timeOf(item)}</span>
    </div>
  )
}

function timeOf(item: Item): string {
  switch (item.state) {
    case 'done':
      return ''
    case 'skipped':
      return '略过'
    case 'coming':
      return item.startsAt ?? ''
    case 'now':
      if (item.minutesLeft === null) return '正在进行'
      return item.minutesLeft < 0 ? `超 ${-item.minutesLeft} 分` : `余 ${item.minutesLeft} 分`
  }
}

/** No wall holds more than these; measuring two hundred items at every step would be felt. */
const mostMeasured = 64

/** The items that could be on the wall at all, and the place of the one that matters among them. */
function nearFocus(items: readonly Item[]): { items: readonly Item[]; before: number; focus: number } {
  const focus = focusOf(items)
  const before = Math.max(0, Math.min(focus - mostMeasured / 2, items.length - mostMeasured))
  return { items: items.slice(before, before + mostMeasured), before, focus: focus - before }
}

/** The item that is on; between two items the next to come; after the last one the last. */
function focusOf(items: readonly Item[]): number {
  const now = items.findIndex((item) => item.state === 'now')
  if (now >= 0) return now
  const coming = items.findIndex((item) => item.state === 'coming')
  return coming >= 0 ? coming : Math.max(0, items.length - 1)
}

function progressOf(items: readonly Item[]): string {
  const done = items.filter((item) => item.state === 'done').length
  if (items.length === 0) return ''
  return done === items.length ? '全部完成' : `已完成 ${done} 项，共 ${items.length} 项`
}
