import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

/** Headers that isolate the page (SharedArrayBuffer). Nothing depends on them; `ACTORIUM_ISOLATED=0` serves without. */
const headers: Record<string, string> =
  process.env.ACTORIUM_ISOLATED === '0'
    ? {}
    : { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

export default defineConfig({
  // Relative, so that the built page works in any sub-folder of any host.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', sourcemap: false, modulePreload: { polyfill: false } },
  server: { headers, port: 5180 },
  preview: { headers, port: 5181 },
})
