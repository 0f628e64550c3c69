import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clockTime,
  clockTimeWithSeconds,
  dateInCharacters,
  dayOf,
  daysFrom,
  inCharacters,
  instantOf,
  longDate,
  runningTime,
  saidTime,
  sayDay,
  sayMinutes,
  sayWhen,
  timeLeft,
} from '#shared/text/dates'
import { maskIdNumber, maskTelephone } from '#shared/text/mask'

describe('dates as people say them', () => {
  const now = '2026-11-21T01:52:14.000Z'

  test.each([
    ['2026-11-21T01:00:00.000Z', '今天 9:00'],
    ['2026-11-22T01:00:00.000Z', '明天 9:00'],
    ['2026-11-23T01:00:00.000Z', '后天 9:00'],
    ['2026-11-20T15:59:00.000Z', '昨天 23:59'],
    ['2026-11-20T16:00:00.000Z', '今天 0:00'],
    ['2026-11-19T06:30:00.000Z', '前天 14:30'],
    ['2026-12-10T01:00:00.000Z', '12月10日 周四 9:00'],
    ['2027-01-03T02:05:00.000Z', '2027年1月3日 周日 10:05'],
  ])('%s is “%s” in the room', (at, said) => {
    expect(sayWhen(at, now)).toBe(said)
  })

  test('days stand alone too', () => {
    expect(sayDay('2026-12-10', '2026-11-21')).toBe('12月10日 周四')
    expect(sayDay('2024-02-29', '2024-02-28')).toBe('明天')
    expect(daysFrom('2024-02-28', '2024-03-01')).toBe(2)
  })

  test('papers write figures without leading zeros, or characters', () => {
    expect(longDate('2026-01-09')).toBe('2026年1月9日')
    expect(dateInCharacters('2026-11-21')).toBe('二〇二六年十一月二十一日')
    expect(dateInCharacters('2030-10-30')).toBe('二〇三〇年十月三十日')
  })

  test('times of the day', () => {
    expect(clockTime(now)).toBe('9:52')
    expect(clockTimeWithSeconds(now)).toBe('9:52:14')
    expect(saidTime('2026-11-21T01:00:00.000Z')).toBe('上午9:00')
    expect(saidTime('2026-11-21T04:30:00.000Z')).toBe('中午12:30')
    expect(saidTime('2026-11-21T06:30:00.000Z')).toBe('下午2:30')
    expect(saidTime('2026-11-21T11:00:00.000Z')).toBe('晚上7:00')
  })

  test('another offset gives another day', () => {
    expect(dayOf('2026-11-20T20:00:00.000Z')).toBe('2026-11-21')
    expect(dayOf('2026-11-20T20:00:00.000Z', 0)).toBe('2026-11-20')
  })

  test('a day and a time make an instant and come back', () => {
    expect(instantOf('2026-11-21', '9:52')).toBe('2026-11-21T01:52:00.000Z')
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: -720, max: 840 }),
        (date, offset) => {
          const at = `${date.toISOString().slice(0, 16)}:00.000Z`
          expect(instantOf(dayOf(at, offset), clockTime(at, offset), offset)).toBe(at)
        },
      ),
    )
  })
})

describe('lengths', () => {
  test.each([
    [127, '2:07'],
    [0, '0:00'],
    [59.9, '0:59'],
    [3727, '1:02:07'],
    [-15, '超时 0:15'],
    [-75.4, '超时 1:15'],
  ])('a clock at %s seconds shows %s', (seconds, shown) => {
    expect(timeLeft(seconds)).toBe(shown)
  })

  test('running time never goes below nothing', () => {
    expect(runningTime(-3)).toBe('0:00')
  })

  test.each([
    [25, '25 分钟'],
    [60, '1 小时'],
    [80, '1 小时 20 分'],
    [0, '0 分钟'],
  ])('%s minutes are “%s”', (minutes, said) => {
    expect(sayMinutes(minutes)).toBe(said)
  })

  test.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [35, '三十五'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [999, '九百九十九'],
  ])('%s in characters is %s', (number, characters) => {
    expect(inCharacters(number)).toBe(characters)
  })
})

describe('masks', () => {
  test.each([
    ['13800005678', '138****5678'],
    ['+86-13800005678', '138****5678'],
    ['023-61235678', '023-****5678'],
    ['02361235678转801', '****5678'],
    ['61235678', '****5678'],
    ['665566', '****66'],
    ['12345', '****45'],
    ['', ''],
    ['不详', '****'],
    ['138****5678', '138****5678'],
  ])('telephone %s is shown as %s', (number, shown) => {
    expect(maskTelephone(number)).toBe(shown)
  })

  test.each([
    ['11010119900307123X', '110101********123X'],
    ['110101900307123', '110101*****7123'],
    ['1234', '********'],
    ['', ''],
  ])('identity number %s is shown as %s', (number, shown) => {
    expect(maskIdNumber(number)).toBe(shown)
  })

  test('no mask lets more than eight digits of a telephone through', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[\d-]{5,20}$/), (number) => {
        expect(maskTelephone(number).replace(/\D/g, '').length).toBeLessThanOrEqual(8)
        expect(maskTelephone(maskTelephone(number))).toBe(maskTelephone(number))
      }),
    )
  })
})
