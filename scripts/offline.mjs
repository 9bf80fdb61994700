/**
 * For Vite: the page's service worker, a file of its own beside index.html that is told what the build has written.
 *
 * It is built by itself, as one classic script under a fixed name: an entry beside the page would share files with it. It
 * gets the list once every file is there, and its version is a hash of all of them. Datasets are not in the list: they
 * are many times the page, and kept when somebody asks for them.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { build as viteBuild } from 'vite'

export const SERVICE = 'service.js'
const ENTRY = resolve(import.meta.dirname, '../src/ui/app/offline/service.worker.ts')
const MARK = /(["'`])%ACTORIUM_BUILD%\1/

/** @returns {import('vite').Plugin} */
export function offlinePlugin() {
  return {
    name: 'actorium-offline',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      if (!('index.html' in bundle)) return // Another page than the product's.
      await viteBuild({
        configFile: false,
        logLevel: 'warn',
        build: {
          outDir: dir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          lib: { entry: ENTRY, formats: ['iife'], name: 'service', fileName: () => SERVICE },
        },
      })
      const path = join(dir, SERVICE)
      const text = readFileSync(path, 'utf8')
      if (!MARK.test(text)) throw new Error(`${SERVICE} has no place for the list of files.`)
      const list = JSON.stringify(JSON.stringify(buildOf(resolve(dir))))
      writeFileSync(
        path,
        text.replace(MARK, () => list),
      )
    },
  }
}

/** @param {string} dir @returns {{version: string, files: string[]}} */
export function buildOf(dir) {
  const hash = createHash('sha256')
  const files = []
  for (const path of pathsIn(dir)) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(dir, path)))
      .update('\0')
    if (path !== 'index.html') files.push(path)
  }
  return { version: hash.digest('hex').slice(0, 16), files }
}

/** @param {string} dir */
function pathsIn(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== SERVICE && !path.startsWith('datasets/'))
    .sort()
}
