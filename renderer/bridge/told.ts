import { useEffect, useSyncExternalStore } from 'react'
import type { ConsoleContract } from '#shared/contract/console'
import type { Status } from '#shared/contract/desk'
import type { EventName, PayloadOf } from '#shared/contract/door'
import type { DisplayRow } from '#shared/contract/wall'
import type { WallMessage } from '#shared/views/scene'
import { anchorTo } from './desk-clock'

/** Hears one kind of news from main while the component is there. */
export function useTold<Name extends EventName<ConsoleContract>>(
  name: Name,
  listener: (payload: PayloadOf<ConsoleContract, Name>) => void,
): void {
  useEffect(() => globalThis.desk.on(name, listener), [name, listener])
}

/** What main last said, for the lines that are always on the screen. Filled by `app.begin`, renewed by events. */
type Told = {
  readonly status: Status | null
  readonly wall: WallMessage | null
  readonly displays: readonly DisplayRow[]
}

let told: Told = { status: null, wall: null, displays: [] }
const listeners = new Set<() => void>()

export function renew(news: Partial<Told>): void {
  told = { ...told, ...news }
  for (const listener of listeners) listener()
}

/** Called once when the page begins. */
export function listenToMain(): void {
  globalThis.desk.on('status.changed', (status) => renew({ status }))
  globalThis.desk.on('displays.changed', (displays) => renew({ displays }))
  globalThis.desk.on('wall.shown', (wall) => {
    anchorTo(wall.sentAt)
    renew({ wall })
  })
}

export function useStatus(): Status | null {
  return useSyncExternalStore(subscribe, () => told.status)
}

export function useWall(): WallMessage | null {
  return useSyncExternalStore(subscribe, () => told.wall)
}

export function useDisplays(): readonly DisplayRow[] {
  return useSyncExternalStore(subscribe, () => told.displays)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
