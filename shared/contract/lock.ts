import { z } from '../text/zod'

/** 锁屏: whether a PIN is asked for, whether it is asked for now, and how long nothing is taken, in whole seconds. */
export type Lock = {
  readonly hasPin: boolean
  readonly isLocked: boolean
  readonly waitSeconds: number
}

/** PIN码 as it is chosen: digits, because it is typed standing up and on number blocks. */
export const pinSchema = z.string().regex(/^\d{4,12}$/, 'PIN码是 4 到 12 位数字')

/** PIN码 as it is tried: whatever somebody types. */
export const triedPinSchema = z.string().max(40)
