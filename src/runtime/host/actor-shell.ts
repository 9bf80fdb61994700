/**
 * How a worker's host turns bundles into classes and back: ship on one side, the models' modules on the other.
 */
import { tokenOf } from '../actor/reference'
import type { Env } from '../actor/env'
import type { Packed, RefToken, StartSpec } from '../protocol/control'
import { definitionOf, originOf } from '../ship/definition'
import { ship } from '../ship/ship'
import { parseStack } from '../ship/stack'
import { unship } from '../ship/unship'
import type { Bundle } from '../ship/bundle'
import type { Variant } from '../ship/variant'
import type { Hello } from '../protocol/container'
import { posted, type Batch } from '../protocol/wire'
import type { CodeShell, HostShell } from './host-shell'
import { isTraveller, Modules, nativeOf, stayOf, type ModuleMaker } from './modules'
import type { Resident } from './resident'
import { Traps } from './traps'
import { makeDrain, OtherSources } from './worker-shell'

export const SHIP_HOOKS = {
  encodeRef: (value: object) => tokenOf(value),
  nativeOf,
  stayOf,
  isTraveller,
}

/** The parts of a shell that know code; the same in containers, in the kernel and in the explorer. */
export function codeShell(
  makers: Readonly<Record<string, ModuleMaker>>,
  variant: () => Variant,
  check?: () => void,
): CodeShell {
  const unpack = ({ bundle }: Pick<Packed, 'bundle'>, env: Env, resident: Resident): unknown => {
    const modules = new Modules(env, makers)
    const { value } = unship(bundle as Bundle, {
      decodeRef: (token) => resident.host.reference(resident, token as RefToken),
      native: (module, name) => modules.native(module, name),
      variant: variant(),
      check,
    })
    return value
  }
  return {
    evaluate: (spec: StartSpec, env: Resident) =>
      unpack(spec, env, env) as { Class: new (...args: unknown[]) => object; args: unknown[] },
    unpack,
    pack(value: unknown) {
      const bundle = ship(value, SHIP_HOOKS)
      return { bundle, bytes: bundle.bytes }
    },
    bundle(Class: object, args: readonly unknown[]) {
      const bundle = ship({ Class, args }, SHIP_HOOKS)
      const definition = definitionOf(originOf(Class)?.()[0] ?? '')
      return { bundle, bytes: bundle.bytes, cell: definition?.cell ?? '', version: definition?.version ?? 0 }
    },
    place() {
      const frame = parseStack(new Error().stack, 1)[0]
      return frame === undefined ? null : { cell: frame.cell, line: frame.line }
    },
  }
}

/** A whole shell over a worker's own ports and clock. */
export function makeActorShell(
  hello: Hello,
  makers: Readonly<Record<string, ModuleMaker>>,
  variant: () => Variant = () => 'plain',
  check?: () => void,
): HostShell {
  const sources = new OtherSources()
  sources.watch(globalThis)
  const traps = new Traps(globalThis)
  const real = performance.now.bind(performance)
  // It is the same for as long as the worker lives, and a call to ask for.
  const { timeOrigin } = performance
  // The worker's own, whatever a cell makes of the global.
  const post = self.postMessage.bind(self)
  // An empty list of what is moved would be walked all the same.
  const postBatch = (batch: Batch, transfer: Transferable[]) =>
    transfer.length === 0 ? post(posted(batch)) : post(posted(batch), { transfer })
  return {
    ...codeShell(makers, variant, check),
    post:
      hello.batches === null
        ? postBatch
        : (batch, transfers) => hello.batches!.postMessage(posted(batch), transfers),
    drain: makeDrain(),
    clock: () => (timeOrigin + real()) / 1000,
    after: (seconds, fire) => sources.after(seconds, fire),
    others: () => sources.open,
    entered: (resident) => {
      traps.current = resident
    },
    trap: (on) => (on ? traps.install() : traps.remove()),
  }
}
