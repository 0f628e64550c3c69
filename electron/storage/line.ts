/**
 * 线路: main's end of the line to one storage page, from the moment the page is loaded until it is gone. What kind of
 * port carries it is known only to whoever opened it.
 */
export type StorageLine = {
  readonly post: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Called when the page is gone without having been asked to: crashed, hung, closed by someone else. */
  readonly onGone: (listener: (detail: string) => void) => void
  readonly close: () => void
}

/** 宿主: where storage pages come from. */
export type StorageHost = {
  /** Opens a fresh page; the one before has been closed. Rejects when it cannot be loaded before the signal. */
  readonly open: (signal: AbortSignal) => Promise<StorageLine>
  /** Deletes the database's files while no page is open: the last resort when a database cannot be opened any more. */
  readonly wipe: () => Promise<void>
}
