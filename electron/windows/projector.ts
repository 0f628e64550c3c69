import { BrowserWindow, type WebContents } from 'electron'
import type { Log } from '#electron/app/log'
import {
  chooseWallDisplay,
  coverOf,
  type Display,
  type Rectangle,
  remember,
  sameRectangle,
} from '#electron/devices/displays'
import { watchAlive } from '#electron/ipc/alive'
import type { WallMessage } from '#shared/views/scene'
import { connectedDisplays, onDisplaysChanged } from './connected-displays'
import { CrashCount } from './crash-count'
import { Delivery } from './delivery'
import type { WindowMemory } from './memory'
import { onNotLoaded } from './not-loaded'
import { pagePreferences } from './preferences'

/**
 * 大屏: the window the room sees. It covers the chosen display exactly, takes no keyboard and no click, is never on the
 * clerk's display (but for 试看, a small window when asked for), and comes back by itself: after a pulled cable, a dead
 * page, a hung page. Turned off until somebody turns it on.
 */
export class Wall {
  private wish: 'on' | 'off' | 'practice' = 'off'
  private opened: { readonly window: BrowserWindow; readonly practice: boolean } | null = null
  private hasPicture = false
  private trouble: string | null = null
  private retry: NodeJS.Timeout | null = null
  private told: WallState | null = null
  private readonly crashes = new CrashCount()
  private readonly delivery: Delivery
  private readonly listeners = new Set<(state: WallState) => void>()
  private readonly stopWatching: readonly (() => void)[]

  constructor(private readonly options: WallOptions) {
    this.delivery = new Delivery(
      (message) => this.contents()?.send('projector', message),
      (number) => this.startPageAnew(`message ${number} not painted in time`),
    )
    const alive = watchAlive({
      page: () => this.contents(),
      missesAllowed: 3,
      onSilent: () => this.startPageAnew('no answer for three seconds'),
      loadingAllowed: 20,
      onEndless: () => this.didNotLoad('still loading after twenty seconds'),
    })
    this.stopWatching = [onDisplaysChanged(() => this.settle()), alive.stop]
  }

  turnOn(): void {
    this.change('on')
  }

  turnOff(): void {
    this.change('off')
  }

  /** 试看: a small window with a frame beside the console's work, for practice without a projector. */
  practise(): void {
    this.change('practice')
  }

  /** The clerk's choice of display, remembered for the next time it is seen. An unknown number changes nothing. */
  choose(displayId: number): void {
    const displays = connectedDisplays()
    const display = displays.find(({ id }) => id === displayId)
    if (!display) return
    const notChosen = displays.filter((other) => other !== display).map(remember)
    this.options.memory.keepWall({ display: remember(display), notChosen })
    this.change('on')
  }

  /** Puts a message up. It is kept: a page that starts later, or again, is given it as well. */
  show(message: WallMessage): void {
    this.delivery.show(message)
  }

  /** What the page says of itself at its door: 0 "I am here", n "message n is painted". */
  ready(paintedNumber: number): void {
    this.delivery.ready(paintedNumber)
    if (this.trouble === null) return
    this.trouble = null
    this.settle()
  }

  /** `atMs` is on main's monotonic clock (`performance.now()`), for measuring. */
  onPainted(listener: (number: number, atMs: number) => void): () => void {
    return this.delivery.onPainted(listener)
  }

  onState(listener: (state: WallState) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  state(): WallState {
    const place = this.place()
    if (place.kind === 'nowhere')
      return { state: place.state, displayLabel: null, bounds: null, message: place.message }
    const { label: displayLabel, bounds, message } = place
    if (this.trouble) return { state: 'crashed', displayLabel, bounds, message: this.trouble }
    return { state: 'showing', displayLabel, bounds, message }
  }

  contents(): WebContents | null {
    const window = this.opened?.window
    return window && !window.isDestroyed() ? window.webContents : null
  }

  /** Brings window and wish into agreement. To be called as well when the console has moved to another display. */
  settle(): void {
    const place = this.place()
    if (place.kind === 'nowhere') this.opened?.window.hide()
    else this.cover(place)
    this.delivery.watch(this.trouble === null && this.opened?.window.isVisible() === true)
    this.tell()
  }

  /** The program ends: nothing is watched or brought back any more. */
  close(): void {
    for (const stop of this.stopWatching) stop()
    this.discard()
  }

  private change(wish: Wall['wish']): void {
    this.wish = wish
    this.settle()
  }

  private place(): Place {
    if (this.wish === 'off') return { kind: 'nowhere', state: 'hidden', message: '大屏没有打开。' }
    const displays = connectedDisplays()
    const consoleDisplayId = this.options.consoleDisplayId()
    if (this.wish === 'practice') {
      const display = displays.find(({ id }) => id === consoleDisplayId) ?? displays[0]
      if (!display) return { kind: 'nowhere', state: 'no-display', message: '没有找到任何屏幕。' }
      const bounds = cornerOf(display.workArea)
      return { kind: 'practice', bounds, cover: bounds, label: '试看窗口', message: '大屏在试看窗口里。' }
    }
    const choice = chooseWallDisplay(displays, consoleDisplayId, this.options.memory.wall())
    if (choice.kind === 'none') return { kind: 'nowhere', state: 'no-display', message: choice.message }
    const label = nameOf(choice.display)
    const cover = coverOf(choice.display, displays, process.platform)
    return { kind: 'wall', bounds: choice.display.bounds, cover, label, message: `大屏在${label}上。` }
  }

  private cover(place: Covered): void {
    const practice = place.kind === 'practice'
    if (this.opened && this.opened.practice !== practice) this.discard()
    const window = this.opened?.window ?? this.make(place)
    if (!practice && !sameRectangle(window.getBounds(), place.cover)) window.setBounds(place.cover)
    if (this.hasPicture && !window.isVisible()) window.showInactive()
  }

  private make(place: Covered): BrowserWindow {
    const practice = place.kind === 'practice'
    const window = new BrowserWindow({
      ...place.cover,
      title: practice ? '大屏 · 试看' : '大屏',
      // A wall that cannot be focused is never in the way of the clerk's typing, whatever the system does.
      ...(practice
        ? {}
        : { frame: false, focusable: false, skipTaskbar: true, hasShadow: false, roundedCorners: false }),
      ...(practice ? {} : { movable: false, resizable: false, fullscreenable: false }),
      backgroundColor: '#faf7f1',
      show: false,
      webPreferences: pagePreferences('projector'),
    })
    this.opened = { window, practice }
    this.hasPicture = false
    const { webContents } = window
    if (!practice) {
      // Above the bars that some systems put on every display.
      window.setAlwaysOnTop(true, 'screen-saver')
      webContents.on('did-finish-load', () => void webContents.insertCSS('* { cursor: none !important }'))
    }
    window.once('ready-to-show', () => {
      this.hasPicture = true
      this.settle()
    })
    window.on('closed', () => this.afterClosing(window, practice))
    onNotLoaded(webContents, (why) => this.didNotLoad(why))
    webContents.on('preload-error', (_event, file, error) => this.options.log.fault(`wall: ${file}`, error))
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.afterCrash()
    })
    this.load()
    return window
  }

  private load(): void {
    this.contents()
      ?.loadURL('app://projector/')
      .catch(() => {}) // Heard by `onNotLoaded`.
  }

  private didNotLoad(why: string): void {
    this.options.log.note(`wall: did not load, ${why}`)
    this.afterCrash()
  }

  /** Ends a window that is no longer wanted, without taking its end for an accident. */
  private discard(): void {
    const window = this.opened?.window
    this.opened = null
    if (this.retry) clearTimeout(this.retry)
    this.delivery.startAnew()
    if (window && !window.isDestroyed()) window.destroy()
  }

  private afterClosing(window: BrowserWindow, practice: boolean): void {
    if (this.opened?.window !== window) return
    this.discard()
    this.change(practice ? 'off' : this.wish)
  }

  private startPageAnew(why: string): void {
    this.options.log.note(`wall: ${why}, its page is ended and loaded again`)
    this.contents()?.forcefullyCrashRenderer()
  }

  private afterCrash(): void {
    this.delivery.startAnew()
    const again = this.crashes.crashed(performance.now()) === 'try-again'
    if (!again) this.options.log.note('wall: died three times within a minute, tried again every ten seconds')
    this.trouble = again
      ? '大屏出错，正在恢复。'
      : '大屏连续出错，每十秒重试一次，会议不受影响。一直不好，请关闭大屏再打开。'
    if (this.retry) clearTimeout(this.retry)
    // At once is still after this event: inside it the window holds on to the dead process.
    this.retry = setTimeout(() => this.load(), again ? 0 : 10_000)
    this.tell()
  }

  private tell(): void {
    const state = this.state()
    if (JSON.stringify(state) === JSON.stringify(this.told)) return
    this.told = state
    for (const listener of this.listeners) listener(state)
  }
}

export type WallOptions = {
  /** The display the clerk looks at; null while there is no console. */
  readonly consoleDisplayId: () => number | null
  readonly memory: WindowMemory
  readonly log: Log
}

export type WallState = {
  readonly state: 'showing' | 'hidden' | 'no-display' | 'crashed'
  readonly displayLabel: string | null
  readonly bounds: Rectangle | null
  /** What the clerk reads in the status line. */
  readonly message: string
}

type Place = Covered | { readonly kind: 'nowhere'; readonly state: 'hidden' | 'no-display'; readonly message: string }
type Covered = {
  readonly kind: 'wall' | 'practice'
  readonly bounds: Rectangle
  /** What the window is given so that nothing of the display is left bare. */
  readonly cover: Rectangle
  readonly label: string
  readonly message: string
}

/** 试看 stands in the lower right, where it hides the least of what the clerk does. */
function cornerOf(area: Rectangle): Rectangle {
  const width = Math.min(640, area.width)
  const height = Math.min(400, area.height)
  return { x: area.x + area.width - width, y: area.y + area.height - height, width, height }
}

function nameOf(display: Display): string {
  return `${display.label || '第二块屏幕'}（${display.bounds.width}×${display.bounds.height}）`
}
