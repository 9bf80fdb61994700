/**
 * TypeScript's own declarations: ECMAScript's newest library and that of workers, for that is where cells run.
 *
 * They are part of the worker's file, so nothing is fetched when somebody types.
 */
const texts = import.meta.glob<string>(
  [
    '/node_modules/typescript/lib/lib.es5.d.ts',
    '/node_modules/typescript/lib/lib.es20*.d.ts',
    '/node_modules/typescript/lib/lib.esnext*.d.ts',
    '/node_modules/typescript/lib/lib.decorators*.d.ts',
    '/node_modules/typescript/lib/lib.webworker.d.ts',
    '!/node_modules/typescript/lib/*.full.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)

const FOLDER = '/lib/'

export const DEFAULT_LIB = `${FOLDER}lib.esnext.d.ts`
export const LIBS = ['lib.esnext.d.ts', 'lib.webworker.d.ts']

export const LIB_FILES: ReadonlyMap<string, string> = new Map(
  Object.entries(texts).map(([path, text]) => [path.replace(/^.*\//, FOLDER), text]),
)

export const isLibFile = (file: string): boolean => file.startsWith(FOLDER)
