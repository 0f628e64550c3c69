import { contextBridge, ipcRenderer } from 'electron'
import { HeldNews } from './held-news'

/**
 * The console's bridge: `desk.ask` and `desk.on`, and nothing of Electron. Which names exist comes from main, which
 * reads them off the contract and hands them over when it makes the window (`doorArguments`).
 */
const host = 'console'
const requests = new Set(listed('--door-requests='))
const events = new Set(listed('--door-events='))

// Somebody else's page in this window finds no door at all.
if (location.origin === `app://${host}`) contextBridge.exposeInMainWorld('desk', { ask, on })

const listeners = new Map<string, Set<(payload: unknown) => void>>()

const commands: ReadonlySet<string> = new Set(['desk.ask', 'desk.askAll'])
const news = new HeldNews(({ name, payload }) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

ipcRenderer.on(host, (_event, name: string, payload: unknown) => news.hear({ name, payload }))

// Answered here, without the page's help: no answer means that the page's thread hangs.
ipcRenderer.on('are-you-there', () => ipcRenderer.send('here'))

async function ask(name: unknown, input: unknown): Promise<unknown> {
  if (typeof name !== 'string' || !requests.has(name)) {
    return refusal('contract.unknown-request', '程序的窗口和内核版本不一致，请关闭程序后重新打开。')
  }
  return commands.has(name) ? news.during(() => invoke(name, input)) : invoke(name, input)
}

async function invoke(name: string, input: unknown): Promise<unknown> {
  try {
    return await ipcRenderer.invoke(host, name, input)
  } catch {
    // Main is gone, or the input held something that cannot be sent, such as a function.
    return refusal('contract.unreachable', '没有送到程序内核，这一步没有完成。请再试一次。')
  }
}

function on(name: unknown, listener: unknown): () => void {
  if (typeof name !== 'string' || !events.has(name) || typeof listener !== 'function') return () => {}
  const hear = (payload: unknown) => void listener(payload)
  const known = listeners.get(name) ?? new Set()
  listeners.set(name, known.add(hear))
  return () => void known.delete(hear)
}

function refusal(code: string, message: string) {
  return { ok: false, refusal: { code, message } }
}

function listed(prefix: string): readonly string[] {
  const argument = process.argv.find((each) => each.startsWith(prefix))
  return argument?.slice(prefix.length).split(',') ?? []
}
