import { useEffect, useRef } from 'react'
import type { StreamId } from '#shared/fact'
import { consensusLines } from '#shared/meeting/consensus'
import type { MeetingHistory } from '#shared/meeting/history'
import { KeyCap } from '../../kit/key-cap'
import { ConsensusPanel } from '../consensus/consensus-panel'
import { type KeyAction, useKeys } from '../keys/keys'
import { RecordPanel } from '../record/record-panel'
import { SignInPanel } from '../sign-in/sign-in-panel'
import { VotesPanel } from '../votes/votes-panel'
import { type LiveTab, useLive } from './live-state'
import styles from './right-column.module.css'

type RightColumnProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** 记录、共识板、表决、签到: four panels in one place, each a key away. */
export function RightColumn({ stream, history }: RightColumnProps) {
  const { tab, show } = useLive()
  const body = useRef<HTMLDivElement>(null)
  const wantsField = useRef(false)
  const open = (to: LiveTab, toField: boolean) => {
    wantsField.current = toField
    if (to === tab) focusField(body.current, wantsField)
    else show({ tab: to })
  }
  useEffect(() => {
    if (tab) focusField(body.current, wantsField)
  }, [tab])
  useKeys(
    tabs.map(
      ({ id, keys, label, typesAtOnce }): KeyAction => ({
        id: `tab.${id}`,
        keys,
        label,
        group: '右边四栏',
        run: () => open(id, typesAtOnce),
      }),
    ),
  )
  const step = (key: string) => {
    const at = tabs.findIndex(({ id }) => id === tab)
    const to = tabs[(at + (key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length]
    if (!to) return
    show({ tab: to.id })
    document.getElementById(`live-tab-${to.id}`)?.focus()
  }
  const counts = { consensus: consensusLines(history.meeting).length, votes: unfinishedVotes(history) }
  return (
    <aside className={styles.column} aria-label="记录、共识板、表决、签到">
      <div
        className={styles.tabs}
        role="tablist"
        aria-label="右边四栏"
        onKeyDown={({ key }) => (key === 'ArrowLeft' || key === 'ArrowRight') && step(key)}
      >
        {tabs.map(({ id, keys, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`live-tab-${id}`}
            className={styles.tab}
            aria-selected={tab === id}
            aria-controls="live-panel"
            tabIndex={tab === id ? 0 : -1}
            onClick={() => open(id, false)}
          >
            {label}
            {id in counts && counts[id as keyof typeof counts] > 0 && (
              <span className={styles.count}>{counts[id as keyof typeof counts]}</span>
            )}
            <KeyCap keys={keys} />
          </button>
        ))}
      </div>
      <div ref={body} id="live-panel" className={styles.body} role="tabpanel" aria-labelledby={`live-tab-${tab}`}>
        <Panel tab={tab} stream={stream} history={history} />
      </div>
    </aside>
  )
}

function Panel({ tab, ...meeting }: RightColumnProps & { readonly tab: LiveTab }) {
  switch (tab) {
    case 'record':
      return <RecordPanel {...meeting} />
    case 'consensus':
      return <ConsensusPanel {...meeting} />
    case 'votes':
      return <VotesPanel {...meeting} />
    case 'sign-in':
      return <SignInPanel {...meeting} />
  }
}

const tabs: readonly {
  readonly id: LiveTab
  readonly keys: string
  readonly label: string
  /** The key leads straight into the panel's field. */
  readonly typesAtOnce: boolean
}[] = [
  { id: 'record', keys: 'm', label: '记录', typesAtOnce: true },
  { id: 'consensus', keys: 'b', label: '共识板', typesAtOnce: false },
  { id: 'votes', keys: 'v', label: '表决', typesAtOnce: false },
  { id: 'sign-in', keys: 's', label: '签到', typesAtOnce: true },
]

function unfinishedVotes({ meeting }: MeetingHistory): number {
  return meeting.votes.filter((vote) => vote.stage === 'open' || vote.stage === 'closed').length
}

/** The panel's own first field: the one marked for it, else the text to write in, else the search. */
function focusField(body: HTMLElement | null, wanted: { current: boolean }): void {
  if (!wanted.current || !body) return
  wanted.current = false
  const field =
    body.querySelector<HTMLElement>('[data-autofocus]') ?? body.querySelector<HTMLElement>('textarea, input')
  field?.focus()
}
