/**
 * Is what arrived within `limit` bytes? Counted by walking, with a budget: nothing is written out, and the walk stops
 * at the first byte too many, so a value that contains itself ends there as well.
 */
export function isWithin(limit: number, value: unknown): boolean {
  let left = limit
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const each = waiting.pop()
    left -= ownBytes(each)
    if (left < 0) return false
    if (typeof each === 'object' && each !== null && !ArrayBuffer.isView(each)) {
      if (each instanceof Map) waiting.push(...each.keys(), ...each.values())
      else if (each instanceof Set) waiting.push(...each)
      else {
        for (const key in each) {
          left -= Buffer.byteLength(key)
          if (left < 0) return false
          waiting.push(Reflect.get(each, key))
        }
      }
    }
  }
  return true
}

/** What a value costs by itself: text in UTF-8, binary data in bytes, everything else about a number's room. */
function ownBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + smallest
  if (typeof value === 'bigint') return value.toString(16).length
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength
  return smallest
}

/** No value is free, or a list of a billion nothings would be. */
const smallest = 4
