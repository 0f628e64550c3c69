import type { StreamId } from '#shared/fact'
import type { OfficeRequest } from '#shared/papers/office/office-request'
import { OfficeMenu } from '../papers/office-menu'

type LedgerExportProps = {
  readonly rooms: 'own' | 'all'
  /** What the screen shows, in its order, and in words what was chosen; null is everything that is followed. */
  readonly chosen: Chosen | null
}
type Chosen = NonNullable<Extract<OfficeRequest, { paper: 'ledger' }>['chosen']>

/** 台账导出: the ledger as it stands on the screen, as a table or as pages. */
export function LedgerExport({ rooms, chosen }: LedgerExportProps) {
  return <OfficeMenu label="导出台账" what={{ paper: 'ledger', rooms, chosen }} />
}

/** The lines on the screen as an export wants them: `said` names the filter, 红灯，县住建局. */
export function chosenOf(
  lines: readonly { readonly stream: StreamId; readonly lineId: string }[],
  said: string,
): Chosen {
  const topics: { stream: StreamId; lineIds: string[] }[] = []
  for (const { stream, lineId } of lines) {
    const last = topics.at(-1)
    if (last?.stream === stream && last.lineIds.length < 300) last.lineIds.push(lineId)
    else topics.push({ stream, lineIds: [lineId] })
  }
  return { topics, said }
}
