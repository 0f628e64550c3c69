import { setFlagsFromString } from 'node:v8'
import { app, dialog } from 'electron'
import { watchFaults } from './app/faults'
import { type FirstWindow, openFirstWindow } from './app/first-window'
import { harden, isProduction } from './app/hardening'
import { loadProgram } from './app/loading'
import { openLog } from './app/log'
import { settleDataFolders } from './app/paths'
import { registerScheme } from './app/protocol'
import { takeSingleInstance } from './app/single-instance'
import { isSupervised, readLife } from './app/supervision'
import { Supervisor, superviseUntilTheEnd } from './app/supervisor'
import { isDebuggingAsked } from './app/ways'

/*
 * The start-up story. What must be said before Chromium is ready is said here; then comes the first window, and
 * everything after it is `openProgram`, whose code is loaded while Chromium makes that window's page.
 */
let first: FirstWindow | null = null

// What is new in memory has its own space, which loading the program would blow up to sixteen megabytes for good.
setFlagsFromString('--semi-space-growth-factor=1')

if (isProduction() && isDebuggingAsked(app.commandLine)) app.exit(1)
registerScheme()
const folders = settleDataFolders()
const life = readLife(process.argv.slice(1))

if (life.role === 'supervisor') superviseUntilTheEnd(life, folders.root, openLog(folders.log))
else if (takeSingleInstance(() => first?.console.focus())) {
  const log = openLog(folders.log)
  const supervisor = new Supervisor(life, log, isSupervised(life, isProduction(), process.env))
  // Who has died before may die again while it opens; a first start has the processor to itself.
  if (life.deaths.length > 0) supervisor.start()
  watchFaults(log, { onFault: () => {}, onGraphicsTrouble: () => supervisor.graphicsFailed() })
  harden()
  // Windows come and go (the hidden one, the wall); the program ends when the clerk says so.
  app.on('window-all-closed', () => {})
  app
    .whenReady()
    .then(async () => {
      first = openFirstWindow(folders, log)
      const { openProgram } = await loadProgram(first.lastServedMs)
      return openProgram({
        ...{ folders, log, first, sample: process.argv.includes('--sample'), smokeFile: wordAfter('--smoke') },
        onOpened: () => supervisor.start(),
        onQuit: () => supervisor.dismiss(),
      })
    })
    .then((opened) => {
      if (opened.ok) return
      log.note(`not started: ${opened.refusal.code}`)
      supervisor.dismiss()
      dialog.showErrorBox('议事台没有打开', opened.refusal.message)
      app.exit(1)
    })
    .catch((error: unknown) => {
      const reference = log.fault('start', error)
      supervisor.dismiss()
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
