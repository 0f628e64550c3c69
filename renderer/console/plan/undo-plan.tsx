import type { StreamId } from '#shared/fact'
import type { PlanHistory } from '#shared/plan/plan'
import { planActText } from '#shared/text/plan-acts'
import { lastAct } from '#shared/undo'
import { UndoStep } from '../shell/undo-step'

/** 撤销 of the last act on the plan. */
export function UndoPlanButton({ stream, history }: { readonly stream: StreamId; readonly history: PlanHistory }) {
  const act = lastAct(history)
  return <UndoStep stream={stream} act={act?.act ?? null} text={act ? planActText(act.types) : ''} group="计划" />
}
