import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { safeHost, safePage } from './safe-page'

/**
 * 页面: what `app://<host>/<file>` answers. What may be served is a table made once, at the start, by listing the
 * bundled pages; a request is looked up in it (`console/assets/index-1a2b.js`) and never becomes part of a path.
 */
export type PageTable = ReadonlyMap<string, PageFile>
type PageFile = { readonly mimeType: string } & ({ readonly file: string } | { readonly text: string })

/**
 * Lists the pages below `folder`; a file of a kind we never ship is not served. Every page finds the common typefaces under
 * its own name. Throws when there is no such folder.
 */
export function listPages(folder: string, hosts?: readonly string[]): PageTable {
  const table = new Map<string, PageFile>()
  if (!hosts || hosts.includes(safeHost)) table.set(`${safeHost}/index.html`, { text: safePage, mimeType: html })
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === fonts || (hosts && !hosts.includes(entry.name))) continue
    list(join(folder, entry.name), entry.name)
    if (existsSync(join(folder, fonts))) list(join(folder, fonts), `${entry.name}/${fonts}`)
  }
  return table

  function list(here: string, name: string): void {
    for (const entry of readdirSync(here, { withFileTypes: true })) {
      const file = join(here, entry.name)
      const mimeType = mimeTypes[extname(entry.name)]
      if (entry.isDirectory()) list(file, `${name}/${entry.name}`)
      else if (entry.isFile() && mimeType) table.set(`${name}/${entry.name}`, { file, mimeType })
    }
  }
}

/**
 * 先读的文件: what a page's first picture is made of, read before Chromium asks for it, so that its questions wait for no
 * disk while main is busy. Each is kept for one answer.
 */
export class FilesAhead {
  readonly #read = new Map<string, Promise<Buffer<ArrayBuffer>>>()
  /** When one of them was last asked for, by the monotonic clock. */
  lastTakenMs = Number.NEGATIVE_INFINITY

  /** Begins to read `<host>/index.html` of the table and the files that it names. */
  constructor(table: PageTable, host: string) {
    const index = this.#begin(table.get(`${host}/index.html`))
    index
      ?.then((bytes) => {
        for (const [, name] of bytes.toString('utf8').matchAll(/(?:src|href)="(\/[^"]+)"/g))
          this.#begin(table.get(host + name))
      })
      // Whoever asks for it hears why it cannot be read.
      .catch(() => {})
  }

  #begin(page: PageFile | undefined): Promise<Buffer<ArrayBuffer>> | null {
    if (!page || !('file' in page)) return null
    const reading = readFile(page.file)
    reading.catch(() => {})
    this.#read.set(page.file, reading)
    return reading
  }

  /** What the file holds, once; null for any other file, and the second time. */
  take(file: string): Promise<Buffer<ArrayBuffer>> | null {
    const bytes = this.#read.get(file) ?? null
    if (this.#read.delete(file)) this.lastTakenMs = performance.now()
    return bytes
  }
}

/** Answers one request: 405 for anything but reading, 404 for anything not in the table. */
export async function answer(
  table: PageTable,
  request: { method: string; url: string },
  ahead: FilesAhead | null = null,
): Promise<Response> {
  if (request.method !== 'GET') return refusal(405)
  const { host, pathname } = new URL(request.url)
  const page = table.get(pathname === '/' ? `${host}/index.html` : host + pathname)
  if (!page) return refusal(404)

  const bytes = 'file' in page ? await (ahead?.take(page.file) ?? readFile(page.file)) : Buffer.from(page.text)
  const nonce = freshNonce()
  const headers = { ...commonHeaders, 'content-type': page.mimeType, 'content-security-policy': policy(nonce) }
  if (page.mimeType !== html) return new Response(bytes, { headers })
  return new Response(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce), { headers })
}

/**
 * Nothing from elsewhere, nothing inline but styles that carry this response's nonce. Style *attributes* written by
 * scripts (React's style property) are not inline styles and need no opening.
 */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

function freshNonce(): string {
  return randomBytes(18).toString('base64')
}

/** No page, but a folder beside them. */
const fonts = 'fonts'

const noncePlaceholder = '__CSP_NONCE__'
const html = 'text/html; charset=utf-8'

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': html,
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  // The nonce is good for one response; the files are local, so keeping copies would win nothing.
  'cache-control': 'no-store',
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: { ...commonHeaders, 'content-security-policy': policy(freshNonce()) } })
}
