import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'

/*
 * The Electron settings that are hung on Electron's own events and switches (RELIABILITY, "Electron settings"), one by one,
 * with Electron's side of them replaced by what only notes and fires. The running application: tests/e2e/security.test.ts.
 */
const electron = vi.hoisted(() => ({
  isPackaged: true,
  switches: new Map<string, string>(),
  did: [] as string[],
  handlers: new Map<string, (...given: never[]) => void>(),
}))
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return electron.isPackaged
    },
    enableSandbox: () => electron.did.push('sandbox for all'),
    commandLine: {
      hasSwitch: (name: string) => electron.switches.has(name),
      appendSwitch: (name: string, value = '') => electron.switches.set(name, value),
    },
    on: (name: string, handler: (...given: never[]) => void) => electron.handlers.set(name, handler),
  },
  Menu: { setApplicationMenu: (menu: unknown) => electron.did.push(`menu ${String(menu)}`) },
}))
const { harden, hardenContents, hardenSession } = await import('#electron/app/hardening')
const { pagePreferences } = await import('#electron/windows/preferences')

/** Electron's side of a session: keeps what is hung on it, for the test to fire. */
class SessionOfPages extends EventEmitter {
  beforeRequest: ((details: { url: string }, answer: (given: unknown) => void) => void) | null = null
  permission: ((contents: unknown, name: string, answer: (given: unknown) => void) => void) | null = null
  displays: ((request: unknown, answer: (given: unknown) => void) => void) | null = null
  check: (() => unknown) | null = null
  device: (() => unknown) | null = null
  spelling = true
  readonly webRequest = {
    onBeforeRequest: (handler: NonNullable<SessionOfPages['beforeRequest']>) => {
      this.beforeRequest = handler
    },
  }
  setPermissionRequestHandler(handler: NonNullable<SessionOfPages['permission']>): void {
    this.permission = handler
  }
  setPermissionCheckHandler(handler: () => unknown): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: () => unknown): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(handler: NonNullable<SessionOfPages['displays']>): void {
    this.displays = handler
  }
  setSpellCheckerEnabled(isOn: boolean): void {
    this.spelling = isOn
  }
}

/** And of a page that shows the console. */
class PageContents extends EventEmitter {
  opens: ((details: { url: string }) => unknown) | null = null
  getURL(): string {
    return 'app://console/'
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.opens = handler
  }
}

beforeEach(() => {
  electron.isPackaged = true
  electron.switches.clear()
  electron.did.length = 0
})

describe('the whole program', () => {
  it('has every page in the sandbox when it is installed, whatever it was started with', () => {
    electron.switches.set('no-sandbox', '')
    harden()
    expect(electron.did).toContain('sandbox for all')
  })

  it('runs a working copy without the sandbox only when root asked for it', () => {
    electron.isPackaged = false
    harden()
    expect(electron.did).toContain('sandbox for all')
    electron.did.length = 0
    electron.switches.set('no-sandbox', '')
    harden()
    expect(electron.did).not.toContain('sandbox for all')
  })

  it('has no menu, and no key of one', () => {
    harden()
    expect(electron.did).toContain('menu null')
  })

  it('looks for no network, and hardens every session and page that will ever be made', () => {
    harden()
    expect(electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
    expect([...electron.switches.keys()].sort()).toEqual([
      ...['disable-background-networking', 'disable-component-update', 'host-resolver-rules', 'no-pings'],
      'no-proxy-server',
    ])
    expect(electron.handlers.get('session-created')).toBe(hardenSession)
    const contents = new PageContents()
    electron.handlers.get('web-contents-created')?.(...([{}, contents] as never[]))
    expect(contents.opens?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
  })
})

describe('every session', () => {
  const session = new SessionOfPages()
  hardenSession(session as never)

  it('loads our pages and nothing else', () => {
    const answers = ['app://console/', 'https://example.com/', 'file:///etc/passwd'].map((url) => {
      let answer: unknown
      session.beforeRequest?.({ url }, (given) => {
        answer = given
      })
      return answer
    })
    expect(answers).toEqual([{ cancel: false }, { cancel: true }, { cancel: true }])
  })

  it('answers no to whoever asks for a permission, looks whether there is one, or wants a device or the screen', () => {
    const answers: unknown[] = []
    session.permission?.(null, 'media', (answer) => answers.push(answer))
    session.displays?.(null, (answer) => answers.push(answer))
    answers.push(session.check?.(), session.device?.())
    expect(answers).toEqual([false, {}, false, false])
  })

  it.each([
    ['select-serial-port', ['']],
    ['select-hid-device', [null]],
    ['select-usb-device', [undefined]],
  ])('chooses nothing at %s', (name, wanted) => {
    const answers: unknown[] = []
    const event = { preventDefault: vi.fn() }
    const answer = (given?: unknown) => answers.push(given)
    session.emit(name, event, ...(name === 'select-serial-port' ? [[], {}, answer] : [{}, answer]))
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(answers).toEqual(wanted)
  })

  it('downloads nothing, and looks up no spelling', () => {
    const event = { preventDefault: vi.fn() }
    session.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(session.spelling).toBe(false)
  })
})

describe('every page', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays where it is at %s', (name) => {
    const contents = new PageContents()
    hardenContents(contents as never)
    const go = (url: string, isMainFrame = true) => {
      const event = { url, isMainFrame, preventDefault: vi.fn() }
      contents.emit(name, event)
      return event.preventDefault.mock.calls.length === 0
    }
    expect(go('app://console/')).toBe(true)
    expect(go('app://console/', false)).toBe(false)
    for (const url of ['https://example.com/', 'file:///home/clerk/dropped.xlsx', 'app://safe/', 'data:text/html,x'])
      expect(go(url)).toBe(false)
  })

  it('takes in no guest page, chooses no Bluetooth device, opens no window', () => {
    const contents = new PageContents()
    hardenContents(contents as never)
    const guest = { preventDefault: vi.fn() }
    contents.emit('will-attach-webview', guest)
    const bluetooth = { preventDefault: vi.fn() }
    const chosen: unknown[] = []
    contents.emit('select-bluetooth-device', bluetooth, [], (id: unknown) => chosen.push(id))
    expect([guest, bluetooth].map((event) => event.preventDefault.mock.calls.length)).toEqual([1, 1])
    expect(chosen).toEqual([''])
    expect(contents.opens?.({ url: 'app://console/' })).toEqual({ action: 'deny' })
  })

  it('is sandboxed, isolated, without Node, without guests and dialogs, and without DevTools when installed', () => {
    expect(pagePreferences('console')).toMatchObject({
      ...{ sandbox: true, contextIsolation: true, webSecurity: true, devTools: false, disableDialogs: true },
      ...{ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
      ...{ webviewTag: false, navigateOnDragDrop: false, allowRunningInsecureContent: false },
      ...{ experimentalFeatures: false, spellcheck: false },
    })
    electron.isPackaged = false
    expect(pagePreferences('console').devTools).toBe(true)
  })
})
