import { Menu } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import { attendeeOf } from '#shared/meeting/attendance'
import { consensusLines, consensusStateNames } from '#shared/meeting/consensus'
import type { Meeting } from '#shared/meeting/meeting'
import { type MinutesEntry, minutesKindNames } from '#shared/meeting/minutes'
import { clockTime, clockTimeWithSeconds } from '#shared/text/dates'
import { useSend } from '../../bridge/ask'
import { RowMenu } from '../../kit/row-menu'
import { useSideOf } from '../../kit/sides'
import { drawnWithout } from '../live/drawn-without'
import styles from './entry.module.css'
import { EntryEditor } from './entry-editor'
import { kindTones } from './kinds'

/** The other entries change with every line written; each is given by itself. */
export const unseenByEntries = [
  'minutes',
  'agenda',
  'speaking',
  'votes',
  'wall',
  'checklist',
  'proceedings',
] as const satisfies readonly (keyof Meeting)[]

type EntryProps = { readonly stream: StreamId; readonly meeting: Meeting; readonly entry: MinutesEntry }

/** 一条记录: kind, time, whose; the words; and what can be done with it. Struck entries stay, struck (M3). */
export const Entry = drawnWithout(unseenByEntries, DrawnEntry)

function DrawnEntry({ stream, meeting, entry }: EntryProps) {
  const send = useSend(stream)
  const sideOf = useSideOf()
  const [isEditing, setEditing] = useState(false)
  const [showsTrace, setShowsTrace] = useState(false)
  const person = attendeeOf(meeting, entry.attendeeId)
  const edit = () => setEditing(true)
  if (isEditing) return <EntryEditor stream={stream} meeting={meeting} entry={entry} onDone={() => setEditing(false)} />
  return (
    <article
      className={styles.entry}
      data-tone={kindTones[entry.kind]}
      data-kind={entry.kind}
      data-struck={entry.struck !== null || undefined}
    >
      <header className={styles.head}>
        <b>{minutesKindNames[entry.kind]}</b>
        <time>{clockTime(entry.at)}</time>
        <span className={styles.whose}>{person ? `${person.name} · ${sideOf(person.side).label}` : '全体'}</span>
        {entry.kind === 'private' && <span className={styles.private}>不上屏、不进文书</span>}
        {entry.kind === 'consensus' && <span className={styles.state}>{stateOf(meeting, entry)}</span>}
        <span className={styles.more}>
          <RowMenu
            button={(props) => (
              <button
                type="button"
                className={styles.open}
                aria-label={`这条${minutesKindNames[entry.kind]}可以做什么`}
                {...props}
              >
                ⋯
              </button>
            )}
          >
            <Menu.Item onClick={edit} disabled={entry.struck !== null}>
              修改
            </Menu.Item>
            {entry.struck === null ? (
              <Menu.Item onClick={() => void send({ type: 'minutes.strike', entryId: entry.id, reason: '' })}>
                划去（留痕）
              </Menu.Item>
            ) : (
              <Menu.Item onClick={() => void send({ type: 'minutes.restore', entryId: entry.id })}>恢复</Menu.Item>
            )}
            {entry.edits.length > 0 && (
              <Menu.Item onClick={() => setShowsTrace(!showsTrace)}>
                {showsTrace ? '收起修改记录' : `看修改记录（${entry.edits.length}）`}
              </Menu.Item>
            )}
          </RowMenu>
        </span>
      </header>
      {/* Double click is a shorter way to what the menu offers. */}
      <p className={styles.text} onDoubleClick={() => entry.struck === null && edit()}>
        {entry.text}
      </p>
      {(entry.unit || entry.dueOn) && (
        <p className={styles.due}>{[entry.unit, entry.dueOn && `期限 ${entry.dueOn}`].filter(Boolean).join('　')}</p>
      )}
      {entry.struck && (
        <p className={styles.due}>
          {clockTime(entry.struck.at)} 划去{entry.struck.reason && `：${entry.struck.reason}`}
        </p>
      )}
      {showsTrace && (
        <ol className={styles.trace} aria-label="修改前的内容">
          {entry.edits.map((edit) => (
            <li key={edit.at}>
              <time>{clockTimeWithSeconds(edit.at)}</time> 之前是{minutesKindNames[edit.kind]}：{edit.text}
            </li>
          ))}
        </ol>
      )}
    </article>
  )
}

function stateOf(meeting: Meeting, entry: MinutesEntry): string {
  const line = consensusLines(meeting).find((each) => each.entry.id === entry.id)
  return line ? consensusStateNames[line.state] : ''
}
