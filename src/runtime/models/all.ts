/**
 * Every module that a cell may import, by name.
 */
import { markNative, type ModuleMaker } from '../host/modules'
import { keptFiles } from '../learn/kept-files'
import { makeLoader } from '../learn/mnist'
import * as learn from '../learn/module'
import { makeActors } from './actors'
import type { ActorsModule } from './director/actors'
import { makeDirector } from './director/director'
import { makeDisplay } from './display'

/** `base`: URL of the folder that holds datasets/. */
export function makeModules(base: string): Readonly<Record<string, ModuleMaker>> {
  const kept = keptFiles(() => globalThis.indexedDB)
  const loadMnist = makeLoader(new URL('datasets/', base), undefined, kept)
  return {
    actors: (env) => makeActors(env),
    director: (_env, use) => ({
      ...makeDirector(use('actors') as unknown as ActorsModule, (Class, name) =>
        markNative(Class, { module: 'director', name }),
      ),
    }),
    notebook: (env) => makeDisplay(env),
    learn: () => ({ ...learn, loadMnist }),
  }
}

export const MODULE_NAMES = ['actors', 'director', 'learn', 'notebook'] as const
