/**
 * How the page is built: one static folder that works from any sub-folder of any host, with no server of its own.
 */
import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import { contentPolicyPlugin } from './scripts/content-policy.mjs'
import { hashedNames } from './scripts/hashed-names.mjs'
import { isolationHeaders } from './scripts/headers.mjs'
import { offlinePlugin } from './scripts/offline.mjs'
import { sharedModules } from './scripts/shared-modules.mjs'

/** Nothing depends on isolation; `ACTORIUM_ISOLATED=0` serves without. */
const headers = process.env.ACTORIUM_ISOLATED === '0' ? {} : isolationHeaders

export default defineConfig({
  // Relative, so that the built page works in any sub-folder of any host.
  base: './',
  plugins: [react(), contentPolicyPlugin(), offlinePlugin()],
  // Each worker is one classic script that is strict by its own words, so that its text is all of it: this page hands it
  // to the opener, and the sandbox, where a module worker does not start, to a blob. Nothing in it can be loaded later.
  worker: {
    format: 'iife',
    plugins: () => [sharedModules()],
    rolldownOptions: { output: { strict: true, ...hashedNames } },
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: { output: hashedNames },
    modulePreload: { polyfill: false },
    // The page's policy takes fonts and workers from files only; small pictures may be inlined.
    assetsInlineLimit: (path) => (/\.(woff2?|js|wasm)$/.test(path) ? false : undefined),
  },
  // In a worker that begins when somebody writes: found only then, Vite would reload the page under their hands.
  optimizeDeps: { include: ['typescript'] },
  server: { headers, port: 5180 },
  preview: { headers, port: 5181 },
})
