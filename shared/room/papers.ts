import { line, optionalLine } from '../text/clean'
import { z } from '../text/zod'

/**
 * 文书习惯: what every paper of this room says beside its contents. The number of a paper is given paper by paper; only
 * what stands before 〔2026〕 is a habit.
 */
export const paperHabitsSchema = z.strictObject({
  /** 发文机关: whose paper it is; '' means the township. */
  office: optionalLine('发文单位', 40),
  /** 发文字号的机关代字, `×政协纪`: written before 〔2026〕×号; '' means the papers carry no number. */
  numberPrefix: optionalLine('文号代字', 20),
  /** 抄送: who gets a copy as a rule. */
  copies: z.array(line('抄送单位', 40)).max(50, '抄送单位最多 50 个').overwrite(withoutDoubles),
  /** 同时输出 OFD: beside every paper that goes out as PDF (O4). Rooms of earlier versions never said so. */
  ofd: z.boolean().exactOptional(),
})
export type PaperHabits = Readonly<z.infer<typeof paperHabitsSchema>>

export const firstPaperHabits: PaperHabits = { office: '', numberPrefix: '', copies: [] }

/** `×政协纪〔2026〕3号`, or '' where the room's papers carry no number (GB/T 9704: full brackets, no leading zero). */
export function paperNumber(habits: PaperHabits, year: number, number: number): string {
  return habits.numberPrefix === '' ? '' : `${habits.numberPrefix}〔${year}〕${number}号`
}

/** A line typed twice is one line; the first place counts. */
export function withoutDoubles(lines: string[]): string[] {
  return [...new Set(lines)]
}
