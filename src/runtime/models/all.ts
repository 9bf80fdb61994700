/**
 * Every module that a cell may import, by name.
 */
import type { ModuleMaker } from '../host/modules'
import * as learn from '../learn/index'
import { makeActors } from './actors'
import { makeDisplay } from './display'

/** `base`: URL of the folder that holds datasets/. */
export function makeModules(base: string): Readonly<Record<string, ModuleMaker>> {
  const loadMnist = learn.makeLoader(new URL('datasets/', base))
  return {
    actors: (env) => makeActors(env),
    notebook: (env) => makeDisplay(env),
    learn: () => ({ ...learn, loadMnist }),
  }
}

export const MODULE_NAMES = ['actors', 'director', 'learn', 'notebook'] as const
