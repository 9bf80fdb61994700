/**
 * Bundles one benchmark as the page itself is bundled: minified, workers in files of their own.
 *
 * Code served by a dev server runs slower in ways that have nothing to do with the code.
 */
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { hashedNames } from './hashed-names.mjs'
import { sharedModules } from './shared-modules.mjs'

const project = resolve(import.meta.dirname, '..')

/** @param {string} name @returns {Promise<{dir: string, page: string}>} The folder to serve, and the page in it. */
export async function bundleBench(name) {
  const dir = join(project, '.tmp', 'bench', name)
  await build({
    configFile: false,
    root: project,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    resolve: { alias: { '#bench': join(project, 'bench', `${name}.ts`) } },
    worker: {
      format: 'iife',
      plugins: () => [sharedModules()],
      rolldownOptions: { output: { strict: true, ...hashedNames } },
    },
    build: {
      target: 'es2022',
      outDir: dir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 10_000,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(project, 'bench', 'harness.html'), output: hashedNames },
    },
  })
  return { dir, page: 'bench/harness.html' }
}
