/**
 * The modules of the pack: networks and their data, and the models that have a platform for functions and a storage
 * behind them.
 */
import type { ModuleMaker } from '../host/modules'
import { keptFiles } from '../learn/kept-files'
import { makeLoader } from '../learn/mnist'
import * as learn from '../learn/module'
import { makeLithops } from './lithops/module'
import { makeMultiprocessing } from './lithops/multiprocessing/module'

/** `base`: URL of the folder that holds datasets/. */
export function packedModules(base: string): Readonly<Record<string, ModuleMaker>> {
  const kept = keptFiles(() => globalThis.indexedDB)
  const loadMnist = makeLoader(new URL('datasets/', base), undefined, kept)
  return {
    learn: () => ({ ...learn, loadMnist }),
    lithops: (env, use) => makeLithops(env, use),
    'lithops/multiprocessing': (env, use) => makeMultiprocessing(env, use),
  }
}
