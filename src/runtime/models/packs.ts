/**
 * Modules that come later: what most notebooks never import is in a pack, a text of its own that a worker evaluates when a
 * cell first asks for one of its modules. A worker is one file, so nothing in it can be loaded later in another way.
 *
 * A pack is bundled apart, and would have classes of its own where it needs the worker's: an error that is no ActorError,
 * a reference that nobody knows. So it finds the worker's here (scripts/shared-modules.mjs).
 */
import * as errors from '../actor/errors'
import * as reference from '../actor/reference'
import * as modules from '../host/modules'
import * as notShippable from '../ship/not-shippable'
import type { ModuleMaker } from '../host/modules'

/** Modules that have come, by name; the prototype of every record of modules. */
const packed: Record<string, ModuleMaker> = {}

export const SHARED = 'actorium: shared with packs'

interface Shared {
  readonly errors: typeof errors
  readonly reference: typeof reference
  readonly modules: typeof modules
  readonly notShippable: typeof notShippable
  /** URL of the folder that holds datasets/. */
  base: string
  take(makers: Readonly<Record<string, ModuleMaker>>): void
}

const shared: Shared = {
  errors,
  reference,
  modules,
  notShippable,
  base: '',
  take: (makers) => void Object.assign(packed, makers),
}

/** Modules with those that come later behind them. */
export function withPacked(
  makers: Readonly<Record<string, ModuleMaker>>,
): Readonly<Record<string, ModuleMaker>> {
  return Object.assign(Object.create(packed) as Record<string, ModuleMaker>, makers)
}

/** Takes a pack in. Nothing happens where it is here already. `base`: URL of the folder that holds datasets/. */
export async function takePack(text: string, base: string): Promise<void> {
  if (text === '' || Object.keys(packed).length > 0) return
  shared.base = base
  // The development server has no packs: there a module of many files is loaded.
  if (import.meta.env.DEV) return shared.take((await import('./packed')).packedModules(shared.base))
  const scope = globalThis as unknown as Record<string, unknown>
  scope[SHARED] = shared
  try {
    ;(0, eval)(text)
  } finally {
    delete scope[SHARED]
  }
}

/** In a pack: what the worker shares with it. */
export function sharedWithPack(): Shared {
  return (globalThis as unknown as Record<string, Shared>)[SHARED]
}
