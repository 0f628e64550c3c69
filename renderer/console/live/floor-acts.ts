import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { StreamId } from '#shared/fact'
import { attendeeOf } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import type { Phase } from '#shared/meeting/proceedings'
import { queueOf } from '#shared/meeting/speaking'
import { type Send, useSend } from '../../bridge/ask'
import type { KeyAction } from '../keys/keys'
import { useLive } from './live-state'

/** What the clerk can do with the floor: one list for buttons, keys and palette. */
export type FloorActs = Readonly<
  Record<
    'next' | 'pause' | 'longer' | 'shorter' | 'interject' | 'callNow' | 'end' | 'requeueLast' | 'queue' | 'bell',
    KeyAction
  >
>

/**
 * A second press this soon after the new speaker is on the screen is the same press: nobody is called past somebody who
 * has just been called, however slow the machine.
 */
const samePressMs = 700

/** The same acts as long as nothing about them has changed, so that what shows them need not be drawn again. */
export function useFloorActs(stream: StreamId, { meeting }: MeetingHistory): FloorActs {
  const send = useSend(stream)
  const show = useLive((state) => state.show)
  const isBellSilenced = useLive((state) => state.isBellSilenced)
  const lastCall = useRef(Number.NEGATIVE_INFINITY)
  const { speaking, attendees } = meeting
  const { phase } = meeting.proceedings
  const { activeId } = meeting.agenda
  // Infinity until the one who was called is on the screen; from then on the clerk can mean somebody else.
  const currentId = speaking.current?.id
  useEffect(() => {
    if (currentId !== undefined && lastCall.current === Number.POSITIVE_INFINITY) lastCall.current = performance.now()
  }, [currentId])
  return useMemo(
    () => floorActs({ speaking, attendees, phase, activeId, isBellSilenced, send, show, lastCall }),
    [speaking, attendees, phase, activeId, isBellSilenced, send, show],
  )
}

type FloorParts = Pick<Meeting, 'speaking' | 'attendees'> & {
  readonly phase: Phase
  readonly activeId: string | null
  readonly isBellSilenced: boolean
  readonly send: Send
  readonly show: ReturnType<typeof useLive.getState>['show']
  /** When somebody was called last, in the page's own milliseconds. */
  readonly lastCall: RefObject<number>
}

function floorActs(parts: FloorParts): FloorActs {
  const { speaking, attendees, phase, activeId, isBellSilenced, send, show, lastCall } = parts
  const { current, host, speeches } = speaking
  const queue = queueOf(speaking, activeId)
  const next = queue.waiting[0]
  const last = speeches.at(-1)
  const isOpen = phase === 'open'
  const isOver = phase === 'closed' || phase === 'cancelled'
  const name = (id: string | undefined) => attendeeOf({ attendees }, id ?? null)?.name ?? '这位'
  const group = '发言'

  const callNext = async () => {
    if (!next || performance.now() - lastCall.current < samePressMs) return
    lastCall.current = Number.POSITIVE_INFINITY
    const ack = await send({ type: 'speakers.call', entryId: next.id })
    if (!ack) lastCall.current = Number.NEGATIVE_INFINITY
  }
  const extend = (seconds: number) => current && void send({ type: 'speakers.extend', speechId: current.id, seconds })

  return {
    next: {
      id: 'floor.next',
      keys: 'Space',
      label: next ? `请下一位：${name(next.attendeeId)}` : '请下一位',
      group,
      enabled: isOpen && next !== undefined,
      run: () => void callNext(),
    },
    pause: {
      id: 'floor.pause',
      keys: 'p',
      label: current?.pausedAt ? '继续计时' : '暂停',
      group,
      enabled: current !== null && (current.pausedAt === null || isOpen),
      run: () =>
        current &&
        void send({ type: current.pausedAt === null ? 'speakers.pause' : 'speakers.resume', speechId: current.id }),
    },
    longer: {
      id: 'floor.longer',
      keys: 'Equal',
      also: ['+', 'Shift+Equal', 'NumpadAdd'],
      label: '加 1 分钟',
      group,
      enabled: current !== null,
      mayRepeat: true,
      run: () => extend(60),
    },
    shorter: {
      id: 'floor.shorter',
      keys: 'Minus',
      also: ['NumpadSubtract'],
      label: '减 1 分钟',
      group,
      enabled: current !== null,
      run: () => extend(-60),
    },
    interject: {
      id: 'floor.interject',
      keys: 'i',
      label: '插话…',
      group,
      enabled: isOpen && current?.kind !== 'interjection',
      run: () => show({ asking: { what: 'who-interjects' } }),
    },
    callNow: {
      id: 'floor.call-now',
      keys: 'd',
      label: '直接请人发言…',
      group,
      enabled: isOpen,
      run: () => show({ asking: { what: 'who-speaks-now' } }),
    },
    end: {
      id: 'floor.end',
      keys: 'e',
      label: host ? '结束插话' : '结束',
      group,
      enabled: current !== null,
      run: () => current && void send({ type: 'speakers.end', speechId: current.id }),
    },
    requeueLast: {
      id: 'floor.requeue-last',
      keys: 'r',
      label: last ? `${name(last.attendeeId)}放回队首` : '刚讲完的放回队首',
      group,
      enabled: last !== undefined && !isOver,
      run: () => last && void send({ type: 'speakers.requeueLast', speechId: last.id }),
    },
    queue: {
      id: 'floor.queue',
      keys: 'w',
      label: queue.closed ? '恢复报名' : '停止报名',
      group,
      enabled: !isOver,
      run: () => void send({ type: queue.closed ? 'speakers.openQueue' : 'speakers.closeQueue' }),
    },
    bell: {
      id: 'floor.bell',
      keys: 'l',
      label: isBellSilenced ? '打开提示音' : '关掉提示音',
      group,
      run: () => show({ isBellSilenced: !isBellSilenced }),
    },
  }
}
