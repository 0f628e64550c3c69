import { type MinutesKind, minutesKinds } from '#shared/meeting/minutes'
import type { Tone } from '../../kit/theme'

/** Each kind's colour, the same on the entry, the button and everywhere else. */
export const kindTones: Readonly<Record<MinutesKind, Tone>> = {
  point: 'ink',
  suggestion: 'blue',
  consensus: 'jade',
  difference: 'amber',
  commitment: 'cinnabar',
  response: 'blue',
  todo: 'plum',
  private: 'ink',
}

/** Two characters for the row of buttons. */
export const shortKindNames: Readonly<Record<MinutesKind, string>> = {
  point: '要点',
  suggestion: '建议',
  consensus: '共识',
  difference: '分歧',
  commitment: '承诺',
  response: '回应',
  todo: '待办',
  private: '内部',
}

/** M2: the digit of a kind is its place in the list. */
export function kindKey(kind: MinutesKind): string {
  return String(minutesKinds.indexOf(kind) + 1)
}
