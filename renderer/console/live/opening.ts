import { useCallback, useRef } from 'react'
import type { StreamId } from '#shared/fact'
import { command, sayRefusal } from '../../bridge/ask'
import { useLive } from './live-state'

/** 宣布开会: opens, or where the topic's gate stands in the way asks for the reason (T3). A second press does nothing. */
export function useOpening(stream: StreamId): () => void {
  const show = useLive((state) => state.show)
  const underWay = useRef(false)
  return useCallback(() => {
    if (underWay.current) return
    underWay.current = true
    void command(stream, { type: 'meeting.open' }).then((answer) => {
      underWay.current = false
      if (answer.ok) return
      if (answer.refusal.code === 'meeting.gate') show({ asking: { what: 'gate' } })
      else sayRefusal(answer.refusal)
    })
  }, [stream, show])
}
