import { create } from 'zustand'
import type { ReturnReview, TakenReturns } from '#shared/contract/exchange'
import type { Drive, ExportProgress, ExportReport } from '#shared/contract/papers'
import type { Refusal, Result } from '#shared/decision'
import { ask, sayRefusal } from '../../bridge/ask'

/** 上报与汇总 as the page knows it: one at a time, and it goes on when the clerk leaves the page. */
export type Exchange =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running'
      readonly what: 'writing' | 'looking' | 'taking'
      readonly progress: ExportProgress | null
      readonly isCancelling: boolean
    }
  | { readonly state: 'written'; readonly drive: Drive; readonly report: ExportReport }
  | { readonly state: 'looked'; readonly reviews: readonly ReturnReview[] }
  | { readonly state: 'taken'; readonly taken: TakenReturns }
  | { readonly state: 'failed'; readonly refusal: Refusal }

const useExchanges = create<{ readonly exchange: Exchange }>()(() => ({ exchange: { state: 'idle' } }))

export function useExchange(): Exchange {
  return useExchanges((state) => state.exchange)
}

export async function writeReturn(period: { from: string; to: string }, drive: Drive): Promise<void> {
  const answer = await running('writing', () => ask('returns.write', { ...period, driveId: drive.id }))
  tell(answer.ok ? { state: 'written', drive, report: answer.value } : { state: 'failed', refusal: answer.refusal })
}

export async function chooseReturns(): Promise<void> {
  const answer = await running('looking', () => ask('returns.choose', {}))
  if (!answer.ok) return tell({ state: 'failed', refusal: answer.refusal })
  tell(answer.value ? { state: 'looked', reviews: answer.value } : { state: 'idle' })
}

export async function takeReturns(): Promise<void> {
  const answer = await running('taking', () => ask('returns.take', {}))
  tell(answer.ok ? { state: 'taken', taken: answer.value } : { state: 'failed', refusal: answer.refusal })
}

export async function cancelExchange(): Promise<void> {
  const { exchange } = useExchanges.getState()
  if (exchange.state !== 'running') return
  tell({ ...exchange, isCancelling: true })
  const answer = await ask('returns.cancel', {})
  if (!answer.ok) sayRefusal(answer.refusal)
}

export function forgetExchange(): void {
  tell({ state: 'idle' })
}

async function running<Value>(
  what: 'writing' | 'looking' | 'taking',
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  tell({ state: 'running', what, progress: null, isCancelling: false })
  const unsubscribe = globalThis.desk.on('returns.progress', (progress) => {
    const { exchange } = useExchanges.getState()
    if (exchange.state === 'running') tell({ ...exchange, progress })
  })
  const answer = await work()
  unsubscribe()
  return answer
}

function tell(exchange: Exchange): void {
  useExchanges.setState({ exchange })
}
