declare const __FAULTS__: string | undefined

/**
 * 故意的毛病: whether a promise was taken out of this build to prove that a test notices. The names are built in by
 * `YST_FAULTS`; a build that ships has none, and then this is false for every name.
 */
export function isDeliberatelyBroken(name: DeliberateFault): boolean {
  return typeof __FAULTS__ === 'string' && __FAULTS__.split(',').includes(name)
}

export type DeliberateFault =
  | 'journal-without-sync'
  | 'storage-relaxed'
  | 'stick-without-second-sync'
  | 'wall-without-list'
  | 'graphics-limit'
