import type { Instant } from '../fact'

/*
 * Dates and times as people in the room say them. Instants are UTC; how far the room is east of it is said in minutes
 * (China has one time and no summer time). A day by itself is text, `2026-12-10`, and needs no zone.
 */
export const chinaOffset = 480

/** `今天 9:00`, `明天 9:00`, `12月10日 周四 9:00`; another year than now's is said as well. */
export function sayWhen(at: Instant, now: Instant, offset = chinaOffset): string {
  return `${sayDay(dayOf(at, offset), dayOf(now, offset))} ${clockTime(at, offset)}`
}

/** `今天`, `明天`, `后天`, `昨天`, `前天`, `12月10日 周四`, `2027年1月3日 周日`. Both are days, `2026-12-10`. */
export function sayDay(day: string, today: string): string {
  const near = nearDays[daysFrom(today, day)]
  if (near) return near
  const { year, month, date } = partsOfDay(day)
  const sameYear = year === partsOfDay(today).year
  return `${sameYear ? '' : `${year}年`}${month}月${date}日 ${weekday(day)}`
}

const nearDays: Readonly<Record<number, string>> = { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

/** `2026年11月21日`, as papers write it (GB/T 9704: figures, no leading zeros). */
export function longDate(day: string): string {
  const { year, month, date } = partsOfDay(day)
  return `${year}年${month}月${date}日`
}

/** `2026.11.21`: where a table leaves room for no more; no line breaks inside it. */
export function shortDate(day: string): string {
  const { year, month, date } = partsOfDay(day)
  return `${year}.${month}.${date}`
}

/** `二〇二六年十一月二十一日`, where custom wants characters. */
export function dateInCharacters(day: string): string {
  const { year, month, date } = partsOfDay(day)
  const digits = [...String(year)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
  return `${digits}年${inCharacters(month)}月${inCharacters(date)}日`
}

/** `周四`. */
export function weekday(day: string): string {
  return `周${'日一二三四五六'[new Date(midnight(day)).getUTCDay()]}`
}

/** `9:05`; the hour without a leading zero, as it is said. */
export function clockTime(at: Instant, offset = chinaOffset): string {
  const local = shifted(at, offset)
  return `${local.getUTCHours()}:${two(local.getUTCMinutes())}`
}

/** `9:52:14`. */
export function clockTimeWithSeconds(at: Instant, offset = chinaOffset): string {
  return `${clockTime(at, offset)}:${two(shifted(at, offset).getUTCSeconds())}`
}

/** `上午9:00`, `下午2:30`, `晚上7:00`, as invitations and papers write it. */
export function saidTime(at: Instant, offset = chinaOffset): string {
  const local = shifted(at, offset)
  const hour = local.getUTCHours()
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  return `${part}${hour > 12 ? hour - 12 : hour}:${two(local.getUTCMinutes())}`
}

/** `2:07`, `1:02:07`: how long, from whole or broken seconds; below zero counts as zero. */
export function runningTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** What a clock that counts down shows: `2:07`, and past its end `超时 0:15`. */
export function timeLeft(seconds: number): string {
  return seconds < 0 ? `超时 ${runningTime(-seconds)}` : runningTime(seconds)
}

/** `25 分钟`, `1 小时`, `1 小时 20 分`. */
export function sayMinutes(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`
}

/** The day an instant falls on in the room: `2026-11-21`. */
export function dayOf(at: Instant, offset = chinaOffset): string {
  return shifted(at, offset).toISOString().slice(0, 10)
}

/** The instant of a day and a time (`9:00` or `09:00`) in the room. */
export function instantOf(day: string, time: string, offset = chinaOffset): Instant {
  const [hours, minutes] = time.split(':').map(Number)
  return new Date(midnight(day) + ((hours ?? 0) * 60 + (minutes ?? 0) - offset) * 60_000).toISOString()
}

/** The instant so many minutes later. */
export function instantAfter(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}

/** Whole days from one day to another, below zero when `to` is earlier. */
export function daysFrom(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}

/** The day so many days later, or earlier when `days` is below zero. */
export function addDays(day: string, days: number): string {
  return new Date(midnight(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** 十一, 二十一, 一百零五: whole numbers from 0 to 999, for 一、二、三、 and for dates. */
export function inCharacters(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 999)
    throw new Error(`${number} is written in figures: characters are used for numbering and dates only`)
  const digit = (value: number) => '零一二三四五六七八九'[value] ?? ''
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  if (hundreds === 0 && tens === 0) return digit(ones)
  const head = hundreds > 0 ? `${digit(hundreds)}百` : ''
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digit(tens)}十` : ones > 0 ? '零' : ''
  return `${head}${middle}${ones > 0 ? digit(ones) : ''}`
}

function partsOfDay(day: string) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}

function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`)
}

function shifted(at: Instant, offset: number): Date {
  return new Date(Date.parse(at) + offset * 60_000)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
