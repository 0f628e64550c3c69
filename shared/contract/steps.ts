/**
 * 一步之差: what has to be said of a value to whoever has the one before it. Parts that are the same object in both are not
 * said again, so the value that is put together shares them with the one before, as the first one did. Values are those of
 * JSON. `same`: it is the very one before.
 */
export type Step =
  | { readonly is: 'same' }
  | { readonly is: 'other'; readonly value: unknown }
  | { readonly is: 'object'; readonly steps: Readonly<Record<string, Step>>; readonly gone: readonly string[] }
  /** The first `kept` and the last `rest` elements stay; `put` stands between them. */
  | { readonly is: 'list'; readonly kept: number; readonly put: readonly unknown[]; readonly rest: number }

export function stepBetween(before: unknown, after: unknown): Step {
  if (before === after) return same
  if (Array.isArray(before) && Array.isArray(after)) return stepOfLists(before, after)
  if (isRecord(before) && isRecord(after)) return stepOfObjects(before, after)
  return { is: 'other', value: after }
}

/** Throws when `before` is not the value the step was taken from. */
export function takeStep(before: unknown, step: Step): unknown {
  switch (step.is) {
    case 'same':
      return before
    case 'other':
      return step.value
    case 'object': {
      if (!isRecord(before)) throw new Error('a step between objects was taken on something else')
      const changed = Object.entries(step.steps).map(([key, each]) => [key, takeStep(before[key], each)])
      const left = Object.entries(before).filter(([key]) => !step.gone.includes(key))
      return { ...Object.fromEntries(left), ...Object.fromEntries(changed) }
    }
    case 'list': {
      if (!Array.isArray(before)) throw new Error('a step between lists was taken on something else')
      return [...before.slice(0, step.kept), ...step.put, ...before.slice(before.length - step.rest)]
    }
  }
}

const same: Step = { is: 'same' }

function stepOfLists(before: readonly unknown[], after: readonly unknown[]): Step {
  const most = Math.min(before.length, after.length)
  let kept = 0
  while (kept < most && before[kept] === after[kept]) kept += 1
  let rest = 0
  while (rest < most - kept && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest += 1
  return { is: 'list', kept, put: after.slice(kept, after.length - rest), rest }
}

function stepOfObjects(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Step {
  const changed = Object.keys(after).filter((key) => !(key in before) || before[key] !== after[key])
  return {
    is: 'object',
    steps: Object.fromEntries(changed.map((key) => [key, stepBetween(before[key], after[key])])),
    gone: Object.keys(before).filter((key) => !(key in after)),
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
