import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wallFaults } from '#tests/support/wall-gallery/measure'
import { ordinary, stress } from '#tests/support/wall-gallery/scenes'

/*
 * Every scene of the wall, ordinary and overfull, laid out by the real Chromium with the real fonts: no text smaller
 * than 1/34 of the screen in 标准 and 大字, none cut by its box or the screen's edge, nothing that scrolls (L8).
 */
const gallery = resolve(import.meta.dirname, '../support/wall-gallery')
const names = [
  ...Object.keys(ordinary).map((name) => `ordinary/${name}`),
  ...Object.keys(stress).map((name) => `stress/${name}`),
]

let folder: string
let app: ElectronApplication | undefined
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yst-wall-'))
  await build({ configFile: join(gallery, 'vite.config.ts'), build: { outDir: folder }, logLevel: 'error' })
  const executablePath = process.env.YST_ELECTRON
  if (!executablePath) throw new Error('YST_ELECTRON names no Electron runtime. Run it with: npm test -- flows')
  app = await _electron.launch({
    executablePath,
    args: ['--lang=zh-CN', join(gallery, 'app'), `--user-data-dir=${join(folder, 'data')}`],
    env: { ...process.env, GALLERY: folder } as Record<string, string>,
    chromiumSandbox: process.env.YST_SANDBOX !== 'off',
  })
  page = await app.firstWindow()
  await page.waitForFunction(() => 'gallery' in globalThis)
})
afterAll(async () => {
  await app?.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each([
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
])('on a wall of $width × $height', ({ width, height }) => {
  it.each(['standard', 'large'])('every scene is readable at eight metres in size %s', async (size) => {
    const faults = []
    for (const name of names) {
      await show(`${name}/paper/${size}`, width, height)
      faults.push(...(await page.evaluate(wallFaults, 1 / 34)).map((fault) => ({ name, ...fault })))
    }
    expect(faults).toEqual([])
  })
})

describe('the wall’s words', () => {
  it('are set in the typefaces that the program brings along', async () => {
    const client = await page.context().newCDPSession(page)
    await client.send('DOM.enable')
    await client.send('CSS.enable')
    const others: string[] = []
    // The others carry characters of which no typeface here has a form.
    for (const name of names.filter((each) => each.startsWith('ordinary/'))) {
      await show(`${name}/paper/standard`, 1920, 1080)
      const { root } = await client.send('DOM.getDocument')
      const { nodeIds } = await client.send('DOM.querySelectorAll', {
        nodeId: root.nodeId,
        selector: '#wall :not(:has(*))',
      })
      for (const nodeId of nodeIds) {
        const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId })
        others.push(...fonts.filter((font) => !font.isCustomFont).map((font) => `${name}: ${font.familyName}`))
      }
    }
    expect(others).toEqual([])
  })
})

async function show(address: string, width: number, height: number): Promise<void> {
  await page.evaluate(
    async ([scene, wide, high]) => {
      const place = document.getElementById('wall')
      Object.assign(place?.style ?? {}, { width: `${wide}px`, height: `${high}px` })
      globalThis.gallery.show(scene)
      // Two frames: the wall sees its new size and asks for the fonts of its words; two more when they have come.
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      for (let round = 0; round < 2; round += 1) {
        await frame()
        await frame()
        await document.fonts.ready
      }
    },
    [address, width, height] as const,
  )
}
