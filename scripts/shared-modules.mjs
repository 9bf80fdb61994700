/**
 * What a pack shares with the worker that evaluates it (src/runtime/models/packs.ts), as a plugin of bundles: in the pack,
 * and nowhere else, these modules are what the worker has, not copies of their own.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')

/** As the record in packs.ts names them. */
const SHARED = {
  errors: 'src/runtime/actor/errors.ts',
  reference: 'src/runtime/actor/reference.ts',
  modules: 'src/runtime/host/modules.ts',
  notShippable: 'src/runtime/ship/not-shippable.ts',
}
const PACKS = 'src/runtime/models/packs.ts'
const KEY = 'actorium: shared with packs'
const PACK = /\/pack\.worker\.ts(\?|$)/
const PREFIX = '\0shared:'

/** A Vite plugin for bundles of workers. @returns {import('vite').Plugin} */
export function sharedModules() {
  let isPack = false
  return {
    name: 'shared-modules',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined) {
        isPack = PACK.test(source)
        return null
      }
      if (!isPack || source.startsWith('\0')) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      if (found === null) return null
      if (found.id === resolve(project, PACKS)) return `${PREFIX}packs`
      const shared = Object.entries(SHARED).find(([, file]) => found.id === resolve(project, file))
      return shared === undefined ? found : `${PREFIX}${shared[0]}`
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null
      const name = id.slice(PREFIX.length)
      const here = `globalThis[${JSON.stringify(KEY)}]`
      if (name === 'packs') return `export const sharedWithPack = () => ${here}`
      const names = exportsOf(SHARED[/** @type {keyof typeof SHARED} */ (name)])
      return `export const { ${names.join(', ')} } = ${here}.${name}`
    },
  }
}

/** The values that a file exports. @param {string} file */
function exportsOf(file) {
  const text = readFileSync(resolve(project, file), 'utf8')
  return [...text.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)].map(([, name]) => name)
}
