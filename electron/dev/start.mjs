/*
 * npm start: prepare, build what has changed, open the application.
 * Words after "--" go to the application: npm start -- --sample
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { build } from './build.mjs'
import { prepare } from './prepare.mjs'
import { home } from './run.mjs'
import { say, tell } from './say.mjs'

await tell(async () => {
  const prepared = await prepare({ display: 'any' })
  await build()
  say('opening 议事台 (Ctrl+C here ends it)')
  const words = [...prepared.flags, '--log-level=3', '--supervised', home, ...process.argv.slice(2)]
  // Whoever comes after a life that was killed writes into the same pipes: they close when the last one has ended.
  const app = spawn(prepared.electron, words, { env: prepared.env, stdio: ['inherit', 'pipe', 'pipe'] })
  app.stdout.pipe(process.stdout)
  app.stderr.pipe(process.stderr)
  app.once('exit', (_code, signal) => {
    if (signal) say(`the application was ended by ${signal}`)
  })
  // Ctrl+C reaches the application by itself; we stay to tidy up after it. Other signals are passed on.
  process.on('SIGINT', () => {})
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
    process.removeAllListeners(signal)
    process.on(signal, () => app.kill(signal))
  }
  const [code, signal] = await once(app, 'close')
  await prepared.close()
  return code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
})
