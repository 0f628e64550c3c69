import { type Leaving, refuseLeaving } from '#electron/app/leaving'
import type { Contract, Handlers } from '#shared/contract/door'
import type { StreamId } from '#shared/fact'

/** What goes on for a meeting that is being deleted: its page lets go of it. */
const answeredAllTheSame: ReadonlySet<string> = new Set(['stream.close'])

/** 正在删除 (K4): whatever is asked of such a meeting, by whichever name, is refused. */
export function exceptLeaving<C extends Contract>(leaving: Pick<Leaving, 'has'>, handlers: Handlers<C>): Handlers<C> {
  const guarded = Object.entries(handlers as Readonly<Record<string, Handler>>).map(([name, handler]) => [
    name,
    (input: unknown) =>
      !answeredAllTheSame.has(name) && streamsIn(input).some((stream) => leaving.has(stream))
        ? refuseLeaving()
        : handler(input),
  ])
  return Object.fromEntries(guarded)
}

type Handler = (input: unknown) => unknown

/** By the contract, which has been held against what arrived: a question of one stream names it so, one of several has `asks`. */
function streamsIn(input: unknown): readonly StreamId[] {
  const { stream, asks = [] } = input as {
    readonly stream?: StreamId | null
    readonly asks?: readonly { readonly stream: StreamId }[]
  }
  return [...(stream ? [stream] : []), ...asks.map((each) => each.stream)]
}
