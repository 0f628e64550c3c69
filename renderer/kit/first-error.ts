/** The first sentence in what a form found wrong with a field, however deep: a list's third entry, a group's second. */
export function firstError(error: unknown): string | undefined {
  if (error === null || typeof error !== 'object') return undefined
  if ('message' in error && typeof error.message === 'string' && error.message !== '') return error.message
  for (const [name, inner] of Object.entries(error)) {
    // The field itself stands beside its error, and leads round in a circle.
    const found = name === 'ref' ? undefined : firstError(inner)
    if (found) return found
  }
  return undefined
}
