import { spawn } from 'node:child_process'
import { link, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchApp, type RunningApp } from '#tests/support/electron'
import { patience } from '#tests/support/patience'

/* "Electron settings (each with a test that fails when it is undone)", on the running application. */
let running: RunningApp
let page: Page

beforeAll(async () => {
  running = await launchApp()
  page = await running.consolePage()
})

describe('a page of ours', () => {
  it('runs in a sandbox, isolated, without Node, also the hidden one', async () => {
    const settings = await vi.waitUntil(
      async () => {
        const found = await settingsOfPages()
        const hosts = found.map(({ url }) => new URL(url).host).sort()
        return hosts.join() === 'console,projector,storage' && found
      },
      { timeout: 20_000 },
    )
    for (const each of settings) {
      // Said or unsaid, it is off; the rest has to be said.
      expect(each.settings.nodeIntegrationInWorker ?? false).toBe(false)
      expect(each).toMatchObject({
        settings: {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInSubFrames: false,
          webviewTag: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
        },
      })
    }
  })

  it('finds two functions of main in the console, and nothing of Electron or Node', async () => {
    const found = await page.evaluate(() => ({
      desk: Object.entries(desk).map(([name, value]) => `${name}: ${typeof value}`),
      others: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer', 'projector'].filter(
        (name) => name in globalThis,
      ),
    }))
    expect(found).toEqual({ desk: ['ask: function', 'on: function'], others: [] })
  })

  it('breaks its own content security policy nowhere', async () => {
    for (const each of [page, await running.projectorPage()]) {
      const said: string[] = []
      each.on('console', (message) => message.type() === 'error' && said.push(message.text()))
      each.on('pageerror', (error) => said.push(error.message))
      await each.reload({ waitUntil: 'networkidle' })
      expect(said).toEqual([])
    }
  })

  it('turns text into neither script nor markup', async () => {
    const tried = await page.evaluate(async () => {
      // Later, on the page's own account: a test's evaluation is itself excused from the policy.
      const attempt = (act: () => unknown) =>
        new Promise<string>((done) => {
          setTimeout(() => {
            try {
              done(String(act()))
            } catch (error) {
              done(error instanceof Error ? error.constructor.name : 'thrown')
            }
          })
        })
      return {
        eval: await attempt(() => Reflect.apply(Reflect.get(globalThis, 'eval'), null, ['1 + 1'])),
        function: await attempt(() => Reflect.construct(Function, ['return 1'])()),
        markup: await attempt(() => {
          const box = document.createElement('div')
          box.innerHTML = '<img src=x>'
          return box.childElementCount
        }),
      }
    })
    expect(tried.eval).toMatch(/Error$/)
    expect(tried.function).toMatch(/Error$/)
    expect(tried.markup).toMatch(/Error$/)
  })
})

describe('the way out', () => {
  it('is closed: nothing reaches even this very computer', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(String(request.url))
      response.setHeader('access-control-allow-origin', '*')
      response.end('reached')
    }).listen(0, '127.0.0.1')
    await vi.waitFor(() => expect(server.listening).toBe(true), patience)
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
    // The server can be reached at all.
    expect(await (await fetch(`http://${address}/own`)).text()).toBe('reached')

    // From the page, and from main's side of the network, where no policy of a page helps.
    await page.evaluate(reachOut, address)
    const fetched = await running.app.evaluate(
      ({ session }, url) =>
        Promise.all(
          [session.defaultSession, session.fromPartition('made later')].map((each) =>
            each.fetch(url).then(
              () => 'reached',
              () => 'blocked',
            ),
          ),
        ),
      `http://${address}/main`,
    )
    expect(fetched).toEqual(['blocked', 'blocked'])
    expect(asked).toEqual(['/own'])
    server.close()
  })

  it('is closed: a file of the computer is not even shown to a window that main itself sends there', async () => {
    const shown = await running.app.evaluate(async ({ app, BrowserWindow }) => {
      const other = new BrowserWindow({ show: false })
      const result = await other.loadURL(`file://${app.getAppPath()}/package.json`).then(
        () => 'shown',
        (error: unknown) => String(error),
      )
      other.destroy()
      return result
    })
    expect(shown).toContain('ERR_BLOCKED_BY_CLIENT')
  })

  it('is closed: the console stays where it is', async () => {
    await page.evaluate(() => Reflect.set(globalThis, 'mark', 'the same page'))
    for (const target of [
      'https://example.com/',
      'app://projector/',
      'app://safe/',
      'file:///etc/passwd',
      'data:text/html,x',
    ]) {
      const isOpened = await page.evaluate((url) => {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
        link.target = '_blank'
        link.click()
        link.remove()
        return window.open(url) !== null
      }, target)
      expect(isOpened).toBe(false)
    }
    expect(await page.evaluate(() => Reflect.get(globalThis, 'mark'))).toBe('the same page')
    expect(page.url()).toMatch(/^app:\/\/console\//)
    expect(running.app.windows().every((window) => /^app:\/\/(console|projector|storage)\//.test(window.url()))).toBe(
      true,
    )
  })

  it('is closed: frames inside the page stay empty', async () => {
    await page.evaluate(async () => {
      const frame = document.createElement('iframe')
      const settled = new Promise((done) => frame.addEventListener('load', done))
      frame.src = 'app://projector/'
      document.body.append(frame)
      await settled
    })
    expect(page.frames().filter((frame) => frame.url().startsWith('app://'))).toHaveLength(1)
    await page.evaluate(() => document.querySelector('iframe')?.remove())
  })

  it('is closed: a guest page is not even let into a window that was made for guests', async () => {
    const isRefused = await running.app.evaluate(async ({ BrowserWindow }) => {
      const host = new BrowserWindow({ show: false, webPreferences: { webviewTag: true, sandbox: true } })
      await host.loadURL('app://safe/')
      const refused = new Promise((done) => {
        host.webContents.once('will-attach-webview', (event) => done(event.defaultPrevented))
      })
      await host.webContents.executeJavaScript(`{
        const guest = document.createElement('webview')
        guest.setAttribute('src', 'app://projector/')
        document.body.append(guest)
      }`)
      const answer = await refused
      host.destroy()
      return answer
    })
    expect(isRefused).toBe(true)
  })

  it('is closed: no camera, microphone, place, notice, clipboard, device or screen', async () => {
    const answers = await page.evaluate(async () => {
      const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi']
      const asked = names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        return [name, state] as const
      })
      const outcome = (asked: Promise<unknown>) =>
        asked.then(
          () => 'granted',
          (error: unknown) => (error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : error),
        )
      return Object.fromEntries([
        ...(await Promise.all(asked)),
        ['screen', await outcome(navigator.mediaDevices.getDisplayMedia({ video: true }))],
        ['notice asked for', await Notification.requestPermission()],
        ['lock', await outcome(navigator.wakeLock.request('screen'))],
      ])
    })
    expect(new Set(Object.values(answers))).toEqual(new Set(['denied']))
  })

  it('is closed: keys that other programs reload, close and look inside with do nothing', async () => {
    expect(await running.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull()
    await page.evaluate(() => Reflect.set(globalThis, 'mark', 'before the keys'))
    for (const keys of ['F5', 'Control+r', 'Control+Shift+r', 'Control+w', 'Control+q', 'Control+Shift+i', 'F12']) {
      await page.keyboard.press(keys)
    }
    expect(await page.evaluate(() => Reflect.get(globalThis, 'mark'))).toBe('before the keys')
  })
})

describe('the door', () => {
  it('refuses what the contract does not know, in a sentence', async () => {
    const refused = await page.evaluate(async () => {
      const ask = (name: string, input: unknown) => Reflect.apply(desk.ask, null, [name, input])
      return Promise.all([
        ask('fs.readFile', { path: '/etc/passwd' }),
        ask('constructor', {}),
        ask('app.begin', { more: 1 }),
        ask('meetings.list', { text: 7 }),
        ask('meetings.list', { text: '议'.repeat(400_000) }),
        ask('meetings.list', { text: () => {} }),
      ])
    })
    expect(refused.map((each) => each.refusal?.code)).toEqual([
      'contract.unknown-request',
      'contract.unknown-request',
      'contract.bad-input',
      'contract.bad-input',
      'contract.too-large',
      'contract.unreachable',
    ])
    for (const each of refused) expect(each.refusal.message).toMatch(/[\u4e00-\u9fff].*。$/)
  })

  it('answers no other window, not even one that shows the same page with the same preload', async () => {
    expect(await inAnotherWindow('app://console/', 'desk.ask("app.begin", {})')).toMatchObject({
      ok: false,
      refusal: { code: 'contract.stranger' },
    })
  })

  it('is not there for another page in a window with the console’s preload', async () => {
    expect(await inAnotherWindow('app://safe/', 'typeof globalThis.desk')).toBe('undefined')
    expect(await inAnotherWindow('app://console/', 'typeof globalThis.desk')).toBe('object')
  })
})

describe('a second start on the same data', () => {
  it('ends by itself and leaves the first program as it is', async () => {
    const { executable, args } = await running.app.evaluate(({ app }) => ({
      executable: process.execPath,
      args: process.argv.slice(1).filter((each) => !each.startsWith('--inspect') && !each.startsWith('--remote')),
      ready: app.isReady(),
    }))
    expect(await exitCode(executable, args)).toBe(0)
    expect(await page.evaluate(() => desk.ask('app.begin', {}))).toMatchObject({ ok: true })
  })
})

describe.runIf(process.platform === 'linux')('the installed program', () => {
  let folder: string
  beforeAll(async () => {
    folder = await installed()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(['--remote-debugging-port=0', '--remote-debugging-pipe', '--inspect=0'])(
    'does not start with %s',
    async (asked) => {
      const said: string[] = []
      const home = resolve(import.meta.dirname, '../..')
      const args = [asked, '--no-sandbox', home, `--user-data-dir=${join(folder, 'data')}`]
      expect(await exitCode(join(folder, 'yishitai'), args, said)).toBe(1)
      expect(said.join('')).not.toContain('DevTools listening')
    },
  )
})

function settingsOfPages() {
  return running.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => ({
      url: contents.getURL() || 'about:blank',
      settings: Object(Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])),
    })),
  )
}

/** What a script finds in a second window that carries the console's own preload. */
function inAnotherWindow(url: string, script: string): Promise<unknown> {
  return running.app.evaluate(
    async ({ app, BrowserWindow }, { url, script }) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${app.getAppPath()}/dist/preload/console.cjs`,
          additionalArguments: ['--door-requests=app.begin', '--door-events='],
          sandbox: true,
        },
      })
      await other.loadURL(url)
      const found: unknown = await other.webContents.executeJavaScript(script)
      other.destroy()
      return found
    },
    { url, script },
  )
}

/** Tries every way by which a page can reach an address; all of them have answered before it returns. */
async function reachOut(address: string): Promise<void> {
  const settled = (element: HTMLElement, name: string) => {
    const url = `http://${address}/${element.localName}`
    return new Promise((done) => {
      element.onload = done
      element.onerror = done
      element.setAttribute(name, url)
      document.head.append(element)
    })
  }
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet' })
  const prefetch = Object.assign(document.createElement('link'), { rel: 'prefetch' })
  const quiet = (act: () => unknown) => {
    try {
      return Promise.resolve(act()).catch(() => {})
    } catch {
      return Promise.resolve()
    }
  }
  await Promise.all([
    fetch(`http://${address}/fetch`).catch(() => {}),
    fetch(`http://${address}/opaque`, { mode: 'no-cors' }).catch(() => {}),
    settled(document.createElement('img'), 'src'),
    settled(style, 'href'),
    settled(prefetch, 'href'),
    settled(document.createElement('iframe'), 'src'),
    settled(document.createElement('video'), 'src'),
    new Promise((done) => {
      const socket = new WebSocket(`ws://${address}/socket`)
      socket.onerror = done
      socket.onclose = done
      socket.onopen = done
    }).catch(() => {}),
    quiet(() => navigator.sendBeacon(`http://${address}/beacon`, 'x')),
    quiet(() => new EventSource(`http://${address}/events`)),
    quiet(() => import(/* @vite-ignore */ `http://${address}/module.js`)),
    quiet(() => {
      const form = Object.assign(document.createElement('form'), { action: `http://${address}/form`, method: 'post' })
      document.body.append(form)
      form.submit()
    }),
  ])
}

/** The runtime under a name that is not Electron's, which is how it knows that it is installed. */
async function installed(): Promise<string> {
  const runtime = dirname(String(process.env.YST_ELECTRON))
  const folder = await mkdtemp(join(dirname(runtime), 'installed-'))
  for (const name of await readdir(runtime)) {
    if (name === 'electron') await link(join(runtime, name), join(folder, 'yishitai'))
    else await symlink(join(runtime, name), join(folder, name))
  }
  return folder
}

/** The code it ended with, or null when it had to be ended. */
async function exitCode(program: string, args: readonly string[], said: string[] = []): Promise<number | null> {
  const child = spawn(program, args, { timeout: 20_000, killSignal: 'SIGKILL' })
  child.stdout.on('data', (part) => said.push(String(part)))
  child.stderr.on('data', (part) => said.push(String(part)))
  return new Promise((done) => child.once('exit', done))
}
