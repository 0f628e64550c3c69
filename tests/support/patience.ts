/**
 * How long a test waits for what comes by itself: longer than a busy machine's disk or processor needs. What never
 * comes fails all the same, only later; vitest's own second fails where nothing is wrong.
 */
export const patience = { timeout: 60_000, interval: 20 }
