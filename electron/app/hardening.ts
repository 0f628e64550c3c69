import { app, type CommandLine, Menu, type Session, type WebContents } from 'electron'
import { isSamePage, mayLoad } from './ways'

/**
 * What is closed, in one place. Called once, before the application is ready; every session and every page that is
 * ever made, also the hidden ones, comes through here by Electron's own events.
 */
export function harden(): void {
  // Root on a developer's machine has no other way to start Chromium; this call would take the switch away again.
  if (isProduction() || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  keepOffline(app.commandLine)
  // Without a menu its keys are gone as well: reload, close, zoom and developer tools by accident.
  Menu.setApplicationMenu(null)
  app.on('session-created', hardenSession)
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** 正式运行: installed on a room's computer. Working copies are developed and tested, and may be looked into. */
export function isProduction(): boolean {
  return app.isPackaged
}

/** The room has no network. Chromium does not look for one: no name is resolved, no proxy searched, nothing fetched. */
function keepOffline(commandLine: CommandLine): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('no-pings')
}

export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, isProduction()) }))

  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault()
    answer('')
  })
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault()
    answer(null)
  })
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  // Papers leave by the stick protocol, never as a page's download.
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
  // A file dropped on a window is a navigation as well.
  const stay = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault: () => void }) => {
    if (!event.isMainFrame || !isSamePage(contents.getURL(), event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
}
