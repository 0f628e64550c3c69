const { app, BrowserWindow, net, protocol } = require('electron')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

/* The built gallery (GALLERY names its folder) in a window of the runtime the wall will meet. */
protocol.registerSchemesAsPrivileged([
  { scheme: 'gallery', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

app.whenReady().then(() => {
  protocol.handle('gallery', (request) => {
    const path = join(process.env.GALLERY, decodeURIComponent(new URL(request.url).pathname))
    return net.fetch(pathToFileURL(path).toString())
  })
  // Larger than any wall the tests ask for, so that the page decides the wall's size.
  const window = new BrowserWindow({ width: 1960, height: 1120, useContentSize: true, focusable: false })
  window.loadURL('gallery://wall/index.html')
})
