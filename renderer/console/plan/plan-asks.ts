import type { StreamId } from '#shared/fact'
import type { PlanCommand, PlanDraftEntry } from '#shared/plan/plan'

type PlanAsk = { readonly stream: StreamId; readonly command: PlanCommand }

/** Entries for a year's plan; where there is none yet, the same breath begins it. All are kept or none. */
export function addAsks(
  { stream, year, isBegun }: { readonly stream: StreamId; readonly year: number; readonly isBegun: boolean },
  entries: readonly PlanDraftEntry[],
): PlanAsk[] {
  const add: PlanAsk = { stream, command: { type: 'plan.add', entries: [...entries] } }
  return isBegun ? [add] : [{ stream, command: { type: 'plan.begin', year } }, add]
}
