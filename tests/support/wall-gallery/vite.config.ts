import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The gallery as a page of its own: `npx vite build --config tests/support/wall-gallery/vite.config.ts --outDir …`. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome114',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    emptyOutDir: true,
    outDir: resolve(import.meta.dirname, '../../../dist/wall-gallery'),
  },
})
