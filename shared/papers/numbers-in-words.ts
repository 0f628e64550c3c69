import { inCharacters } from '../text/dates'

/*
 * Numbers as they are read aloud: 三十六, 三分钟. Papers that are looked at keep their figures.
 */

/** 三十六; above 999 in figures. */
export function spokenNumber(count: number): string {
  return count <= 999 ? inCharacters(count) : String(count)
}

/** 两分钟, 三分钟, 一分三十秒, 三十秒, 一小时二十分钟. Whole seconds, at least one. */
export function spokenLength(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const half = hours === 0 && minutes > 0 && rest > 0
  return [
    hours > 0 ? `${measured(hours)}小时` : '',
    minutes > 0 ? `${measured(minutes)}${half ? '分' : '分钟'}` : '',
    rest > 0 && hours === 0 ? `${spokenNumber(rest)}秒` : '',
  ].join('')
}

/** Before a measure word, where two is 两: 两项, 三项. */
export function measured(count: number): string {
  return count === 2 ? '两' : spokenNumber(count)
}
