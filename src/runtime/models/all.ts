/**
 * Every module that a cell may import, by name. Those of the pack come when a cell asks for one.
 */
import { markNative, type ModuleMaker } from '../host/modules'
import { makeActors } from './actors'
import type { ActorsModule } from './director/actors'
import { makeDirector } from './director/director'
import { makeDisplay } from './display'
import { PACKED_NAMES } from './pack-names'
import { withPacked } from './packs'

export function makeModules(): Readonly<Record<string, ModuleMaker>> {
  return withPacked({
    actors: (env) => makeActors(env),
    director: (_env, use) => ({
      ...makeDirector(use('actors') as unknown as ActorsModule, (Class, name) =>
        markNative(Class, { module: 'director', name }),
      ),
    }),
    notebook: (env) => makeDisplay(env),
  })
}

export const MODULE_NAMES = ['actors', 'director', 'notebook', ...PACKED_NAMES] as const
