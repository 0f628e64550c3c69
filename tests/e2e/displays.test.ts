import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { secondDisplay } from '#tests/support/displays'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { patience } from '#tests/support/patience'

/*
 * The wall on two real displays: L8 and "renderer crash, hang, display unplugged" of the promises. What the page shows
 * is another test's business; here it is where the wall stands, and that it comes back.
 */
let running: RunningApp

beforeAll(async () => {
  await secondDisplay.plug()
  running = await launchApp()
  await running.consolePage()
  await wallIs({ visible: true })
})
afterEach(async () => {
  await secondDisplay.plug()
  await wallIs({ visible: true, ...onTheSecond })
})
afterAll(() => secondDisplay.plug())

const onTheSecond = { x: 1920, y: 0 }

describe('the wall', () => {
  it('covers the second display wholly, and nothing of the clerk’s', async () => {
    const { bounds } = await wall()
    expect(bounds).toMatchObject({ x: 1920, y: 0, width: 1920 })
    expect(bounds.height).toBeGreaterThanOrEqual(1080)
    const console = await consoleBounds()
    expect(console.x + console.width).toBeLessThanOrEqual(1920)
  })

  it('takes neither keyboard nor click from the clerk when it comes and goes', async () => {
    await focusConsole()
    for (let time = 0; time < 3; time++) {
      await secondDisplay.unplug()
      await wallIs({ visible: false })
      expect(await consoleHasFocus()).toBe(true)
      await secondDisplay.plug()
      await wallIs({ visible: true, ...onTheSecond })
      expect(await consoleHasFocus()).toBe(true)
    }
    const focusable = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.webContents.getURL() === 'app://projector/')
        .map((window) => window.isFocusable()),
    )
    expect(focusable).toEqual([false])
  })

  it('is asked for again when its page was refused once', async () => {
    const asked = await running.app.evaluate(({ BrowserWindow, session }) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === 'app://projector/')
      return new Promise<number>((done) => {
        let times = 0
        session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://projector/'] }, (_request, go) => {
          times += 1
          go({ cancel: times === 1 })
        })
        window?.webContents.once('did-finish-load', () => done(times))
        window?.webContents.reload()
      })
    })
    expect(asked).toBe(2)
    await vi.waitFor(async () => expect(await projectorStatus()).toMatchObject({ state: 'showing' }), patience)
  })

  it('is hidden while its display is unplugged, says so in the status line, and comes back by itself', async () => {
    await secondDisplay.unplug()
    await wallIs({ visible: false })
    await vi.waitFor(async () => expect(await projectorStatus()).toMatchObject({ state: 'none' }), patience)
    expect((await projectorStatus()).message).toContain('第二块屏幕')
    await secondDisplay.plug()
    await wallIs({ visible: true, ...onTheSecond })
    await vi.waitFor(async () => expect(await projectorStatus()).toMatchObject({ state: 'showing' }), patience)
  })

  it('fits itself to another projector', async () => {
    await secondDisplay.resize('1366x768')
    await wallIs({ visible: true, x: 1920, y: 0, width: 1366 })
    await secondDisplay.resize('1920x1080')
    await wallIs({ visible: true, x: 1920, y: 0, width: 1920 })
  })

  it('gives way when the clerk moves onto its display, and returns when the clerk has left', async () => {
    const rows = await displays()
    const second = rows.find((row) => row.isWall)
    await choose(String(second?.id))
    const home = await consoleBounds()
    await moveConsole({ ...home, x: 2000 })
    await wallIs({ visible: false })
    expect((await projectorStatus()).message).toContain('请把主窗口移回')
    await moveConsole(home)
    await wallIs({ visible: true, ...onTheSecond })
  })

  it('is hidden when the clerk turns it off, and shown in a small window for practice', async () => {
    await choose(null)
    await wallIs({ visible: false })
    await choose('practice')
    await wallIs({ visible: true, width: 640 })
    expect(await consoleHasFocus()).toBe(true)
    const second = (await displays()).find((row) => !row.isConsole)
    await choose(String(second?.id))
    await wallIs({ visible: true, ...onTheSecond, width: 1920 })
  })
})

describe('a wall in trouble', () => {
  it('and the console go on painting when the drawing process has died ten times', async () => {
    for (let time = 0; time < 10; time++) {
      const killed = await drawingProcess()
      process.kill(killed, 'SIGKILL')
      await vi.waitFor(async () => expect(await drawingProcess()).not.toBe(killed), patience)
    }
    expect(await paintedPages()).toEqual(['app://console/', 'app://projector/'])
  })

  it('comes back after its page has died, while the console goes on', async () => {
    const page = await running.consolePage()
    await page.evaluate(() => Reflect.set(globalThis, 'mark', 'still the same page'))
    const died = await wallProcess()
    await running.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .find((contents) => contents.getURL() === 'app://projector/')
        ?.forcefullyCrashRenderer(),
    )
    await vi.waitFor(async () => expect(await wallProcess()).not.toBe(died), patience)
    await vi.waitFor(async () => expect(await projectorStatus()).toMatchObject({ state: 'showing' }), patience)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'mark'))).toBe('still the same page')
  })

  it('comes back after its page has hung', async () => {
    const hung = await wallProcess()
    await running.app.evaluate(({ webContents }) => {
      const wall = webContents.getAllWebContents().find((contents) => contents.getURL() === 'app://projector/')
      // Not awaited: it never ends.
      void wall?.executeJavaScript('setTimeout(() => { for (;;); }); 0')
    })
    await vi.waitFor(async () => expect(await wallProcess()).not.toBe(hung), patience)
    await vi.waitFor(async () => expect(await projectorStatus()).toMatchObject({ state: 'showing' }), patience)
  })
})

async function wall() {
  const found = await running.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === 'app://projector/')
    return window ? { visible: window.isVisible(), bounds: window.getBounds() } : null
  })
  if (!found) throw new Error('there is no wall window')
  return found
}

type Standing = { visible: boolean; x?: number; y?: number; width?: number }

function wallIs({ visible, ...place }: Standing): Promise<void> {
  return vi.waitFor(async () => expect(await wall()).toMatchObject({ visible, bounds: place }), patience)
}

/** Nought while the page is between two processes, which is not yet another one. */
async function wallProcess(): Promise<number | undefined> {
  const id = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL() === 'app://projector/')
      ?.webContents.getOSProcessId(),
  )
  if (!id) throw new Error('the wall has no process')
  return id
}

/** Throws while Chromium is between two of them. */
async function drawingProcess(): Promise<number> {
  const pid = await running.app.evaluate(
    ({ app }) => app.getAppMetrics().find((each) => each.type === 'GPU' && each.pid > 0)?.pid,
  )
  if (!pid) throw new Error('there is no drawing process')
  return pid
}

/** The visible pages that got two more frames: a page that cannot be painted gets none, and the test waits in vain. */
async function paintedPages(): Promise<readonly string[]> {
  const painted = await running.app.evaluate(({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible())
        .map(({ webContents }) =>
          webContents
            .executeJavaScript(
              'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))',
            )
            .then(() => webContents.capturePage())
            .then((picture) => (picture.isEmpty() ? 'empty' : webContents.getURL())),
        ),
    ),
  )
  return painted.sort()
}

function consoleBounds() {
  return running.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().startsWith('app://console/'))
    return window?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 }
  })
}

function moveConsole(bounds: { x: number; y: number; width: number; height: number }): Promise<void> {
  return running.app.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().startsWith('app://console/'))
      ?.setBounds(place)
  }, bounds)
}

async function focusConsole(): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().startsWith('app://console/'))
      ?.focus()
  })
  await vi.waitFor(async () => expect(await consoleHasFocus()).toBe(true), patience)
}

/** Who has the keyboard, as the window system sees it. */
function consoleHasFocus(): Promise<boolean> {
  return running.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL().startsWith('app://console/') === true,
  )
}

async function projectorStatus() {
  const begun = await (await running.consolePage()).evaluate(() => desk.ask('app.begin', {}))
  if (!begun.ok) throw new Error(begun.refusal.message)
  return begun.value.status.projector
}

async function displays() {
  const listed = await (await running.consolePage()).evaluate(() => desk.ask('displays.list', {}))
  if (!listed.ok) throw new Error(listed.refusal.message)
  return listed.value
}

async function choose(displayId: string | null): Promise<void> {
  const chosen = await (await running.consolePage()).evaluate(
    (id) => desk.ask('displays.choose', { displayId: id }),
    displayId,
  )
  expect(chosen).toEqual({ ok: true, value: null })
}
