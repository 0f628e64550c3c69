import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/*
 * The fault suite for the developer's own Node, and the little program that exports to a stick which is pulled. Neither is
 * a part of the application. FAULTS_BUILT names the folder.
 */
const root = import.meta.dirname

export default defineConfig({
  root: resolve(root, '../..'),
  publicDir: false,
  define: { __FAULTS__: JSON.stringify(process.env.YST_FAULTS ?? '') },
  environments: {
    faults: {
      consumer: 'server',
      resolve: { external: ['playwright', 'electron'], noExternal: true },
      build: {
        outDir: resolve(process.env.FAULTS_BUILT ?? resolve(root, '../../.cache/faults/built')),
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: { faults: resolve(root, 'faults.ts'), exporter: resolve(root, 'exporter.ts') },
          external: ['playwright', 'electron'],
          output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const environment = builder.environments.faults
      if (environment) await builder.build(environment)
    },
  },
})
