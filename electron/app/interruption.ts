import type { PreviousLife } from '#electron/journal/lock'
import type { Interruption } from '#shared/contract/console'
import type { Instant, StreamId } from '#shared/fact'
import { attendeeOf } from '#shared/meeting/attendance'
import type { Meeting } from '#shared/meeting/meeting'
import { spokenMs } from '#shared/meeting/speaking'

/**
 * 中断: what to tell the clerk of a meeting that was running when the program ended. The last sign of life is the later
 * of the lock's last beat and the last fact, because after a power cut the beats may not have reached the disk.
 */
export function interruptionOf(
  stream: StreamId,
  meeting: Meeting,
  previous: PreviousLife | null,
  lastFactAt: Instant | null,
  now: Instant,
): Interruption {
  const signs = [previous?.aliveAt, lastFactAt].filter((at) => typeof at === 'string').filter((at) => at <= now)
  const from = signs.sort().at(-1) ?? now
  const { current } = meeting.speaking
  return {
    stream,
    title: meeting.details.title,
    from,
    to: now,
    speaker: attendeeOf(meeting, current?.attendeeId ?? null)?.name ?? null,
    spokenMs: current ? spokenMs(current, from) : 0,
  }
}
