import { useState } from 'react'
import type { OfficeFormat, OfficeRequest } from '#shared/papers/office/office-request'
import { say } from '../kit/notice'
import { ask, sayRefusal } from './ask'

/**
 * 单位文书: saves one where the clerk chooses, or prints it. Main gathers what stands in it, so the page says only which
 * paper and of what. One at a time; refusals are said.
 */
export function useOffice() {
  const [isBusy, setBusy] = useState(false)
  const save = async (what: OfficeRequest, format: OfficeFormat): Promise<boolean> => {
    setBusy(true)
    const answer = await ask('office.save', { what, format })
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) say({ id: 'office.saved', color: 'jade', message: `已存到 ${answer.value}，读回来核对过。` })
    return answer.ok && answer.value !== null
  }
  const print = async (what: OfficeRequest): Promise<void> => {
    setBusy(true)
    const answer = await ask('office.print', { what })
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
  }
  return { save, print, isBusy }
}
