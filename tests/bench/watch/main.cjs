/*
 * Starts the application folder named by BENCH_APP and says on standard output when its page can be used: when the
 * expression BENCH_USABLE is true in the page at BENCH_PAGE and the frame after it has been painted. Nothing else is
 * different from a start without it; no debugger is attached.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { app } = require('electron')

const folder = process.env.BENCH_APP
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

app.on('web-contents-created', (_event, contents) => {
  contents.on('dom-ready', async () => {
    if (!contents.getURL().startsWith(process.env.BENCH_PAGE)) return
    const usableAt = await contents.executeJavaScript(`new Promise((done) => {
      const painted = () => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => done(performance.timeOrigin + performance.now())
        channel.port2.postMessage(0)
      }
      const look = () => requestAnimationFrame((${process.env.BENCH_USABLE}) ? painted : look)
      look()
    })`)
    process.stdout.write(`\nusable at ${usableAt}\n`)
    app.quit()
  })
})

app.setAppPath(folder)
require(join(folder, description.main))
