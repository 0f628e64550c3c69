import { useCallback, useRef, useState } from 'react'
import type { ConsoleContract } from '#shared/contract/console'
import type { Ack } from '#shared/contract/desk'
import type { InputOf, OutputOf, RequestName } from '#shared/contract/door'
import type { Refusal, Result } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { HistoryCommand } from '#shared/meeting/history'
import type { PlanCommand } from '#shared/plan/plan'
import type { RoomCommand } from '#shared/room/room'
import type { PersonCommand } from '#shared/roster/person'
import type { TopicCommand } from '#shared/topic/topic'
import { say } from '../kit/notice'
import { anchorTo } from './desk-clock'
import { heardUpTo } from './heard'

export type Command = HistoryCommand | RoomCommand | PersonCommand | TopicCommand | PlanCommand

/** Asks main through the console's door. Never rejects; a fault on the way is a refusal too. */
export function ask<Name extends RequestName<ConsoleContract>>(
  name: Name,
  input: InputOf<ConsoleContract, Name>,
): Promise<Result<OutputOf<ConsoleContract, Name>>> {
  return globalThis.desk.ask(name, input)
}

/**
 * Sends one command to the desk and sets the page's clock by the answer. The refusal is the caller's to show. Where this
 * page follows the stream it answers when the facts have come too, a moment behind the ack: what the caller then changes
 * and what was kept are one picture, not two.
 */
export async function command(stream: StreamId, body: Command): Promise<Result<Ack>> {
  const answer = await ask('desk.ask', { stream, command: body })
  if (!answer.ok) return answer
  anchorTo(answer.value.at)
  await heardUpTo(stream, answer.value.seq)
  return answer
}

/** Says a refusal where the clerk sees it; the same refusal is not stacked, its latest sentence stands. */
export function sayRefusal(refusal: Refusal): void {
  say({ id: refusal.code, color: 'cinnabar', message: refusal.message, autoClose: 6000 })
}

/** One command to the desk. Answers the ack, or null when it was refused (which has been said) or dropped. */
export type Send = (body: Command) => Promise<Ack | null>

/**
 * One command at a time from one place: a second click while the first is on its way does nothing. Refusals are said as
 * a notification.
 */
export function useSend(stream: StreamId): Send {
  return useOneAtATime(stream, unseen)
}

/** The same for whoever shows that a command is on its way: it is drawn once more for that, before and after. */
export function useCommand(stream: StreamId): { readonly send: Send; readonly isBusy: boolean } {
  const [isBusy, setBusy] = useState(false)
  return { send: useOneAtATime(stream, setBusy), isBusy }
}

function useOneAtATime(stream: StreamId, setBusy: (isBusy: boolean) => void): Send {
  const underWay = useRef(false)
  return useCallback(
    async (body) => {
      if (underWay.current) return null
      underWay.current = true
      setBusy(true)
      const answer = await command(stream, body)
      underWay.current = false
      setBusy(false)
      if (answer.ok) return answer.value
      sayRefusal(answer.refusal)
      return null
    },
    [stream, setBusy],
  )
}

function unseen(): void {}
