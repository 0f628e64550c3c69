import { powerSaveBlocker } from 'electron'

let blocker: number | null = null

/** While a meeting is on, neither the wall nor the computer goes to sleep. Saying it twice changes nothing. */
export function stayAwake(awake: boolean): void {
  if (awake && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep')
  if (!awake && blocker !== null) {
    powerSaveBlocker.stop(blocker)
    blocker = null
  }
}
