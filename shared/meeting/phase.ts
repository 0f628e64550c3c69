/** 会议状态: where a meeting stands, and its word on the screen (P1–P5 in RULES). */
export type Phase = 'preparing' | 'open' | 'adjourned' | 'closed' | 'cancelled'

export const phaseNames: Readonly<Record<Phase, string>> = {
  preparing: '筹备',
  open: '开会中',
  adjourned: '休会',
  closed: '已散会',
  cancelled: '已取消',
}
