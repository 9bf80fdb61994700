/**
 * A notebook for tests: cells compiled and run in this thread, and shipped as far as structured cloning goes.
 *
 * The registry of definitions is the thread's, so shipping onward works here even if a bundle lacked a definition;
 * tests of that look into the bundle.
 */
import type { Bundle } from '../../../runtime/ship/bundle'
import { runCell } from '../../../runtime/ship/cell'
import { addDefinitions } from '../../../runtime/ship/definition'
import { constNames, makeScope, type Scope } from '../../../runtime/ship/scope'
import { ship, shipScope, type ShipHooks } from '../../../runtime/ship/ship'
import { unship, type Unshipped } from '../../../runtime/ship/unship'
import type { Variant } from '../../../runtime/ship/variant'
import { compileCell } from './compile'
import type { CompiledCell, CompileError } from './compiled-cell'

/** Stands for a reference to an actor. */
export class FakeRef {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}

const actors = { spawn: () => 'spawned', sleep: () => 'slept', ref: new FakeRef(7) }

export const hooks: ShipHooks = {
  encodeRef: (value) => (value instanceof FakeRef ? { ref: value.id } : undefined),
  nativeOf: (value) => {
    if (value === actors) return { module: 'actors', name: '*' }
    const name = Object.keys(actors).find((key) => (actors as Record<string, unknown>)[key] === value)
    return name === undefined ? undefined : { module: 'actors', name }
  },
}

let notebooks = 0

export class TryNotebook {
  readonly scope = makeScope()
  readonly #id = `n${notebooks++}`
  #cells = 0
  readonly #known = new Set<string>()
  /** Calls of the check, for the variants that have any. */
  checks = 0

  compile(text: string, language: 'typescript' | 'javascript' = 'typescript'): CompiledCell | CompileError {
    return compileCell({
      cell: `${this.#id}.${++this.#cells}`,
      version: 1,
      text,
      language,
      known: new Set([...this.#known, ...Object.keys(this.scope)]),
      consts: new Set(constNames(this.scope)),
      modules: ['actors', 'director'],
    })
  }

  /** Runs a cell and gives the value of its last expression. */
  async run<T = unknown>(text: string, variant: Variant = 'plain'): Promise<T> {
    const compiled = this.compile(text)
    if (!compiled.ok) throw new SyntaxError(`${compiled.line}:${compiled.column} ${compiled.message}`)
    for (const name of compiled.declares) this.#known.add(name)
    addDefinitions(compiled.definitions)
    const tools = { check: () => void this.checks++, importModule: () => actors }
    const outcome = await runCell(compiled.text[variant], this.scope, tools)
    return outcome?.value as T
  }

  /** Runs a cell, and gives its value as it arrives in another worker. */
  async send<T = unknown>(text: string, variant: Variant = 'plain'): Promise<T> {
    return arrive(ship(await this.run(text), hooks), variant).value as T
  }

  /** What the named variables are in another worker. */
  sendScope(names: string[]): Record<string, unknown> {
    return arrive(shipScope(this.scope, names, hooks)).scope
  }
}

/** Clones a bundle as a message does and makes an instance. */
export function arrive(
  bundle: Bundle,
  variant: Variant = 'plain',
  check?: () => void,
  into?: Scope,
): Unshipped {
  return unship(structuredClone(bundle), {
    variant,
    check,
    into,
    decodeRef: (token) => new FakeRef((token as { ref: number }).ref),
    native: (module, name) => (name === '*' ? { module } : { module, name }),
  })
}
