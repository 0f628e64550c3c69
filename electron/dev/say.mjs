/** Plain lines that tell whoever waits what is happening. */

/** @param {string} line */
export function say(line) {
  process.stderr.write(`· ${line}\n`)
}

/** A step that cannot go on, with what the reader can do about it. */
export class Stopped extends Error {
  /**
   * @param {string} what what failed
   * @param {...string} next what to do, one line each
   */
  constructor(what, ...next) {
    super([what, ...next].join('\n'))
    this.what = what
    this.next = next
  }
}

/**
 * Runs a command's story to its end: a Stopped is told in plain lines, anything else is our own mistake and keeps its stack.
 * @param {() => Promise<number>} story resolves to the exit code
 */
export async function tell(story) {
  try {
    process.exitCode = await story()
  } catch (error) {
    process.exitCode = 1
    if (!(error instanceof Stopped)) {
      console.error(error)
      return
    }
    process.stderr.write(`✗ ${error.what}\n`)
    for (const line of error.next) process.stderr.write(`  → ${line}\n`)
  }
}
