import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, FilesAhead, listPages, type PageTable } from '#electron/app/pages'

let folder: string
let table: PageTable

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yst-pages-'))
  await mkdir(join(folder, 'pages/console/assets'), { recursive: true })
  await mkdir(join(folder, 'pages/storage'))
  await mkdir(join(folder, 'pages/fonts'))
  await writeFile(join(folder, 'pages/fonts/sans-1a.woff2'), 'common font')
  await writeFile(join(folder, 'secret.json'), '{"outside":true}')
  await writeFile(join(folder, 'pages/console/index.html'), page)
  await writeFile(join(folder, 'pages/console/assets/index-1a.js'), 'export {}')
  await writeFile(join(folder, 'pages/console/assets/index-1a.js.map'), '{}')
  await writeFile(join(folder, 'pages/console/assets/serif.woff2'), 'font')
  await writeFile(join(folder, 'pages/storage/index.html'), page)
  await symlink(join(folder, 'secret.json'), join(folder, 'pages/console/link.json'))
  table = listPages(join(folder, 'pages'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('what app:// answers', () => {
  it('serves a page at "/" and its files by their bundled names, with their kinds', async () => {
    const html = await get('app://console/')
    expect(html.status).toBe(200)
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const script = await get('app://console/assets/index-1a.js')
    expect(await script.text()).toBe('export {}')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await get('app://console/assets/serif.woff2')).headers.get('content-type')).toBe('font/woff2')
  })

  it('serves the common typefaces under the name of every page, so that a page stays within its own origin', async () => {
    for (const host of ['console', 'storage']) {
      const font = await get(`app://${host}/fonts/sans-1a.woff2`)
      expect(await font.text()).toBe('common font')
      expect(font.headers.get('content-type')).toBe('font/woff2')
      expect(font.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })

  it.each([
    'app://fonts/sans-1a.woff2',
    'app://fonts/',
    'app://console/fonts',
    'app://console/fonts/../../secret.json',
    'app://console/../../secret.json',
    'app://console/..%2f..%2fsecret.json',
    'app://console/assets/%2e%2e/%2e%2e/secret.json',
    'app://console//etc/passwd',
    'app://console/link.json',
    'app://console/assets/index-1a.js.map',
    'app://console/assets',
    'app://console/constructor',
    'app://elsewhere/',
    'app://secret.json/',
  ])('answers 404 to %s: what was not bundled is not there', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('answers 405 to %s: pages are only read', async (method) => {
    expect((await answer(table, { method, url: 'app://console/' })).status).toBe(405)
  })

  it('gives every answer of a page a new nonce, the same in the page and in its policy', async () => {
    const first = await nonceOf(await get('app://console/'))
    const second = await nonceOf(await get('app://console/'))
    expect(first).toMatch(/^[A-Za-z0-9+/]{24}$/)
    expect(second).not.toBe(first)

    async function nonceOf(response: Response): Promise<string> {
      const inPolicy = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
      const text = await response.text()
      expect(text).toBe(page.replaceAll('__CSP_NONCE__', String(inPolicy)))
      return String(inPolicy)
    }
  })

  it('sends the whole policy and no-sniffing with every answer, also with refusals', async () => {
    for (const url of ['app://console/', 'app://console/assets/index-1a.js', 'app://console/missing']) {
      const { headers } = await get(url)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')?.replace(/'nonce-[^']+'/, "'nonce-…'")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-…'; img-src 'self' data: blob:; " +
          "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
          "object-src 'none'; require-trusted-types-for 'script'",
      )
    }
  })

  it('shows the hidden storage session its own page only', async () => {
    const own = listPages(join(folder, 'pages'), ['storage'])
    expect((await answer(own, { method: 'GET', url: 'app://storage/' })).status).toBe(200)
    for (const url of ['app://console/', 'app://safe/', 'app://console/assets/index-1a.js']) {
      expect((await answer(own, { method: 'GET', url })).status).toBe(404)
    }
  })

  it('reads a page’s first files before they are asked for, and answers with them once as with any other', async () => {
    await writeFile(join(folder, 'pages/console/index.html'), page.replace('/x.js', '/assets/index-1a.js'))
    const ahead = new FilesAhead(table, 'console')
    expect(ahead.lastTakenMs).toBe(Number.NEGATIVE_INFINITY)
    const ask = (url: string) => answer(table, { method: 'GET', url: `app://console${url}` }, ahead)
    expect(await (await ask('/')).text()).toContain('src="/assets/index-1a.js"')
    const asked = ahead.lastTakenMs
    expect(asked).toBeGreaterThan(0)
    // Another file is none of them, and the program's loading need not give way to it.
    await ask('/assets/serif.woff2')
    expect(ahead.lastTakenMs).toBe(asked)

    const script = join(folder, 'pages/console/assets/index-1a.js')
    await ahead.take(script)
    expect(ahead.lastTakenMs).toBeGreaterThan(asked)
    expect(ahead.take(script)).toBeNull()
    expect(await (await ask('/assets/index-1a.js')).text()).toBe('export {}')
  })

  it('opens a page of which a first file cannot be read as if nothing had been read ahead', async () => {
    await rm(join(folder, 'pages/console/index.html'))
    const ahead = new FilesAhead(table, 'console')
    await expect(answer(table, { method: 'GET', url: 'app://console/' }, ahead)).rejects.toThrow('ENOENT')
    await writeFile(join(folder, 'pages/console/index.html'), page)
    expect((await answer(table, { method: 'GET', url: 'app://console/' }, ahead)).status).toBe(200)
  })

  it('has the safe page without any file of the build', async () => {
    const response = await get('app://safe/')
    const text = await response.text()
    expect(text).toContain('重新打开')
    expect(text).not.toContain('__CSP_NONCE__')
    expect(text).not.toContain('<script')
  })
})

function get(url: string): Promise<Response> {
  return answer(table, { method: 'GET', url })
}

const page = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/x.js"></script>`
