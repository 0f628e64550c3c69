import { z } from '../text/zod'

/**
 * 会议规则: the room's choices that a meeting was held under. Copied into the meeting when it is created, so that a later
 * change of the room's settings never changes what an old meeting meant.
 */
export const meetingRulesSchema = z.strictObject({
  /** Ordinary speech, in seconds (default 3 minutes, S6). */
  speechSeconds: z.int().min(30, '发言时限至少 30 秒').max(3600, '发言时限最多 60 分钟'),
  /** Speech in 自由互动 (P10), in seconds. */
  dialogueSeconds: z.int().min(30, '互动时限至少 30 秒').max(3600, '互动时限最多 60 分钟'),
  /** How long before the limit the clock turns amber, in seconds. */
  warnSeconds: z.int().min(0).max(600, '提醒时间最多 10 分钟'),
  /** S3: only people who are present may queue. */
  presentOnly: z.boolean(),
  /** V5: two counters type blind to each other, or one counter alone. */
  counting: z.enum(['two-counters', 'one-counter']),
  quorum: z.enum(['none', 'over-half', 'two-thirds']),
})
export type MeetingRules = Readonly<z.infer<typeof meetingRulesSchema>>

export const defaultMeetingRules: MeetingRules = {
  speechSeconds: 180,
  dialogueSeconds: 120,
  warnSeconds: 30,
  presentOnly: true,
  counting: 'two-counters',
  quorum: 'over-half',
}

export type Threshold = 'over-half' | 'two-thirds'

/** A3, V6: over half is 2·part > whole, two thirds is 3·part ≥ 2·whole, in whole numbers. Nothing passes of nothing. */
export function reaches(threshold: Threshold, part: number, whole: number): boolean {
  if (whole <= 0) return false
  return threshold === 'over-half' ? 2 * part > whole : 3 * part >= 2 * whole
}

/** The smallest count that reaches the threshold: 22 of 42 for over half. */
export function needed(threshold: Threshold, whole: number): number {
  return threshold === 'over-half' ? Math.floor(whole / 2) + 1 : Math.ceil((2 * whole) / 3)
}

export function thresholdName(threshold: Threshold): string {
  return threshold === 'over-half' ? '过半数' : '三分之二以上'
}
