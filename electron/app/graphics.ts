import { app } from 'electron'
import { isDeliberatelyBroken } from '#shared/deliberate-fault'

/**
 * 绘图进程: Chromium draws in a process of its own. When that dies three times it steps down to drawing without the
 * graphics card; when it dies six times, Chromium ends the whole program in the middle of the meeting. So after the
 * fourth death, already stepped down, that limit is taken away, and the process is simply started again every time.
 */
export function outliveGraphics(onStepDown: () => void): void {
  let deaths = 0
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return
    deaths += 1
    if (deaths === 3) onStepDown()
    // Chromium looks for this switch anew at every death.
    if (deaths === 4 && !isDeliberatelyBroken('graphics-limit'))
      app.commandLine.appendSwitch('disable-gpu-process-crash-limit')
  })
}
