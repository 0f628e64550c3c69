import { app, dialog } from 'electron'
import { watchFaults } from './app/faults'
import { harden, isProduction } from './app/hardening'
import { openLog } from './app/log'
import { settleDataFolders } from './app/paths'
import { openProgram, type Program } from './app/program'
import { registerScheme } from './app/protocol'
import { takeSingleInstance } from './app/single-instance'
import { isDebuggingAsked } from './app/ways'

/*
 * The start-up story. What must be said before Chromium is ready is said here; everything after it is `openProgram`.
 */
let program: Program | null = null

if (isProduction() && isDebuggingAsked(app.commandLine)) app.exit(1)
registerScheme()
const folders = settleDataFolders()

if (takeSingleInstance(() => program?.focus())) {
  const log = openLog(folders.log)
  watchFaults(log, () => {})
  harden()
  // Windows come and go (the hidden one, the wall); the program ends when the clerk says so.
  app.on('window-all-closed', () => {})
  app
    .whenReady()
    .then(() =>
      openProgram({ folders, log, sample: process.argv.includes('--sample'), smokeFile: wordAfter('--smoke') }),
    )
    .then((opened) => {
      if (opened.ok) {
        program = opened.value
        return
      }
      log.note(`not started: ${opened.refusal.code}`)
      dialog.showErrorBox('议事台没有打开', opened.refusal.message)
      app.exit(1)
    })
    .catch((error: unknown) => {
      const reference = log.fault('start', error)
      dialog.showErrorBox('议事台没有打开', `启动时出了意外，会议数据没有改动。请把编号 ${reference} 告诉技术人员。`)
      app.exit(1)
    })
} else {
  app.quit()
}

function wordAfter(name: string): string | null {
  const place = process.argv.indexOf(name)
  return place < 0 ? null : (process.argv[place + 1] ?? null)
}
