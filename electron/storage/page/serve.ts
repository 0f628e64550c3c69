import type {
  StorageAnswer,
  StorageNotice,
  StorageQuestion,
  StorageReply,
  StorageRequest,
} from '#shared/contract/storage'
import { answerFrom } from './answer'
import { Shelf } from './shelf'
import type { Opened } from './tables'

/**
 * Answers every request on the port, each under its number. Once the database was closed under the page it answers
 * nothing but `closed`: what a database that reopened itself says cannot be believed. Main opens a new page then.
 */
export function serve(
  port: MessagePort,
  open: (notice: (notice: StorageNotice) => void) => Promise<Opened>,
): { readonly notice: (notice: StorageNotice) => void } {
  let closedBy: string | null = null
  const opened = open(notice).then((room) => (room.ok ? { ...room, shelf: new Shelf(room.tables) } : room))

  port.onmessage = async (event: MessageEvent<StorageQuestion>) => {
    const { id, request } = event.data
    const reply: StorageReply = { id, answer: await answer(request) }
    port.postMessage(reply)
  }
  return { notice }

  function notice(word: StorageNotice): void {
    if (word.notice === 'closed') closedBy ??= word.detail
    port.postMessage(word)
  }

  async function answer(request: StorageRequest): Promise<StorageAnswer> {
    const room = await opened
    if (!room.ok) return room
    const given = closedBy === null ? await answerFrom(room, request) : null
    // Asked twice: the database may have gone while the answer was looked up.
    if (closedBy !== null || given === null) return { ok: false, reason: 'closed', detail: closedBy ?? '' }
    return given
  }
}
