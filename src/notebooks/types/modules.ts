/**
 * The declarations of what a cell may import, as files for the language service.
 *
 * Each text stands in a `declare module`, so a cell finds it by its plain name, TypeScript offers it after `from '`, and
 * it can be offered where it isn't imported yet.
 */
import actors from './modules/actors.d.ts?raw'
import director from './modules/director.d.ts?raw'
import globals from './modules/globals.d.ts?raw'
import learn from './modules/learn.d.ts?raw'
import lithops from './modules/lithops.d.ts?raw'
import multiprocessing from './modules/lithops-multiprocessing.d.ts?raw'
import notebook from './modules/notebook.d.ts?raw'

export const MODULE_TEXTS: Readonly<Record<string, string>> = {
  actors,
  director,
  learn,
  lithops,
  'lithops/multiprocessing': multiprocessing,
  notebook,
}

/** The values that each module exports. */
export const MODULE_EXPORTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(MODULE_TEXTS).map(([name, text]) => [
    name,
    [...text.matchAll(/^export (?:function|class|const) (\w+)/gm)].map(([, exported]) => exported),
  ]),
)

/** The module that a name can be imported from. */
export function moduleOf(name: string): string | null {
  for (const [module, names] of MODULE_EXPORTS) if (names.includes(name)) return module
  return null
}

const FOLDER = '/modules/'

export const MODULE_FILES: ReadonlyMap<string, string> = new Map([
  [`${FOLDER}globals.d.ts`, globals],
  ...Object.entries(MODULE_TEXTS).map(
    ([name, text]) => [`${FOLDER}${name}.d.ts`, `declare module '${name}' {\n${text}\n}\n`] as const,
  ),
])

export const isModuleFile = (file: string): boolean => file.startsWith(FOLDER)
