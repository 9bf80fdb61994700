/**
 * Workers of the browser tests as one file each, as they are on the built page.
 *
 * The development server sends a worker as the hundred modules that it is made of, again for each worker, and tests make
 * hundreds. What a worker does is the same; it begins several times as fast, and takes less from what runs beside it.
 * Each is bundled once, when the first is made, and is not minified: stacks stay readable.
 */
import { build } from 'vite'
import { sharedModules } from './shared-modules.mjs'

/** What Vite asks for where the sources say `new Worker(new URL('./x.worker.ts', import.meta.url))`. */
const WORKER = /^(\/[^?]+\.worker\.ts)\?(?:.*&)?worker_file\b/

/** A Vite plugin for the development server. @returns {import('vite').Plugin} */
export function wholeWorkers() {
  /** @type {Map<string, Promise<string>>} */
  const texts = new Map()
  return {
    name: 'whole-workers',
    configureServer({ config, middlewares }) {
      middlewares.use((request, response, next) => {
        const path = WORKER.exec(request.url ?? '')?.[1]
        if (path === undefined) return next()
        const text = texts.get(path) ?? bundled(config.root + path)
        texts.set(path, text)
        text.then((code) => {
          for (const [name, value] of Object.entries(config.server.headers)) {
            if (value !== undefined) response.setHeader(name, value)
          }
          response.setHeader('Content-Type', 'text/javascript')
          response.end(code)
        }, next)
      })
    },
  }
}

/** @param {string} file */
async function bundled(file) {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [sharedModules()],
    // As on the built page: the modules of the pack are not in the worker.
    define: { 'import.meta.env.DEV': 'false' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      // As on the built page (vite.config.ts): a script that is strict by its own words.
      rolldownOptions: { input: file, output: { format: 'iife', strict: true } },
    },
  })
  if (!('output' in made)) throw new Error(`${file} was not bundled into one file.`)
  return made.output[0].code
}
