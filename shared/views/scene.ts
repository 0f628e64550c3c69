import type { Instant } from '../fact'

/**
 * 画面: what the wall shows. Built in main from announced, public values by an allow-list function; the projector
 * page gets nothing else. Every string in here is meant for forty people.
 */
export type Scene =
  | EmblemScene
  | IntroductionScene
  | AgendaScene
  | SpeakingScene
  | VoteScene
  | ResultScene
  | ConsensusScene
  | FollowUpScene
  | NoticeScene
  | CountdownScene
  | BlackScene

export const sceneKinds = [
  'emblem',
  'introduction',
  'agenda',
  'speaking',
  'vote',
  'result',
  'consensus',
  'follow-up',
  'notice',
  'countdown',
  'black',
] as const satisfies readonly Scene['kind'][]
export type SceneKind = (typeof sceneKinds)[number]

/** 会标: the meeting's name before it begins and in the breaks. `state` is 即将开始 / 正在进行 / 休会 / 会议结束. */
export type EmblemScene = {
  readonly kind: 'emblem'
  readonly title: string
  readonly place: string
  readonly date: string
  readonly state: string
}

/** 三亮: the emblem, the rules, and who sits on which side (P9). */
export type IntroductionScene = {
  readonly kind: 'introduction'
  readonly topic: string
  readonly rules: readonly string[]
  readonly sides: readonly { readonly side: SideName; readonly people: readonly string[] }[]
}

export type AgendaScene = {
  readonly kind: 'agenda'
  readonly items: readonly {
    readonly number: string
    readonly title: string
    readonly depth: number
    readonly state: 'done' | 'now' | 'coming' | 'skipped'
    /** 预计开始 as 10:20, or null once begun. */
    readonly startsAt: string | null
    /** For the item that is on: whole minutes left, negative when over; null without a planned length. */
    readonly minutesLeft: number | null
  }[]
}

/** 发言: who speaks, how long is left, who is next. Nobody speaking is a scene too. */
export type SpeakingScene = {
  readonly kind: 'speaking'
  readonly item: { readonly number: string; readonly title: string } | null
  readonly speaker: {
    readonly name: string
    readonly side: SideName
    readonly organization: string
    /** 发言 / 插话 / 程序性发言 / 回应 */
    readonly speechKind: string
    readonly clock: SpeechClock
  } | null
  /** The speaker whose clock waits while somebody interjects. */
  readonly waitingHost: string | null
  readonly next: readonly { readonly name: string; readonly side: SideName }[]
}

/** 表决: what is being decided; shows no figures before announcing (V8). */
export type VoteScene = {
  readonly kind: 'vote'
  readonly title: string
  readonly method: string
  readonly eligible: number
  readonly rule: string
  readonly options: readonly string[]
  readonly state: 'preparing' | 'voting' | 'counting'
}

/** 结果: only after announcing. `permyriad` is hundredths of a percent of the base, half up: 8571 = 85.71 %. */
export type ResultScene = {
  readonly kind: 'result'
  readonly title: string
  readonly method: string
  /** 有表决权且实到 35 人 */
  readonly base: string
  readonly rule: string
  readonly lines: readonly {
    readonly label: string
    readonly tone: 'good' | 'bad' | 'neutral' | 'plain'
    readonly count: number
    readonly permyriad: number | null
  }[]
  /** 通过 / 未通过 / 满意率 97.06 % / null for a poll without a verdict */
  readonly verdict: { readonly text: string; readonly tone: 'good' | 'bad' | 'neutral' } | null
  readonly footnote: string
}

export type ConsensusScene = {
  readonly kind: 'consensus'
  readonly lines: readonly {
    readonly number: number
    readonly text: string
    readonly state: 'proposed' | 'confirming' | 'confirmed' | 'set-aside'
  }[]
}

/** 上次议题办理情况: what was agreed earlier and where each stands, with its lamp in colour and word (T15). */
export type FollowUpScene = {
  readonly kind: 'follow-up'
  /** The one topic all lines are of; '' when they are of several, which each line then says. */
  readonly topic: string
  readonly lines: readonly {
    readonly id: string
    readonly topic: string
    readonly text: string
    readonly unit: string
    /** 办结 12月31日 周四; '' when nothing is due any more. */
    readonly due: string
    readonly lamp: 'red' | 'yellow' | 'green' | 'finished'
    readonly lampName: string
    readonly state: string
  }[]
}

export type NoticeScene = { readonly kind: 'notice'; readonly text: string }
export type CountdownScene = { readonly kind: 'countdown'; readonly label: string; readonly endsAt: Instant }
export type BlackScene = { readonly kind: 'black' }

/** 代表方 as a name and one of the house colours. */
export type SideName = { readonly label: string; readonly color: SideColor }
export type SideColor = 'amber' | 'blue' | 'jade' | 'plum' | 'ink'

/**
 * 发言计时: start instant, pauses and limit, never a ticking number. Spoken = now − startedAt − pausedMs, and while
 * `pausedAt` is set the clock stands at that instant (S7).
 */
export type SpeechClock = {
  readonly startedAt: Instant
  readonly pausedMs: number
  readonly pausedAt: Instant | null
  readonly limitSeconds: number
  readonly warnSeconds: number
}

export type WallTheme = 'paper' | 'dark' | 'contrast'
export type WallSize = 'small' | 'standard' | 'large'
export type WallAccent = 'cinnabar' | 'jade' | 'blue' | 'plum'

/** What stands around every scene: the band above, the line below, the look. */
export type WallFrame = {
  readonly theme: WallTheme
  readonly size: WallSize
  /** 有事好商量, or the county's own brand. */
  readonly brand: string
  /** 会标: the room's own emblem as a data address, or null for the one that comes with the program (P9, P15). */
  readonly emblem: string | null
  /** 主色 of the band and of the ceremonial page; every choice keeps words at 7:1. */
  readonly accent: WallAccent
  readonly roomName: string
  readonly meetingTitle: string
  readonly attendance: { readonly expected: number; readonly present: number } | null
  readonly frozen: boolean
}

/** One message to the projector. `sentAt` is the desk's instant of sending: the page anchors its own clock to it. */
export type WallMessage = {
  readonly number: number
  readonly frame: WallFrame
  readonly scene: Scene
  readonly sentAt: Instant
}
