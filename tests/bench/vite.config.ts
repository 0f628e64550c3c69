import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/*
 * The bench itself, for the developer's own Node, and the page of its floor; neither is a part of the application.
 * BENCH_BUILT names the folder for both.
 */
const root = import.meta.dirname
const built = resolve(process.env.BENCH_BUILT ?? resolve(root, '../../.cache/bench/built'))

export default defineConfig({
  root: resolve(root, '../..'),
  publicDir: false,
  environments: {
    bench: {
      consumer: 'server',
      resolve: { external: ['playwright', 'electron'], noExternal: true },
      build: {
        outDir: built,
        emptyOutDir: false,
        emitAssets: true,
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: { bench: resolve(root, 'bench.ts') },
          external: ['playwright', 'electron'],
          output: { format: 'es', entryFileNames: 'bench.mjs', codeSplitting: false },
        },
      },
    },
    floor: {
      consumer: 'client',
      build: {
        outDir: resolve(built, 'floor'),
        emptyOutDir: true,
        target: 'chrome114',
        minify: false,
        rolldownOptions: {
          input: resolve(root, 'floor/page.ts'),
          output: { entryFileNames: 'page.js', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['bench', 'floor']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
})
