import { create } from 'zustand'
import type { Drive, ExportProgress, ExportReport } from '#shared/contract/console'
import type { Refusal } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { ask, sayRefusal } from '../../bridge/ask'

/** 导出 of one meeting as the page knows it. It goes on when the clerk leaves the page. */
export type Exporting =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running'
      readonly drive: Drive
      readonly progress: ExportProgress | null
      readonly isCancelling: boolean
    }
  | { readonly state: 'done'; readonly drive: Drive; readonly report: ExportReport }
  | { readonly state: 'failed'; readonly drive: Drive; readonly refusal: Refusal }

type Exports = { readonly of: Readonly<Record<StreamId, Exporting>> }

const useExports = create<Exports>()(() => ({ of: {} }))
const idle: Exporting = { state: 'idle' }

export function useExporting(stream: StreamId): Exporting {
  return useExports((state) => state.of[stream] ?? idle)
}

/** Whether papers of any meeting are on their way: there is one export at a time. */
export function useIsExporting(): boolean {
  return useExports((state) => Object.values(state.of).some((each) => each.state === 'running'))
}

export async function exportPapers(stream: StreamId, drive: Drive): Promise<void> {
  tell(stream, { state: 'running', drive, progress: null, isCancelling: false })
  const unsubscribe = globalThis.desk.on('export.progress', (progress) => {
    const now = useExports.getState().of[stream]
    if (now?.state === 'running') tell(stream, { ...now, progress })
  })
  const answer = await ask('papers.export', { stream, driveId: drive.id })
  unsubscribe()
  tell(
    stream,
    answer.ok ? { state: 'done', drive, report: answer.value } : { state: 'failed', drive, refusal: answer.refusal },
  )
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
  tell(stream, idle)
}

function tell(stream: StreamId, exporting: Exporting): void {
  useExports.setState(({ of }) => ({ of: { ...of, [stream]: exporting } }))
}
