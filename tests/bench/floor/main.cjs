/*
 * 地板: the least that any application on this runtime costs: BENCH_WINDOWS blank windows, as large as the console, as the
 * wall, and as the store's hidden one, and a page with IndexedDB and nothing else. BENCH_FLOOR names the folder of the
 * built page.
 */
const { open, readFile } = require('node:fs/promises')
const { join } = require('node:path')
const { app, BrowserWindow, protocol, screen } = require('electron')

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
  const primary = screen.getPrimaryDisplay()
  const other = screen.getAllDisplays().find(({ id }) => id !== primary.id) ?? primary
  const places = [likeConsole(primary.workArea), { ...other.bounds, fullscreen: true, frame: false }, { show: false }]
  for (const place of places.slice(0, Number(process.env.BENCH_WINDOWS ?? '1'))) {
    const window = new BrowserWindow({
      ...place,
      webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false, spellcheck: false },
    })
    window.loadURL('floor://page/')
  }
})

/** As electron/windows/placement.ts places it the first time. */
function likeConsole({ width, height }) {
  if (width <= 1366) return { width, height }
  return { width: Math.min(1600, Math.round(width * 0.86)), height: Math.min(1000, Math.round(height * 0.9)) }
}

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
