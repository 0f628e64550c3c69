import { create } from 'zustand'
import type { Drive, Ejection, ExportProgress, ExportReport } from '#shared/contract/papers'
import type { Refusal } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { ask, sayRefusal } from '../../bridge/ask'
import type { UnmaskedWish } from './unmasked-choice'

/** 导出 of one meeting as the page knows it. It goes on when the clerk leaves the page. */
export type Exporting =
  | {
      readonly state: 'idle'
      /** Wanted unmasked before, and it did not come to it: everything but the PIN is there again. */
      readonly wish: UnmaskedWish | null
      /** Where it was to go, unless another place is to be chosen. */
      readonly driveId: string | null
    }
  | {
      readonly state: 'running'
      readonly drive: Drive
      readonly progress: ExportProgress | null
      readonly isCancelling: boolean
    }
  | {
      readonly state: 'done'
      readonly drive: Drive
      readonly report: ExportReport
      /** What the system made of being asked to eject the stick; null while it is at it. */
      readonly ejection: Ejection | null
    }
  | {
      readonly state: 'failed'
      readonly drive: Drive
      readonly refusal: Refusal
      readonly wish: UnmaskedWish | null
    }

type Exports = { readonly of: Readonly<Record<StreamId, Exporting>> }

const useExports = create<Exports>()(() => ({ of: {} }))
const idle = { state: 'idle', wish: null, driveId: null } as const satisfies Exporting

export function useExporting(stream: StreamId): Exporting {
  return useExports((state) => state.of[stream] ?? idle)
}

/** Whether papers of any meeting are on their way: there is one export at a time. */
export function useIsExporting(): boolean {
  return useExports((state) => Object.values(state.of).some((each) => each.state === 'running'))
}

/** `unmasked`: telephones stand whole, with the PIN and the reason that this wants (K6). */
export async function exportPapers(
  stream: StreamId,
  drive: Drive,
  unmasked: UnmaskedWish | null = null,
): Promise<void> {
  tell(stream, { state: 'running', drive, progress: null, isCancelling: false })
  const unsubscribe = globalThis.desk.on('export.progress', (progress) => {
    const now = useExports.getState().of[stream]
    if (now?.state === 'running') tell(stream, { ...now, progress })
  })
  const answer = await ask('papers.export', { stream, driveId: drive.id, ...(unmasked ? { unmasked } : {}) })
  unsubscribe()
  if (!answer.ok) {
    const { refusal } = answer
    const wish = unmasked && { ...unmasked, pin: '' }
    // A wrong PIN is no failed export: nothing was begun, and the field is there to try again.
    if (!refusal.code.startsWith('lock.')) return tell(stream, { state: 'failed', drive, refusal, wish })
    sayRefusal(refusal)
    return tell(stream, { state: 'idle', wish, driveId: drive.id })
  }
  const report = answer.value
  if (drive.kind === 'folder') return tell(stream, { state: 'done', drive, report, ejection: 'left' })
  // 可以拔出 is true now; whether the system lets go by itself comes after.
  tell(stream, { state: 'done', drive, report, ejection: null })
  const asked = await ask('drives.eject', { driveId: drive.id })
  const now = useExports.getState().of[stream]
  if (now?.state === 'done' && now.report === report)
    tell(stream, { ...now, ejection: asked.ok ? asked.value : 'left' })
}

/** 备好: main begins to make the papers while the clerk looks for the stick. */
export async function preparePapers(stream: StreamId): Promise<void> {
  await ask('papers.prepare', { stream })
}

/** The export ends at the next safe point and then says what was kept. */
export async function cancelExport(stream: StreamId): Promise<void> {
  const now = useExports.getState().of[stream]
  if (now?.state !== 'running') return
  tell(stream, { ...now, isCancelling: true })
  const answer = await ask('papers.cancel', {})
  if (!answer.ok) sayRefusal(answer.refusal)
}

export function forgetExport(stream: StreamId): void {
  const now = useExports.getState().of[stream]
  tell(stream, now?.state === 'failed' ? { ...idle, wish: now.wish } : idle)
}

function tell(stream: StreamId, exporting: Exporting): void {
  useExports.setState(({ of }) => ({ of: { ...of, [stream]: exporting } }))
}
