import type { Question } from '#shared/meeting/votes'

/** 常用表决: a question with everything but its words. The rules are those of DOMAIN, Votes and polls. */
export type Preset = { readonly id: string; readonly label: string; readonly question: Question }

const plain: Question = {
  kind: 'vote',
  title: '',
  method: 'show-of-hands',
  ballot: { type: 'approval' },
  base: 'present',
  majority: 'over-half',
  attendance: null,
  expected: null,
  comparesWith: null,
}

export const handsPreset: Preset = { id: 'hands', label: '举手·过半数', question: plain }

export const presets: readonly Preset[] = [
  handsPreset,
  { id: 'secret', label: '无记名投票·过半数', question: { ...plain, method: 'secret' } },
  { id: 'roll-call', label: '点名表决', question: { ...plain, method: 'roll-call' } },
  {
    id: 'satisfaction',
    label: '满意度测评',
    question: {
      ...plain,
      kind: 'poll',
      method: 'secret',
      ballot: { type: 'satisfaction' },
      base: 'valid',
      majority: null,
    },
  },
  { id: 'villagers', label: '村民代表会议', question: { ...plain, attendance: 'two-thirds' } },
  {
    id: 'single',
    label: '单选',
    question: {
      ...plain,
      method: 'secret',
      ballot: { type: 'choice', options: [], marks: 1 },
      base: 'valid',
      majority: null,
    },
  },
  {
    id: 'multiple',
    label: '多选',
    question: {
      ...plain,
      method: 'secret',
      ballot: { type: 'choice', options: [], marks: 3 },
      base: 'valid',
      majority: null,
    },
  },
  {
    id: 'score',
    label: '评分',
    question: {
      ...plain,
      kind: 'poll',
      method: 'secret',
      ballot: { type: 'score', lowest: 1, highest: 5 },
      base: 'valid',
      majority: null,
    },
  },
]
