/** `86 KB`, `1.4 MB`, `14.8 GB`: as the file manager of the room PC says it. */
export function saySize(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB'] as const
  let size = bytes / 1024
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  const shown = unit === 0 ? String(Math.max(1, Math.ceil(size))) : size.toFixed(1)
  return `${shown} ${units[unit]}`
}
