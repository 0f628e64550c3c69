import type { Page } from 'playwright'
import type { ConsoleContract } from '#shared/contract/console'
import type { Ack, Beginning, StreamState } from '#shared/contract/desk'
import type { InputOf, OutputOf, RequestName } from '#shared/contract/door'
import { stateOfText } from '#shared/contract/state-text'
import type { Result } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Meeting } from '#shared/meeting/meeting'
import { resolve, type Spoken } from '#shared/rehearsal/resolve'

/** Asks through the console's own bridge in the running page, as its screens do. */
export function ask<Name extends RequestName<ConsoleContract>>(
  page: Page,
  name: Name,
  input: InputOf<ConsoleContract, Name>,
): Promise<Result<OutputOf<ConsoleContract, Name>>> {
  return page.evaluate(
    ([channel, body]) => (globalThis.desk.ask as (name: string, input: unknown) => Promise<unknown>)(channel, body),
    [name, input] as const,
  ) as Promise<Result<OutputOf<ConsoleContract, Name>>>
}

export async function begin(page: Page): Promise<Beginning> {
  const answer = await ask(page, 'app.begin', {})
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value
}

export async function meetingAt(page: Page, stream: StreamId): Promise<Meeting> {
  return (await historyAt(page, stream)).meeting
}

export async function historyAt(page: Page, stream: StreamId): Promise<MeetingHistory> {
  const state = await stateAt(page, stream)
  if (state.kind !== 'meeting' || !state.history) throw new Error(`no meeting at ${stream}`)
  return state.history
}

export async function stateAt(page: Page, stream: StreamId): Promise<StreamState> {
  const answer = await ask(page, 'stream.open', { stream })
  if (!answer.ok) throw new Error(answer.refusal.message)
  return stateOfText(answer.value)
}

/** A clerk who speaks in words (names, titles), as rehearsal scripts do, and remembers every ack. */
export class Clerk {
  readonly acks: Ack[] = []

  constructor(
    private readonly page: Page,
    readonly stream: StreamId,
  ) {}

  async says(spoken: Spoken): Promise<Ack> {
    const known = spoken.type === 'meeting.create' ? spoken : resolve(await meetingAt(this.page, this.stream), spoken)
    const answer = await ask(this.page, 'desk.ask', { stream: this.stream, command: known })
    if (!answer.ok) throw new Error(`${spoken.type}: ${answer.refusal.message}`)
    this.acks.push(answer.value)
    return answer.value
  }
}
