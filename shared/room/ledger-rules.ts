import { wholeNumber } from '../text/clean'
import { z } from '../text/zod'

const days = (label: string, min: number, max: number) => wholeNumber(label, { min, max, unit: '天' })

/**
 * 台账时限: when a line of the ledger changes its lamp, and how far off the nodes are that are set by themselves. Whole
 * days. All five figures are our proposal; a room or its county sets its own (R3).
 */
export const ledgerRulesSchema = z.strictObject({
  /** 黄灯: a node this near, or nearer, is yellow. */
  yellowDays: days('提前亮黄灯的天数', 0, 90),
  /** 无进展: nothing reported for this long is yellow too. */
  staleDays: days('无进展亮黄灯的天数', 1, 365),
  /** 报送: from the end of the meeting to the day by which a line is to be reported. */
  reportWithinDays: days('报送时限', 1, 180),
  /** 反馈: from the report to the day by which an answer is due, when no other day was named. */
  replyWithinDays: days('反馈时限', 1, 365),
  /** 回头看: from 已办 to the day of the second look. */
  reviewAfterDays: days('回头看间隔', 1, 730),
})
export type LedgerRules = Readonly<z.infer<typeof ledgerRulesSchema>>

export const defaultLedgerRules: LedgerRules = {
  yellowDays: 15,
  staleDays: 30,
  reportWithinDays: 30,
  replyWithinDays: 30,
  reviewAfterDays: 90,
}

export const ledgerRuleNames: Readonly<Record<keyof LedgerRules, string>> = {
  yellowDays: '提前亮黄灯',
  staleDays: '无进展亮黄灯',
  reportWithinDays: '报送时限',
  replyWithinDays: '反馈时限',
  reviewAfterDays: '回头看间隔',
}
