/**
 * Which ways are open: what a page may load, where it may go, and which switches the installed program refuses.
 * Judgements only; `hardening` hangs them on Electron's events.
 */
export const scheme = 'app'

/** Our own pages, and what they made themselves. Developer tools are a page too, where they are allowed at all. */
export function mayLoad(url: string, production: boolean): boolean {
  if (url.startsWith(`${scheme}://`) || url.startsWith(`blob:${scheme}://`) || url.startsWith('data:image/'))
    return true
  return !production && url.startsWith('devtools://')
}

/** A page may load itself again; every other way out of it is closed. */
export function isSamePage(current: string, target: string): boolean {
  const host = /^app:\/\/([a-z]+)\/(?:[?#].*)?$/.exec(current)?.[1]
  return host !== undefined && (target === `${scheme}://${host}/` || target.startsWith(`${scheme}://${host}/#`))
}

/** Somebody who asks the installed program for a debugging line gets no program: the caller ends before any window. */
export function isDebuggingAsked(commandLine: { readonly hasSwitch: (name: string) => boolean }): boolean {
  return debuggingSwitches.some((name) => commandLine.hasSwitch(name))
}

const debuggingSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
]
