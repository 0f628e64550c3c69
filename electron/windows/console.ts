import { app, BrowserWindow, screen, type WebContents } from 'electron'
import type { Log } from '#electron/app/log'
import { type SafeAct, type SafePlace, safeActOf, safeHost, safeKeyOf } from '#electron/app/safe-page'
import { findDisplay, remember } from '#electron/devices/displays'
import { watchAlive } from '#electron/ipc/alive'
import type { DoorNames } from '#shared/contract/door'
import { connectedDisplays } from './connected-displays'
import { CrashCount } from './crash-count'
import type { WindowMemory } from './memory'
import { onNotLoaded } from './not-loaded'
import { placeConsole, rememberPlacement, smallestConsole } from './placement'
import { pagePreferences } from './preferences'

/**
 * 主窗口: where the clerk works. It comes back where it stood, is loaded again when its page dies or hangs, and never
 * closes without asking.
 */
export class ConsoleWindow {
  private window: BrowserWindow | null = null
  private mayClose = false
  private readonly crashes = new CrashCount()
  private heededBy = (_: ConsoleCare) => {}
  private readonly care = new Promise<ConsoleCare>((resolve) => {
    this.heededBy = resolve
  })

  constructor(private readonly options: ConsoleOptions) {
    watchAlive({
      page: () => this.contents(),
      ...{ missesAllowed: 10, onSilent: () => this.endHang() },
      ...{ loadingAllowed: 20, onEndless: () => this.loadAgain('is still loading after twenty seconds') },
    })
  }

  /** Who looks after the window from now on. What happened to it before is told now. */
  heed(care: ConsoleCare): void {
    this.heededBy(care)
  }

  /** Makes the window, or brings the one there is to the front. Shown once its first picture is ready. */
  open(): void {
    if (this.window) {
      this.focus()
      return
    }
    const { memory } = this.options
    const displays = connectedDisplays()
    const wall = memory.wall()
    // Left free for the wall.
    const wallDisplayId = wall && findDisplay(displays, wall.display)?.id
    const primary = displays.find(({ id }) => id === screen.getPrimaryDisplay().id)
    if (!primary)
      throw new Error('the primary display is not among the connected ones; Electron lists both from one source')

    const { bounds, maximized } = placeConsole(displays, primary, memory.placements(), wallDisplayId ?? null)
    const window = new BrowserWindow({
      ...bounds,
      minWidth: Math.min(smallestConsole.width, bounds.width),
      minHeight: Math.min(smallestConsole.height, bounds.height),
      title: app.getName(),
      backgroundColor: '#faf7f1',
      show: false,
      webPreferences: pagePreferences('console', this.options.names),
    })
    this.window = window
    this.mayClose = false
    window.once('ready-to-show', () => {
      if (maximized) window.maximize()
      window.show()
    })
    this.keepPlace(window)
    this.guardClosing(window)
    this.keepAlive(window)
    this.load('app://console/')
  }

  contents(): WebContents | null {
    return this.window && !this.window.isDestroyed() ? this.window.webContents : null
  }

  /** Where the clerk looks now: the one display the wall may never cover. */
  displayId(): number | null {
    return this.window ? screen.getDisplayMatching(this.window.getBounds()).id : null
  }

  focus(): void {
    if (!this.window) return
    if (this.window.isMinimized()) this.window.restore()
    this.window.show()
    this.window.focus()
  }

  /** As the close button does: asks first. */
  askToClose(): void {
    this.window?.close()
  }

  /** Closes without asking: the question has been answered elsewhere. */
  close(): void {
    this.mayClose = true
    this.window?.close()
  }

  /** A place of the safe page, where the console's own page cannot be kept running. */
  showSafe(place: SafePlace): void {
    this.load(`app://${safeHost}/${place === '' ? '' : `#${place}`}`)
  }

  private load(url: string): void {
    // What went wrong is heard by `onNotLoaded`, also where the page itself asked to be loaded.
    this.contents()
      ?.loadURL(url)
      .catch(() => {})
  }

  /** After a page that died or did not come: the same again, or the safe page when that has been tried enough. */
  private loadAgain(reason: string): void {
    const verdict = this.crashes.crashed(performance.now())
    const next = verdict === 'loop' ? `app://${safeHost}/` : 'app://console/'
    this.options.log.note(`console: ${reason}; ${next} is loaded`)
    this.load(next)
  }

  private keepPlace(window: BrowserWindow): void {
    let settling: NodeJS.Timeout | null = null
    let displayId = this.displayId()
    const changed = () => {
      if (settling) clearTimeout(settling)
      settling = setTimeout(keep, 300)
      if (this.displayId() === displayId) return
      displayId = this.displayId()
      void this.care.then(({ onDisplayChanged }) => onDisplayChanged())
    }
    const keep = () => {
      settling = null
      if (window.isDestroyed() || window.isMinimized()) return
      const { memory } = this.options
      const display = remember(screen.getDisplayMatching(window.getBounds()))
      const placement = { display, bounds: window.getNormalBounds(), maximized: window.isMaximized() }
      memory.keepPlacements(rememberPlacement(memory.placements(), placement))
    }
    window.on('move', changed)
    window.on('resize', changed)
    window.on('maximize', changed)
    window.on('unmaximize', changed)
    window.on('close', keep)
    window.on('closed', () => settling && clearTimeout(settling))
  }

  /** The close button, Alt+F4 and quitting all come through here; one question at a time. */
  private guardClosing(window: BrowserWindow): void {
    let asking = false
    window.on('close', (event) => {
      if (this.mayClose) return
      event.preventDefault()
      if (asking) return
      asking = true
      this.care
        .then(({ onCloseAsked }) => onCloseAsked())
        .then((agreed) => agreed && this.close())
        .catch((error: unknown) => this.options.log.fault('console: asking whether to close', error))
        .finally(() => {
          asking = false
        })
    })
    window.on('closed', () => {
      this.window = null
      void this.care.then(({ onClosed }) => onClosed())
    })
  }

  private keepAlive(window: BrowserWindow): void {
    const { log } = this.options
    const contents = window.webContents
    contents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return
      // Inside this event the window still holds on to the dead process.
      setImmediate(() => this.loadAgain(`its page has died, ${reason}`))
    })
    onNotLoaded(contents, (why) => setTimeout(() => this.loadAgain(why), anotherTryMs))
    contents.on('preload-error', (_event, file, error) => log.fault(`console: ${file}`, error))
    // Heard before anything the new page asks for is answered; a step that was refused never comes so far.
    contents.on('did-navigate', () => void this.care.then(({ onNewPage }) => onNewPage()))
    // A page that is new in a focused window gets the keyboard without a click, at the start and after a crash.
    contents.on('did-finish-load', () => window.isFocused() && contents.focus())
    window.on('focus', () => contents.focus())
    // The earliest word of a link that was followed; hardening refuses the step itself.
    contents.on('will-frame-navigate', ({ url }) => {
      const act = safeActOf(url)
      if (!act || !contents.getURL().startsWith(`app://${safeHost}/`)) return
      if (act === 'reopen') {
        this.crashes.forget()
        this.load('app://console/')
      } else void this.care.then(({ onSafeAct }) => onSafeAct(act))
    })
    // The page has no script: digits that are typed while its pad is shown are heard here.
    contents.on('before-input-event', (event, { type, key }) => {
      const act = type === 'keyDown' && contents.getURL().startsWith(`app://${safeHost}/#`) ? safeKeyOf(key) : null
      if (!act || act === 'reopen') return
      event.preventDefault()
      void this.care.then(({ onSafeAct }) => onSafeAct(act))
    })
  }

  private endHang(): void {
    this.options.log.note('console: no answer for ten seconds, its page is ended and loaded again')
    this.contents()?.forcefullyCrashRenderer()
  }
}

const anotherTryMs = 1_000

export type ConsoleOptions = {
  /** What its page may ask and hear: `namesOf(consoleContract)`. */
  readonly names: DoorNames
  readonly memory: WindowMemory
  readonly log: Log
}

/** What others have to do when something happens to the window. */
export type ConsoleCare = {
  /** True lets the window close. Asked once at a time. */
  readonly onCloseAsked: () => boolean | Promise<boolean>
  readonly onClosed: () => void
  /** Another page stands in the window, or the same one anew: it remembers nothing of what the last one followed. */
  readonly onNewPage: () => void
  /** The clerk moved to another display: the wall may have to give way. */
  readonly onDisplayChanged: () => void
  readonly onSafeAct: (act: Exclude<SafeAct, 'reopen'>) => void
}
