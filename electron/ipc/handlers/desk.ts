import type { Desk } from '#electron/desk/desk'
import type { Publisher } from '#electron/desk/publisher'
import type { Beginning } from '#shared/contract/console'
import { ok, type Result } from '#shared/decision'
import type { Answers } from './answers'

export type DeskParts = {
  readonly begin: () => Promise<Beginning>
  readonly desk: Desk
  readonly publisher: Publisher
  readonly loadSample: () => Promise<Result<null>>
  readonly quit: () => void
}

/** The meeting itself: what the page begins with, every command, and the streams it follows. */
export function deskHandlers({ begin, desk, publisher, loadSample, quit }: DeskParts) {
  return {
    'app.begin': async () => {
      publisher.forget()
      return ok(await begin())
    },
    'desk.ask': ({ stream, command }) => desk.ask(stream, command),
    'desk.askAll': ({ asks }) => desk.askAll(asks),
    'stream.open': async ({ stream }) => ok(await publisher.open(stream)),
    'stream.close': ({ stream }) => {
      publisher.close(stream)
      return ok(null)
    },
    'app.loadSample': () => loadSample(),
    'app.quit': () => {
      quit()
      return ok(null)
    },
  } satisfies Answers
}
