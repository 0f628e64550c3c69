import type { StorageFailure } from './conversation'

/**
 * What to do after a fault: wait, in milliseconds, and open a fresh page, after deleting the database's files when
 * `wipe` says so; or give up for now.
 */
export type Revival = { readonly waitMs: number; readonly wipe: boolean } | 'give up'

/**
 * `faultsAtMs` are all faults so far, the present one included. Those that lie more than ten minutes back are forgiven:
 * a page that falls every morning is no crash loop. `failuresInRow` counts since the store was last ready.
 */
export function afterFault(
  failure: StorageFailure,
  faultsAtMs: readonly number[],
  failuresInRow: number,
  nowMs: number,
): Revival {
  // Not ours to touch, however often we ask.
  if (failure.reason === 'newer') return 'give up'
  const recent = faultsAtMs.filter((atMs) => nowMs - atMs < forgivenAfterMs).length
  const waitMs = waitsMs[Math.max(0, recent - 1)]
  if (waitMs === undefined) return 'give up'
  return { waitMs, wipe: failuresInRow >= 2 && curedByWiping.has(failure.reason) }
}

/** The first is at once because most faults are a single crash, and nobody should notice those. */
const waitsMs = [0, 200, 1_000, 5_000, 15_000]
const forgivenAfterMs = 10 * 60_000

/** A database that cannot be opened, read or written. Its files are only a copy of the journal. */
const curedByWiping: ReadonlySet<StorageFailure['reason']> = new Set(['failed', 'closed', 'damaged', 'timeout'])
