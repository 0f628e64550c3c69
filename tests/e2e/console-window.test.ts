import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { freshUserData, launchApp, type RunningApp } from '#tests/support/electron'
import { patience } from '#tests/support/patience'

/* The clerk's window: it comes back by itself, and where it was left. */

describe('a console whose page dies', () => {
  let running: RunningApp
  beforeAll(async () => {
    running = await launchApp()
    await running.consolePage()
    await vi.waitFor(async () => expect(await inConsole(running, 'document.readyState')).toBe('complete'), patience)
  })

  it('is loaded again by itself and can ask at once', async () => {
    await dies()
    await isBack('app://console/')
    expect(await inConsole(running, 'desk.ask("app.begin", {})')).toMatchObject({ ok: true })
  })

  it('gives way to the safe page after the third time, from which it can be opened again', async () => {
    await dies()
    await isBack('app://console/')
    await dies()
    await isBack('app://safe/')
    expect(await inConsole(running, 'document.body.innerText')).toContain('会议没有丢')
    expect(await inConsole(running, 'document.activeElement.textContent')).toBe('重新打开')
    expect(await inConsole(running, 'typeof globalThis.desk')).toBe('undefined')
    expect(await readFile(join(running.userData, 'log/yishitai.log'), 'utf8')).toContain('app://safe/ is loaded')

    await inConsole(running, 'document.activeElement.click()')
    await isBack('app://console/')
    expect(await inConsole(running, 'desk.ask("app.begin", {})')).toMatchObject({ ok: true })
  })

  async function dies(): Promise<void> {
    await running.app.evaluate(({ BrowserWindow }) => {
      const hosts = /^app:\/\/(console|safe)\//
      const window = BrowserWindow.getAllWindows().find((each) => hosts.test(each.webContents.getURL()))
      return new Promise<void>((done) => {
        window?.webContents.once('render-process-gone', () => done())
        window?.webContents.forcefullyCrashRenderer()
      })
    })
  }

  function isBack(url: string): Promise<void> {
    return vi.waitFor(async () => {
      expect(await inConsole(running, 'location.href + document.readyState')).toBe(`${url}complete`)
    }, patience)
  }
})

describe('a console whose page does not come', () => {
  let running: RunningApp
  beforeAll(async () => {
    running = await launchApp()
    await running.consolePage()
  })

  it.each(['refused', 'never answered'])('is asked for again when its page is %s once', async (how) => {
    await running.app.evaluate(({ BrowserWindow, session }, refused) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === 'app://console/')
      let isFirst = true
      session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://console/'] }, (_request, go) => {
        const isHeld = isFirst
        isFirst = false
        if (!isHeld || refused) go({ cancel: isHeld })
      })
      return new Promise<void>((done) => {
        if (refused) window?.webContents.once('did-fail-load', () => done())
        else window?.webContents.once('did-start-loading', () => done())
        window?.webContents.reload()
      })
    }, how === 'refused')
    await vi.waitFor(
      async () => {
        expect(await inConsole(running, 'desk.ask("app.begin", {})')).toMatchObject({ ok: true })
      },
      { timeout: 60_000, interval: 500 },
    )
    const log = await readFile(join(running.userData, 'log/yishitai.log'), 'utf8')
    expect(log).toContain(how === 'refused' ? 'BLOCKED' : 'still loading after twenty seconds')
  })
})

describe('a console that was moved', () => {
  it('opens where it was left, after the next start', async () => {
    const userData = await freshUserData()
    const left = { x: 140, y: 90, width: 1180, height: 760 }
    const first = await launchApp({ userData })
    await first.consolePage()
    await first.app.evaluate(({ BrowserWindow }, place) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === 'app://console/')
      window?.setBounds(place)
    }, left)
    await vi.waitFor(async () => {
      expect(JSON.parse(await readFile(join(userData, 'windows.json'), 'utf8')).placements[0].bounds).toEqual(left)
    }, patience)
    await first.quit()

    const second = await launchApp({ userData })
    await second.consolePage()
    const bounds = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((each) => each.webContents.getURL() === 'app://console/')
        ?.getBounds(),
    )
    expect(bounds).toEqual(left)
    await second.quit()
  })
})

/** Asked through main: Playwright gives up a page that has died once. A page that is dead or coming now answers null. */
function inConsole({ app }: RunningApp, script: string): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }, asked) => {
    const hosts = /^app:\/\/(console|safe)\//
    const contents = BrowserWindow.getAllWindows().find((each) => hosts.test(each.webContents.getURL()))?.webContents
    if (!contents || contents.isCrashed() || contents.isLoading()) return null
    return contents.executeJavaScript(asked)
  }, script)
}
