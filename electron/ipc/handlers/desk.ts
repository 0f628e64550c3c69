import type { Typing } from '#electron/app/typing'
import type { Desk } from '#electron/desk/desk'
import type { Publisher } from '#electron/desk/publisher'
import type { Beginning, deskRequests } from '#shared/contract/desk'
import { textOfState } from '#shared/contract/state-text'
import { ok, type Result, refuse } from '#shared/decision'
import { mainAloneAsks } from '#shared/room/keeping'
import type { Answers } from './answers'

export type DeskParts = {
  readonly begin: () => Promise<Beginning>
  readonly desk: Desk
  readonly publisher: Publisher
  readonly typing: Typing
  readonly loadSample: () => Promise<Result<null>>
  readonly quit: () => void
}

/** The meeting itself: what the page begins with, every command, and the streams it follows. */
export function deskHandlers({ begin, desk, publisher, typing, loadSample, quit }: DeskParts) {
  return {
    'app.begin': async () => ok(await begin()),
    'desk.ask': ({ stream, command }) =>
      mainAloneAsks.has(command.type) ? refusePinFirst() : desk.ask(stream, command),
    'desk.askAll': ({ asks }) =>
      asks.some(({ command }) => mainAloneAsks.has(command.type)) ? refusePinFirst() : desk.askAll(asks),
    'stream.open': async ({ stream }) => ok(textOfState(await publisher.open(stream))),
    'stream.close': ({ stream }) => {
      publisher.close(stream)
      return ok(null)
    },
    'typing.keep': async ({ text }) => {
      await typing.keep(text)
      return ok(null)
    },
    'app.loadSample': () => loadSample(),
    'app.quit': () => {
      quit()
      return ok(null)
    },
  } satisfies Answers<typeof deskRequests>
}

/** K5, K6: the way to these goes by the PIN, and no page goes round it. */
function refusePinFirst() {
  return refuse('desk.pin-first', '这一步要先输入PIN码，请在“设置 → 数据安全”或文书页里办理。')
}
