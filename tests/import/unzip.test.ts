import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { archiveLimits, unzip } from '#electron/import/unzip'

const megabyte = 1024 * 1024
const everything = () => true

describe('the limits of an archive, each by itself', () => {
  test('what inflates to more than a hundred times its size is refused, although it is far below sixty-four megabytes', () => {
    const bomb = zipSync({ a: new Uint8Array(8 * megabyte) })
    expect(() => unzip(bomb, everything)).toThrowError(expect.objectContaining({ reason: 'too-big' }))
    const generous = { ...archiveLimits, maxRatio: 10_000 }
    expect(unzip(bomb, everything, generous).get('a')?.byteLength).toBe(8 * megabyte)
  })

  test('what is small entry by entry is counted together', () => {
    const parts = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, new Uint8Array(0.9 * megabyte)]))
    const limits = { ...archiveLimits, maxBytes: 2 * megabyte }
    expect(() => unzip(zipSync(parts), everything, limits)).toThrowError(expect.objectContaining({ reason: 'too-big' }))
    expect(unzip(zipSync(parts), (name) => name !== 'c', limits).size).toBe(2)
  })

  test('what is stored without packing is counted as well', () => {
    const parts = { a: new Uint8Array(0.9 * megabyte), b: new Uint8Array(1.2 * megabyte) }
    const limits = { ...archiveLimits, maxBytes: 2 * megabyte }
    const stored = zipSync(parts, { level: 0 })
    expect(() => unzip(stored, everything, limits)).toThrowError(expect.objectContaining({ reason: 'too-big' }))
  })
})
