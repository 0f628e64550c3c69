/*
 * 地板: the least that any application on this runtime costs: BENCH_WINDOWS blank windows, the first of them visible and
 * as large as the console, and a page with IndexedDB and nothing else. BENCH_FLOOR names the folder of the built page.
 */
const { open, readFile } = require('node:fs/promises')
const { join } = require('node:path')
const { app, BrowserWindow, protocol } = require('electron')

protocol.registerSchemesAsPrivileged([
  { scheme: 'floor', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' }

app.whenReady().then(() => {
  protocol.handle('floor', async (request) => {
    const { pathname } = new URL(request.url)
    const name = pathname === '/' ? 'index.html' : pathname.slice(1)
    const bytes = await readFile(join(process.env.BENCH_FLOOR, name))
    return new Response(bytes, { headers: { 'content-type': types[name.split('.').at(-1)] ?? 'text/plain' } })
  })
  const count = Number(process.env.BENCH_WINDOWS ?? '1')
  for (let index = 0; index < count; index += 1) {
    const window = new BrowserWindow({
      width: 1366,
      height: 768,
      // The last of three is the storage page's like: never shown.
      show: index < 2,
      webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false, spellcheck: false },
    })
    window.loadURL('floor://page/')
  }
})

/** Append and fdatasync, nothing else, `count` times on the disk of the user data; milliseconds each. */
globalThis.benchAppend = async (count, bytes) => {
  const file = await open(join(app.getPath('userData'), 'appended'), 'a')
  const line = Buffer.alloc(bytes, 'x')
  const lengths = []
  for (let index = 0; index < count; index += 1) {
    // As far apart as a clerk's commands in the other measurement.
    await new Promise((done) => setTimeout(done, 20))
    const began = performance.now()
    await file.write(line)
    await file.datasync()
    lengths.push(performance.now() - began)
  }
  await file.close()
  return lengths
}
