import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'

/**
 * 分步装入: the program's code, loaded while Chromium makes the first window's page. In pieces of a few hundredths of a
 * second, each the ground of the next: between them main answers what that page asks for, which are its files.
 */
export async function loadProgram(lastServedMs: () => number): Promise<typeof import('./program')> {
  // The page's first file is answered with one, and the runtime's own code for it is large.
  new Response(null)
  for (const load of pieces) {
    await giveWay(lastServedMs)
    await load()
  }
  await giveWay(lastServedMs)
  return import('./program')
}

/** What was just answered is still on its way through main, and the page can do nothing before it has come. */
async function giveWay(lastServedMs: () => number): Promise<void> {
  await turn()
  for (;;) {
    const left = lastServedMs() + onItsWayMs - performance.now()
    if (left <= 0) return
    await wait(left)
  }
}

const onItsWayMs = 15

const pieces = [
  () => import('#shared/text/clean'),
  () => import('#shared/order/pinyin'),
  () => import('#shared/contract/console'),
  () => import('#electron/desk/kinds'),
] as const
