import type { Contract, Handlers } from '#shared/contract/door'
import { refuse } from '#shared/decision'

/**
 * What a locked console may still ask: how the lock stands, to open it, to end the program, and to keep what was typed in the
 * last moment before, which tells nobody anything.
 */
const answeredWhenLocked: ReadonlySet<string> = new Set([
  ...['lock.look', 'lock.close', 'lock.open'],
  ...['typing.keep', 'app.quit'],
])

/** 锁屏: the cover of a locked page hides, but it is main that refuses. The wall is told its scenes as before. */
export function whileUnlocked<C extends Contract>(isLocked: () => boolean, handlers: Handlers<C>): Handlers<C> {
  const guarded = Object.entries(handlers as Readonly<Record<string, Handler>>).map(([name, handler]) => [
    name,
    (input: unknown) =>
      isLocked() && !answeredWhenLocked.has(name)
        ? refuse('lock.locked', '议事台已锁屏，请先输入PIN码。')
        : handler(input),
  ])
  return Object.fromEntries(guarded)
}

type Handler = (input: unknown) => unknown
