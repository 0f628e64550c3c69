import { useMemo } from 'react'
import type { StreamId } from '#shared/fact'
import { type Agenda, nextItem, previousItem } from '#shared/meeting/agenda'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Phase } from '#shared/meeting/proceedings'
import { dropOn, stepDown, stepUp } from '#shared/views/agenda-steps'
import { type Send, useSend } from '../../bridge/ask'
import type { KeyAction } from '../keys/keys'
import { useLive } from './live-state'
import { useOpening } from './opening'

export type ProceedingsActs = Readonly<Record<'open' | 'pause' | 'close', KeyAction>>

type Show = ReturnType<typeof useLive.getState>['show']

/** 宣布开会、休会、续会、散会. The same acts as long as nothing about them has changed. */
export function useProceedingsActs(stream: StreamId, { meeting }: MeetingHistory): ProceedingsActs {
  const send = useSend(stream)
  const announceOpen = useOpening(stream)
  const show = useLive((state) => state.show)
  const { phase } = meeting.proceedings
  return useMemo(() => proceedingsActs(phase, announceOpen, send, show), [phase, announceOpen, send, show])
}

function proceedingsActs(phase: Phase, announceOpen: () => void, send: Send, show: Show): ProceedingsActs {
  const group = '会议进程'
  return {
    open: {
      id: 'meeting.open',
      keys: 'Shift+O',
      label: '宣布开会',
      group,
      enabled: phase === 'preparing',
      run: announceOpen,
    },
    pause: {
      id: 'meeting.break',
      keys: 'Shift+B',
      label: phase === 'adjourned' ? '宣布续会' : '休会…',
      group,
      enabled: phase === 'open' || phase === 'adjourned',
      run: () => {
        if (phase === 'adjourned') void send({ type: 'meeting.reopen' })
        else show({ asking: { what: 'adjourn' } })
      },
    },
    close: {
      id: 'meeting.close',
      keys: 'Shift+X',
      label: '散会…',
      group,
      enabled: phase === 'open' || phase === 'adjourned',
      run: () => show({ asking: { what: 'close' } }),
    },
  }
}

export type AgendaActs = Readonly<
  Record<
    'next' | 'previous' | 'enter' | 'skip' | 'edit' | 'add' | 'moveUp' | 'moveDown' | 'selectUp' | 'selectDown',
    KeyAction
  >
> & { readonly remove: (itemId: string) => void; readonly drop: (itemId: string, overId: string) => void }

/** What the clerk can do with the agenda while the meeting runs; the selected item is not the active one (A4). */
export function useAgendaActs(stream: StreamId, { meeting }: MeetingHistory): AgendaActs {
  const send = useSend(stream)
  const { selectedItemId, show } = useLive()
  const { agenda, proceedings } = meeting
  const { phase } = proceedings
  return useMemo(
    () => agendaActs({ agenda, phase, selectedItemId, send, show }),
    [agenda, phase, selectedItemId, send, show],
  )
}

type AgendaParts = {
  readonly agenda: Agenda
  readonly phase: Phase
  readonly selectedItemId: string | null
  readonly send: Send
  readonly show: Show
}

function agendaActs({ agenda, phase, selectedItemId, send, show }: AgendaParts): AgendaActs {
  const { items } = agenda
  const isOpen = phase === 'open'
  const isOver = phase === 'closed' || phase === 'cancelled'
  const selected = items.find((item) => item.id === (selectedItemId ?? agenda.activeId)) ?? null
  const next = nextItem(agenda)
  const previous = previousItem(agenda)
  const group = '议程'
  const activate = (itemId: string) => {
    void send({ type: 'agenda.activate', itemId })
    show({ selectedItemId: null })
  }
  const select = (step: 1 | -1) => {
    const at = items.findIndex((item) => item.id === selected?.id)
    const to = items[Math.min(Math.max(at + step, 0), items.length - 1)]
    if (to) show({ selectedItemId: to.id })
  }
  const up = selected ? stepUp(items, selected.id) : null
  const down = selected ? stepDown(items, selected.id) : null
  return {
    next: {
      id: 'agenda.next',
      keys: 'n',
      label: next ? `进入下一项：${next.title}` : '进入下一项议程',
      group,
      enabled: isOpen && next !== null,
      run: () => next && activate(next.id),
    },
    previous: {
      id: 'agenda.previous',
      keys: 'Shift+N',
      label: '回到上一项议程',
      group,
      enabled: isOpen && previous !== null,
      run: () => previous && activate(previous.id),
    },
    selectUp: {
      id: 'agenda.select-up',
      keys: 'ArrowUp',
      label: '看上一项（不进入）',
      group,
      mayRepeat: true,
      keyOnly: true,
      run: () => select(-1),
    },
    selectDown: {
      id: 'agenda.select-down',
      keys: 'ArrowDown',
      label: '看下一项（不进入）',
      group,
      mayRepeat: true,
      keyOnly: true,
      run: () => select(1),
    },
    enter: {
      id: 'agenda.enter',
      keys: 'Enter',
      label: '进入选中的议程',
      group,
      enabled: isOpen && selected !== null && selected.id !== agenda.activeId,
      run: () => selected && activate(selected.id),
    },
    skip: {
      id: 'agenda.skip',
      keys: 't',
      label: selected?.skipped ? '恢复选中的议程' : '跳过选中的议程',
      group,
      enabled: !isOver && selected !== null && selected.id !== agenda.activeId,
      run: () =>
        selected && void send({ type: selected.skipped ? 'agenda.unskip' : 'agenda.skip', itemId: selected.id }),
    },
    edit: {
      id: 'agenda.edit',
      keys: 'F2',
      label: '修改选中的议程…',
      group,
      enabled: !isOver && selected !== null,
      run: () => selected && show({ asking: { what: 'item', itemId: selected.id } }),
    },
    add: {
      id: 'agenda.add',
      keys: 'a',
      label: '加一项议程…',
      group,
      enabled: !isOver,
      run: () => show({ asking: { what: 'item', itemId: null } }),
    },
    moveUp: {
      id: 'agenda.move-up',
      keys: 'Alt+ArrowUp',
      label: '选中的议程上移',
      group,
      enabled: !isOver && up !== null,
      mayRepeat: true,
      run: () => up && void send(up),
    },
    moveDown: {
      id: 'agenda.move-down',
      keys: 'Alt+ArrowDown',
      label: '选中的议程下移',
      group,
      enabled: !isOver && down !== null,
      mayRepeat: true,
      run: () => down && void send(down),
    },
    remove: (itemId) => void send({ type: 'agenda.remove', itemId }),
    drop: (itemId, overId) => {
      const step = dropOn(items, itemId, overId)
      if (step) void send(step)
    },
  }
}
