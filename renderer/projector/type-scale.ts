import type { WallSize } from '#shared/views/scene'

/** The wall is drawn on a canvas of this height and scaled to its container, so that every size of window wraps alike. */
export const canvasHeight = 1080

/** Read from eight metres: no text of the standard size is smaller than 1/34 of the height (31.8). */
export const smallestText = 32

/** 小室 is for rooms where the last row sits at five metres. */
export const sizeFactors: Record<WallSize, number> = { small: 0.85, standard: 1, large: 1.2 }

/** Sizes a text may take when it has to fit its place, largest first, in the standard size. */
export const fitting = {
  brand: [44, 40, 36, 32],
  meetingTitle: [36, 34, 32],
  ceremonyBrand: [92, 80, 68, 56],
  ceremonyTitle: [84, 76, 68, 60, 52, 46, 40],
  ceremonyPlace: [42, 38, 35, 32],
  speakerName: [190, 172, 156, 140, 126, 112, 100, 88, 76, 64],
  side: [52, 47, 42, 38, 35, 32],
  organization: [48, 44, 40, 36, 32],
  item: [40, 36, 32],
  statement: [124, 108, 96, 84, 72, 60],
  sceneTitle: [72, 66, 60, 54, 48, 44, 40, 36],
  topic: [64, 58, 52, 46, 42, 38, 34],
  sides: [50, 47, 44, 41, 38, 35, 32],
  sidesPart: [38, 35, 32],
  agendaUnbroken: [52, 49, 46, 43, 40],
  agenda: [52, 49, 46, 43, 40, 37, 34, 32],
  agendaPart: [38, 35, 32],
  consensus: [54, 50, 46, 42],
  consensusPart: [46, 42, 38, 35, 32],
  followUp: [48, 44, 40, 37],
  followUpPart: [42, 39, 36, 34, 32],
  optionsUnbroken: [72, 64, 58, 52, 46, 42, 38, 35],
  options: [58, 52, 46, 42, 38],
  optionsPart: [36, 34, 32],
  resultLines: [60, 56, 52, 48, 44, 40, 36],
  resultLinesMany: [42, 38, 35, 32],
  resultLinesPart: [38, 35, 32],
  verdict: [64, 58, 52, 46, 40],
  noticeUnbroken: [112, 100, 90, 80, 72, 64],
  notice: [100, 100, 90, 80, 72, 64, 58, 52, 46, 42, 38, 35, 32],
  countdown: [380, 340, 300, 260],
  countdownOver: [220, 190, 160],
  countdownLabel: [72, 64, 56, 48, 42, 36],
  foot: [32],
  nextNames: [40, 38, 36, 34, 32],
} as const satisfies Record<string, readonly number[]>

export type Steps = readonly number[]

/** The sizes for this room, largest first. */
export function sizesFor(steps: Steps, size: WallSize): readonly number[] {
  return steps.map((step) => step * sizeFactors[size])
}

/** The same, and for 大字 the standard's smaller ones below them: better a little smaller than cut off. */
export function sizesDownFor(steps: Steps, size: WallSize): readonly number[] {
  const scaled = sizesFor(steps, size)
  const last = scaled.at(-1) ?? smallestText
  return [...scaled, ...steps.filter((step) => step < last)]
}
