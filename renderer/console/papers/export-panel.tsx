import type { StreamId } from '#shared/fact'
import { ExportResult } from './export-result'
import { ExportRunning } from './export-running'
import { useExporting } from './exporting'
import { PlaceChoice } from './place-choice'

/** 导出文书: choose where to, watch it being written and verified, read what came of it. */
export function ExportPanel({ stream }: { readonly stream: StreamId }) {
  const exporting = useExporting(stream)
  switch (exporting.state) {
    case 'idle':
      return <PlaceChoice stream={stream} wish={exporting.wish} driveId={exporting.driveId} />
    case 'running':
      return <ExportRunning stream={stream} exporting={exporting} />
    case 'done':
    case 'failed':
      return <ExportResult stream={stream} exporting={exporting} />
  }
}
