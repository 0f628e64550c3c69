import { shortCell } from '../roster/import-row'
import { longDate } from '../text/dates'

/** A day as it stands in a cell: read, or what is wrong with it. `hint` says what was added to it. */
export type DayReading =
  | { readonly ok: true; readonly day: string; readonly hint: string | null }
  | { readonly ok: false; readonly problem: string }

/**
 * 日期 as people write it in a table: 2026-12-10, 2026/12/10, 2026.12.10, 20261210, 2026年12月10日, 二〇二六年十二月十日, 12月10日,
 * a spreadsheet's own number of days. It must be a real day, not before 2000 and not after `today` (T1).
 */
export function readDay(cell: string, today: string): DayReading {
  const said = cell.normalize('NFKC').replace(/\s/gu, '')
  const wrong = { ok: false as const, problem: `日期“${shortCell(cell.trim())}”看不懂，请写成 2026-12-10 这样` }
  const written = dayFrom(said, today)
  if (written === null) return wrong
  const { day, hint } = written
  if (!isRealDay(day)) return { ok: false, problem: `日期“${shortCell(cell.trim())}”不是一个真的日子，请核对` }
  if (day < '2000-01-01') return { ok: false, problem: `日期 ${longDate(day)}太早，请核对年份` }
  if (day > today) return { ok: false, problem: `日期 ${longDate(day)}还没有到，请填收到的那一天` }
  return { ok: true, day, hint }
}

function dayFrom(said: string, today: string): { readonly day: string; readonly hint: string | null } | null {
  const written = inFigures(said)
  const whole =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?\d{1,2}:\d{2}.*)?$/.exec(written) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(written)
  if (whole) return { day: dayText(whole[1], whole[2], whole[3]), hint: null }
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(written)
  if (serial) return { day: fromSerial(Number(serial[1])), hint: null }
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(written)
  if (!short) return null
  const [year = ''] = today.split('-')
  const thisYear = dayText(year, short[1], short[2])
  // Who writes 12月10日 in January means the one that has been.
  const day = thisYear > today ? dayText(String(Number(year) - 1), short[1], short[2]) : thisYear
  return { day, hint: `日期没有写年份，按 ${longDate(day)}记` }
}

function dayText(year = '', month = '', date = ''): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

/** Spreadsheets count days from the end of 1899. */
function fromSerial(days: number): string {
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

function isRealDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}

/** 二〇二六年十二月二十一日 → 2026年12月21日; what has no such characters stays as it is. */
function inFigures(said: string): string {
  if (!/^[〇○零一二三四五六七八九十\d年月日号]+$/u.test(said)) return said
  return said.replace(/号$/u, '日').replace(/[〇○零一二三四五六七八九十]+/gu, (characters) => {
    if (!characters.includes('十')) return [...characters].map(figure).join('')
    const [tens = '', ones = ''] = characters.split('十')
    return String((tens === '' ? 1 : Number(figure(tens))) * 10 + (ones === '' ? 0 : Number(figure(ones))))
  })
}

function figure(character: string): string {
  return String('〇一二三四五六七八九'.indexOf(character.replace(/[○零]/u, '〇')))
}
