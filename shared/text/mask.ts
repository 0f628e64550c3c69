/*
 * 打码: how telephone and identity numbers are shown and exported. The only place that decides what stays readable
 * (privacy: shown masked, unmasked only with the PIN and a reason).
 */

/** `138****5678`; a fixed line keeps its area code, `023-****5678`; short numbers keep their last two digits. A masked one stays so. */
export function maskTelephone(number: string): string {
  if (number.includes('*')) return number
  const mobile = /^(\+?86-?)?(1\d{2})\d{4}(\d{4})$/.exec(number)
  if (mobile) return `${mobile[2]}****${mobile[3]}`
  const fixed = /^(\+?\d{2,4}-)?(\d+)/.exec(number)
  const digits = fixed?.[2]
  if (digits === undefined) return number === '' ? '' : '****'
  return `${fixed?.[1] ?? ''}****${digits.slice(digits.length > 7 ? -4 : -2)}`
}

/** As it goes onto a paper: masked, and whole only on a copy that was asked for with the PIN and a reason (K6). */
export function shownTelephone(number: string, isUnmasked = false): string {
  return isUnmasked ? number : maskTelephone(number)
}

/** `110101********123X`: region and the last four stay. What is no identity number is hidden whole. */
export function maskIdNumber(number: string): string {
  if (number === '') return ''
  const parts = /^(\d{6})(\d{8}|\d{5})(\d{3}[\dXx]|\d{4})$/.exec(number)
  return parts ? `${parts[1]}${'*'.repeat(parts[2]?.length ?? 0)}${parts[3]}` : '********'
}
