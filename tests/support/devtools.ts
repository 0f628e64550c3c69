import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * Asks a page over Chromium's debugging port: for a program that has no debugger on its main process, so that Playwright
 * cannot hold it. One connection a question; null when nobody answers or there is no such page.
 */
export async function evaluateIn(port: number, address: string, script: string): Promise<unknown> {
  try {
    const listed = await fetch(`http://127.0.0.1:${port}/json/list`)
    const pages: readonly { url: string; webSocketDebuggerUrl: string }[] = JSON.parse(await listed.text())
    const page = pages.find(({ url }) => url.startsWith(address))
    if (!page) return null
    const socket = await connect(page.webSocketDebuggerUrl)
    try {
      const params = { expression: script, awaitPromise: true, returnByValue: true }
      socket.write(frameOf(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })))
      const answer: { result?: { result?: { value?: unknown } } } = JSON.parse(await firstMessage(socket))
      return answer.result?.result?.value ?? null
    } finally {
      socket.destroy()
    }
  } catch {
    return null
  }
}

function connect(address: string): Promise<Duplex> {
  const headers = {
    ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    'sec-websocket-key': randomBytes(16).toString('base64'),
  }
  return new Promise((done, failed) => {
    const asked = request(address.replace(/^ws:/, 'http:'), { headers })
    asked.once('upgrade', (_response, socket) => done(socket))
    asked.once('response', () => failed(new Error('no upgrade')))
    asked.once('error', failed)
    asked.end()
  })
}

/** One whole text message, masked as a client must. */
function frameOf(text: string): Buffer {
  const [bytes, mask] = [Buffer.from(text), randomBytes(4)]
  const head = Buffer.alloc(10)
  head.writeUInt8(0x81, 0)
  head.writeUInt8(0x80 | 127, 1)
  head.writeBigUInt64BE(BigInt(bytes.length), 2)
  return Buffer.concat([head, mask, bytes.map((byte, at) => byte ^ (mask[at % 4] ?? 0))])
}

/** Servers do not mask. Throws when the connection ends before a message is whole. */
async function firstMessage(socket: Duplex): Promise<string> {
  let bytes = Buffer.alloc(0)
  for await (const part of socket) {
    bytes = Buffer.concat([bytes, part])
    const text = textOf(bytes)
    if (text !== null) return text
  }
  throw new Error('the page went away')
}

function textOf(bytes: Buffer): string | null {
  const parts: Buffer[] = []
  for (let at = 0; at + 2 <= bytes.length; ) {
    const short = bytes.readUInt8(at + 1) & 0x7f
    const head = short === 127 ? 10 : short === 126 ? 4 : 2
    if (at + head > bytes.length) return null
    const length =
      short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short === 126 ? bytes.readUInt16BE(at + 2) : short
    if (at + head + length > bytes.length) return null
    parts.push(bytes.subarray(at + head, at + head + length))
    if ((bytes.readUInt8(at) & 0x80) !== 0) return Buffer.concat(parts).toString()
    at += head + length
  }
  return null
}
