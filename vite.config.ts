import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { type EnvironmentOptions, type Plugin, runnerImport } from 'vite'
import { defineConfig } from 'vitest/config'

/*
 * One build, eleven outputs, all written for Chromium 114 and Node 18, the oldest runtime the application meets.
 *
 *   dist/main.cjs             the main process as far as it runs before Chromium is ready; the supervisor needs no more
 *   dist/later/               the rest of it: the program, and what only some acts need (imports, drives, samples)
 *   dist/later/dictionaries.cjs  the dictionaries of names, which main reads with the first word that is sorted or found
 *   dist/writer.cjs           the process that makes DOCX, XLSX and archives
 *   dist/preload/<door>.cjs   one file each: a sandboxed preload can require nothing but electron
 *   dist/pages/<door>/        index.html and assets/, served as app://<door>/ ("/" is the page's own folder)
 *   dist/pages/fonts/         the typefaces of all pages, each piece once, served as app://<door>/fonts/
 *   dist/pages/paper/         the same for the sheet that papers are printed from
 *   dist/verify-archive.mjs   核对档案: the archivist's script, for Node 18 alone
 *   dist/rehearse.mjs         演练: the domain's scripts for the developer's command; not packaged
 *
 * A new window with a page and a preload is one more line in `doors`.
 */
const doors: Record<string, string> = {
  console: 'renderer/console/index.html',
  projector: 'renderer/projector/index.html',
  storage: 'electron/storage/page/index.html',
}

const root = import.meta.dirname
const dist = resolve(root, process.env.YST_DIST ?? 'dist')

const outputs: Record<string, EnvironmentOptions> = {
  main: main(),
  dictionaries: dictionaries(),
  writer: writer(),
  ...Object.fromEntries(Object.keys(doors).map((door) => [`preload_${door}`, preload(door)])),
  ...Object.fromEntries(Object.entries(doors).map(([door, html]) => [`page_${door}`, page(door, html)])),
  // The sheet that papers are printed from: a page without a script, so without a preload.
  page_paper: page('paper', 'electron/export/page/index.html'),
  verify_archive: verifyArchive(),
  rehearse: rehearse(),
}

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  plugins: [react(), indexAtTheTop(), oneFontFormat(), fontsOnce(), dictionariesLater()],
  // Knows `composes` of CSS modules by itself; the other way round is slower and warns at every build.
  // Areas of a grid are named in one file and taken in others (the frame and its rail), so their names stay as they are.
  css: { transformer: 'lightningcss', lightningcss: { cssModules: { grid: false } } },
  // The app:// handler puts a fresh value here in every response.
  html: { cspNonce: '__CSP_NONCE__' },
  // Names of deliberate faults, separated by commas; empty in every build but those that prove that the tests bite.
  define: { __FAULTS__: JSON.stringify(process.env.YST_FAULTS ?? ''), __CONSOLE_NAMES__: await consoleNames() },
  environments: process.env.VITEST ? {} : outputs,
  builder: {
    async buildApp(builder) {
      for (const name of Object.keys(outputs)) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  test: {
    passWithNoTests: true,
    // Only what hangs may end by a clock: disks and processors of other people's machines are slow for minutes.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{renderer,flows,e2e,faults,bench}/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/dom.ts'],
        },
      },
      {
        // Real windows on real displays: one at a time.
        extends: true,
        test: {
          name: 'flows',
          environment: 'node',
          include: ['tests/{flows,e2e,faults}/**/*.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
})

function main(): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { external: ['electron'], noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      ...common(),
      outDir: dist,
      emptyOutDir: false,
      target: 'node18',
      // Readable stack traces in the log are worth more than a smaller file.
      minify: false,
      rolldownOptions: {
        input: { main: resolve(root, 'electron/main.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'main.cjs', chunkFileNames: 'later/[name].cjs' },
      },
    },
  }
}

/** By itself, so that no file which main loads at the start has a word of it, not even to skip over. */
function dictionaries(): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      ...common(),
      outDir: resolve(dist, 'later'),
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rolldownOptions: {
        input: { dictionaries: resolve(root, 'shared/order/dictionaries.ts') },
        output: { format: 'cjs', entryFileNames: 'dictionaries.cjs', codeSplitting: false },
      },
    },
  }
}

/** A process of its own, so nothing is shared with main's files. */
function writer(): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { external: ['electron'], noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      ...common(),
      outDir: dist,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rolldownOptions: {
        input: { writer: resolve(root, 'electron/export/writing/process.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'writer.cjs', codeSplitting: false },
      },
    },
  }
}

/** Runs in any Node, wherever it is copied to: nothing of it may stay outside. */
function verifyArchive(): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      ...common(),
      outDir: dist,
      emptyOutDir: false,
      target: 'node18',
      minify: true,
      rolldownOptions: {
        input: { 'verify-archive': resolve(root, 'electron/export/verify-archive.ts') },
        output: { format: 'es', entryFileNames: 'verify-archive.mjs', codeSplitting: false },
      },
    },
  }
}

/** Runs in the developer's own Node beside playwright, so it is no part of the application. */
function rehearse(): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { external: ['playwright'], noExternal: true },
    build: {
      ...common(),
      outDir: dist,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { rehearse: resolve(root, 'electron/dev/rehearse/rehearse.ts') },
        external: ['playwright'],
        output: { format: 'es', entryFileNames: 'rehearse.mjs', codeSplitting: false },
      },
    },
  }
}

function preload(door: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      ...common(),
      outDir: resolve(dist, 'preload'),
      emptyOutDir: false,
      target: 'chrome114',
      minify: false,
      rolldownOptions: {
        input: { [door]: resolve(root, `electron/preload/${door}.ts`) },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  }
}

function page(door: string, html: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      ...common(),
      outDir: resolve(dist, 'pages', door),
      emptyOutDir: true,
      target: 'chrome114',
      rolldownOptions: {
        input: resolve(root, html),
        output: {
          assetFileNames: ({ names }) => `${names.some(isFont) ? 'fonts' : 'assets'}/[name]-[hash][extname]`,
          // What a page needs at once comes in one piece, and so does the domain that its streams are folded with: every
          // file more is a question to main.
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'], priority: 1 },
              { name: 'domain', test: /[\\/]shared[\\/](meeting|topic|plan|roster|room|text)[\\/]|[\\/]zod[\\/]/ },
            ],
          },
        },
      },
    },
  }
}

function common() {
  return {
    // Fonts and pictures stay files: font-src 'self' allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
    emitAssets: true,
  }
}

/** What the console may ask and hear, read off its contract, so that main can open its window without loading that. */
async function consoleNames(): Promise<string> {
  if (process.env.VITEST) return 'null'
  const [{ module: contract }, { module: door }] = await Promise.all([
    runnerImport<typeof import('./shared/contract/console')>(resolve(root, 'shared/contract/console.ts')),
    runnerImport<typeof import('./shared/contract/door')>(resolve(root, 'shared/contract/door.ts')),
  ])
  return JSON.stringify(door.namesOf(contract.consoleContract))
}

/** Vite names an emitted page after its source folder; every door expects its page as index.html. */
function indexAtTheTop(): Plugin {
  return {
    name: 'index-at-the-top',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type !== 'asset' || !name.endsWith('/index.html')) continue
          delete bundle[name]
          this.emitFile({ type: 'asset', fileName: 'index.html', source: file.source })
        }
      },
    },
  }
}

/** Font packages bring every piece twice; Chromium reads woff2, and the older format would double the package. */
function oneFontFormat(): Plugin {
  return {
    name: 'one-font-format',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type !== 'asset') continue
          if (name.endsWith('.woff')) delete bundle[name]
          if (name.endsWith('.css'))
            file.source = String(file.source).replace(/,\s*url\([^)]*\.woff\)\s*format\(["']?woff["']?\)/g, '')
        }
      },
    },
  }
}

/** The wall, its preview in the console and the papers are set in the same typefaces: 5 MB that are kept once. */
function fontsOnce(): Plugin {
  const folder = resolve(dist, 'pages/fonts')
  return {
    name: 'fonts-once',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type !== 'asset' || !isFont(name)) continue
          mkdirSync(folder, { recursive: true })
          // Named by their content: who brings the same piece writes the same file.
          writeFileSync(resolve(folder, basename(name)), file.source)
          delete bundle[name]
        }
      },
    },
  }
}

function isFont(name: string): boolean {
  return name.endsWith('.woff2')
}

/**
 * The dictionaries of names are half of main's code, and a start that sorts and finds nothing needs no word of them. Main
 * gets in their place a module that reads their file with the first word that is asked for.
 */
function dictionariesLater(): Plugin {
  // Beside the file of main that asks for it.
  const dictionariesFile = './dictionaries.cjs'
  const facades: Readonly<Record<string, string>> = {
    'pinyin-pro': `export const pinyin = (...words) => require('${dictionariesFile}').pinyin(...words)`,
    'cnchar-order': `export default { get dict() { return require('${dictionariesFile}').strokes.dict } }`,
  }
  const mark = '\0later:'
  return {
    name: 'dictionaries-later',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'main',
    resolveId(id, importer) {
      if (importer?.startsWith(mark)) return { id, external: true }
      return facades[id] ? mark + id : null
    },
    load: (id) => (id.startsWith(mark) ? facades[id.slice(mark.length)] : null),
  }
}
