import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * Looks into the running program's pages, as Linux knows them: whether they really are in Chromium's sandbox. The
 * drawing process is filtered by Chromium only where it knows the graphics card, so it is not asked.
 *
 * @typedef {object} Seen
 * @property {boolean} filtered its system calls pass a filter (Seccomp 2)
 * @property {boolean} locked it can gain no rights any more (NoNewPrivs 1)
 * @property {boolean} apart it lives in a process number space of its own
 */

/**
 * Looks again and again until `stop` is called, which answers what was seen last of every page.
 * @param {string} word that all of the program's processes were started with
 * @returns {{ stop: () => Seen[] }}
 */
export function watchSandbox(word) {
  /** @type {Map<string, Seen>} */
  const seen = new Map()
  const look = () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const found = seenOf(pid, word)
      if (found) seen.set(pid, found)
    }
  }
  const watching = setInterval(look, 200)
  return {
    stop: () => {
      clearInterval(watching)
      return [...seen.values()]
    },
  }
}

/**
 * Why this is no sandbox, or null.
 * @param {readonly Seen[]} pages
 */
export function sandboxTrouble(pages) {
  if (pages.length === 0) return 'no page was seen'
  return pages.every(({ filtered, locked, apart }) => filtered && locked && apart) ? null : 'a page is not in it'
}

/**
 * @param {string} pid
 * @param {string} word
 * @returns {Seen | null} null for a process that is no page of the program, or is gone
 */
function seenOf(pid, word) {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (!words.includes(word) || !words.includes('--type=renderer')) return null
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return {
      filtered: /^Seccomp:\t2$/m.test(status),
      locked: /^NoNewPrivs:\t1$/m.test(status),
      apart: readlinkSync(`/proc/${pid}/ns/pid`) !== readlinkSync('/proc/self/ns/pid'),
    }
  } catch {
    return null
  }
}
