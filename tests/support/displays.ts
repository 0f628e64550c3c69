import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * The second display of the test's own X server, on which the projector stands.
 * Off and on are what pulling and plugging the cable are to Electron: real display-removed and display-added events.
 */
export const secondDisplay = {
  unplug: () => xrandr('--off'),
  plug: () => xrandr('--mode', '1920x1080', '--right-of', 'DUMMY0'),
  /** Another projector resolution. */
  resize: (mode: '1920x1080' | '1366x768') => xrandr('--mode', mode, '--right-of', 'DUMMY0'),
}

async function xrandr(...words: readonly string[]): Promise<void> {
  if (process.env.YST_DISPLAYS !== '2') {
    throw new Error(
      'These are not the two displays of the tests. Run it with: npm test -- flows tests/flows/NAME.test.ts',
    )
  }
  const run = promisify(execFile)
  await run('xrandr', ['--output', 'DUMMY1', ...words])
  // Asking makes the server look again, as a real one does by itself when a cable moves.
  await run('xrandr', ['--query'])
}
