/**
 * 算过的不再算: a pure function of one immutable value, worked out once for as long as that very value is in use. Values are
 * known by identity alone, so what is remembered is what would be worked out again and cannot disagree with the facts.
 */
export function once<Of extends object, Value>(work: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, { readonly value: Value }>()
  return (of) => {
    const before = known.get(of)
    if (before) return before.value
    const value = work(of)
    known.set(of, { value })
    return value
  }
}
