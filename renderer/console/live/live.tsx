import { type MouseEvent, useEffect } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { ask, sayRefusal } from '../../bridge/ask'
import { useMeeting } from '../../bridge/streams'
import { EmptyState } from '../../kit/empty-state'
import { useKeys } from '../keys/keys'
import { KeysOverview } from '../keys/keys-overview'
import { Palette } from '../palette/palette'
import { DoorSignIn } from '../sign-in/door-sign-in'
import { AgendaColumn } from './agenda-column'
import { Asked } from './asked'
import { Floor } from './floor'
import { useFloorActs } from './floor-acts'
import styles from './live.module.css'
import { LiveFoot } from './live-foot'
import { LiveHeader } from './live-header'
import { useLive } from './live-state'
import { useAgendaActs, useProceedingsActs } from './proceedings-acts'
import { RightColumn } from './right-column'
import { useUndo } from './undo'

/** 会场: the whole window while a meeting runs. One screen, no page scroll, everything by key. */
export function LiveScreen({ stream }: { readonly stream: StreamId }) {
  const followed = useMeeting(stream)
  useEffect(() => {
    void ask('wall.attach', { stream }).then((answer) => {
      if (!answer.ok) sayRefusal(answer.refusal)
    })
    // What is looked at belongs to this visit.
    useLive.getState().show({ selectedItemId: null, asking: null, atDoor: false })
  }, [stream])
  if (followed.phase === 'refused') return <EmptyState title="没有打开这场会议" text={followed.refusal.message} />
  if (followed.phase === 'opening' || !followed.state) return <div className={styles.screen} aria-busy="true" />
  return <OpenedLive stream={stream} history={followed.state} />
}

function OpenedLive({ stream, history }: { readonly stream: StreamId; readonly history: MeetingHistory }) {
  const { atDoor, show } = useLive()
  const floor = useFloorActs(stream, history)
  const agenda = useAgendaActs(stream, history)
  const proceedings = useProceedingsActs(stream, history)
  const undo = useUndo(stream, history)
  const { remove: _remove, drop: _drop, ...agendaKeys } = agenda
  useKeys([
    ...Object.values(floor),
    ...Object.values(agendaKeys),
    ...Object.values(proceedings),
    undo,
    {
      id: 'door.open',
      keys: 'Shift+S',
      label: '门口签到',
      group: '签到',
      enabled: !atDoor && !isOver(history),
      run: () => show({ atDoor: true }),
    },
    {
      id: 'field.leave',
      keys: 'Escape',
      label: '离开输入框',
      group: '通用',
      whileTyping: true,
      keyOnly: true,
      run: leaveField,
    },
  ])
  return (
    // The click is the buttons' own; this only keeps a field's caret where it is.
    // biome-ignore lint/a11y/noStaticElementInteractions: the handler moves no focus and does no act
    <div className={styles.screen} onMouseDown={keepCaret}>
      <LiveHeader stream={stream} history={history} acts={proceedings} />
      {atDoor ? (
        <DoorSignIn stream={stream} history={history} />
      ) : (
        <>
          <AgendaColumn history={history} acts={agenda} close={proceedings.close} />
          <Floor stream={stream} history={history} acts={floor} proceedings={proceedings} />
          <RightColumn stream={stream} history={history} />
        </>
      )}
      <LiveFoot undo={undo} />
      <Asked stream={stream} history={history} />
      <KeysOverview />
      <Palette stream={stream} history={history} />
    </div>
  )
}

function isOver({ meeting }: MeetingHistory): boolean {
  return meeting.proceedings.phase === 'closed' || meeting.proceedings.phase === 'cancelled'
}

/**
 * A button pressed with the mouse does not take the keyboard: the next Space calls the next speaker and does not press
 * that button again, and whoever is typing goes on typing.
 */
function keepCaret(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return
  if (event.target.closest('[role="dialog"], input, textarea, label')) return
  if (event.target.closest('button, [role="tab"]')) event.preventDefault()
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
