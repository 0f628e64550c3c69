import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { EnvironmentOptions, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/*
 * One build, nine outputs, all written for Chromium 114 and Node 18, the oldest runtime the application meets.
 *
 *   dist/main.cjs             the main process, one file
 *   dist/preload/<door>.cjs   one file each: a sandboxed preload can require nothing but electron
 *   dist/pages/<door>/        index.html and assets/, served as app://<door>/ ("/" is the page's own folder)
 *   dist/pages/paper/         the same for the sheet that papers are printed from
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
  ...Object.fromEntries(Object.keys(doors).map((door) => [`preload_${door}`, preload(door)])),
  ...Object.fromEntries(Object.entries(doors).map(([door, html]) => [`page_${door}`, page(door, html)])),
  // The sheet that papers are printed from: a page without a script, so without a preload.
  page_paper: page('paper', 'electron/export/page/index.html'),
  rehearse: rehearse(),
}

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  plugins: [react(), indexAtTheTop(), oneFontFormat()],
  // The app:// handler puts a fresh value here in every response.
  html: { cspNonce: '__CSP_NONCE__' },
  // Names of deliberate faults, separated by commas; empty in every build but those that prove that the tests bite.
  define: { __FAULTS__: JSON.stringify(process.env.YST_FAULTS ?? '') },
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
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{renderer,flows,e2e,faults,bench}/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/dom.ts'],
          testTimeout: 30_000,
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
          testTimeout: 180_000,
          hookTimeout: 180_000,
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
        output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false },
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
      rolldownOptions: { input: resolve(root, html) },
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
