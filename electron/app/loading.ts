import { setImmediate as turn } from 'node:timers/promises'

/**
 * 分步装入: the program's code, loaded while Chromium makes the first window's page. In pieces of a few hundredths of a
 * second, each the ground of the next: between them main answers what that page asks for, which are its files.
 */
export async function loadProgram(): Promise<typeof import('./program')> {
  // The page's first file is answered with one, and the runtime's own code for it is large.
  new Response(null)
  for (const load of pieces) {
    await turn()
    await load()
  }
  await turn()
  return import('./program')
}

const pieces = [
  () => import('#shared/text/clean'),
  () => import('#shared/order/pinyin'),
  () => import('#shared/contract/console'),
  () => import('#electron/desk/kinds'),
] as const
