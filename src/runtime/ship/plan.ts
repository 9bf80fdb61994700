/**
 * In which order the nodes of a bundle are made.
 *
 * Functions and empty containers can be made at once and filled later, for they look their names up when they run. A
 * class can't: making it evaluates its `extends`, computed keys and statics, so what these refer to comes first, with
 * all that it refers to in turn. Instances come after their class. Only what evaluating a class may have changed (a
 * static block that registers the class in an array) is filled again at the end, so that values are as they were.
 */
import type { Bundle, BundleNode, Slot } from './bundle'
import { addDefinitions, type Definition } from './definition'
import { unpackDefinitions } from './definitions-pack'
import { factoryOf, type Factory } from './factory'
import type { Variant } from './variant'

export type PlanStep =
  | { readonly do: 'make' | 'fill' | 'freeze'; readonly node: number }
  | { readonly do: 'bind'; readonly variable: number }

export interface Plan {
  /** Sparse, by node. */
  readonly factories: readonly Factory[]
  readonly isClass: readonly boolean[]
  readonly steps: readonly PlanStep[]
}

const plans = new WeakMap<Bundle, Map<Variant, Plan>>()

export function planOf(bundle: Bundle, variant: Variant): Plan {
  let byVariant = plans.get(bundle)
  if (!byVariant) plans.set(bundle, (byVariant = new Map()))
  let plan = byVariant.get(variant)
  if (!plan) byVariant.set(variant, (plan = new Planner(bundle, variant).plan()))
  return plan
}

class Planner {
  readonly #bundle: Bundle
  readonly #definitions: readonly Definition[]
  readonly #byKey: ReadonlyMap<string, Definition>
  readonly #variables: ReadonlyMap<string, number>
  readonly #factories: Factory[] = []
  readonly #isClass: boolean[] = []
  readonly #steps: PlanStep[] = []
  readonly #early: PlanStep[] = []
  readonly #seen = new Set<number>()
  readonly #made = new Set<number>()
  readonly #bound = new Set<number>()
  /** Instances met before their class could be made. */
  readonly #waiting = new Map<number, number[]>()
  readonly #variant: Variant

  constructor(bundle: Bundle, variant: Variant) {
    this.#bundle = bundle
    this.#variant = variant
    this.#definitions = unpackDefinitions(bundle.definitions)
    this.#byKey = new Map(this.#definitions.map((definition) => [definition.key, definition]))
    this.#variables = new Map(bundle.variables.map(({ name }, index) => [name, index]))
  }

  plan(): Plan {
    addDefinitions(this.#definitions)
    this.#bundle.nodes.forEach((node, index) => this.#prepare(node, index))
    this.#slot(this.#bundle.root)
    for (const { name } of this.#bundle.variables) this.#name(name)
    const repeated = this.#definitions.some(({ effects }) => effects) ? this.#all() : this.#early
    const frozen = this.#bundle.nodes.flatMap((node, index): PlanStep[] =>
      'of' in node && node.frozen ? [{ do: 'freeze', node: index }] : [],
    )
    const steps = [...this.#steps, ...repeated, ...frozen]
    return { factories: this.#factories, isClass: this.#isClass, steps }
  }

  #prepare(node: BundleNode, index: number): void {
    if (node.t !== 'definition') return
    const definition = this.#byKey.get(node.key)!
    this.#factories[index] = factoryOf(definition, this.#variant)
    this.#isClass[index] = definition.kind === 'class'
  }

  /** Evaluating a class may have changed whatever had been put somewhere. */
  #all(): PlanStep[] {
    return this.#steps.filter((step) => step.do !== 'make')
  }

  /** Adds a step that puts values somewhere; it is done again at the end when one of them isn't there yet. */
  #put(step: PlanStep, slots: readonly Slot[]): void {
    this.#steps.push(step)
    const isEarly = slots.some(
      (slot) => typeof slot === 'object' && slot !== null && !this.#made.has(slot[0]),
    )
    if (isEarly) this.#early.push(step)
  }

  #slot(slot: Slot): void {
    if (typeof slot === 'object' && slot !== null) this.#node(slot[0])
  }

  #name(name: string): void {
    const variable = this.#variables.get(name)
    if (variable === undefined || this.#bound.has(variable)) return
    this.#bound.add(variable)
    const { slot } = this.#bundle.variables[variable]
    this.#slot(slot)
    this.#put({ do: 'bind', variable }, [slot])
  }

  #node(index: number): void {
    if (this.#seen.has(index)) return
    this.#seen.add(index)
    const node = this.#bundle.nodes[index]
    if (node.t === 'definition') return this.#definition(node, index)
    if (node.t === 'view') this.#slot(node.buffer)
    const of = 'of' in node && node.of !== null ? (node.of as readonly [number])[0] : null
    if (of !== null) this.#node(of)
    if (of === null || this.#made.has(of)) this.#make(index)
    else this.#waiting.set(of, [...(this.#waiting.get(of) ?? []), index])
    for (const slot of slotsOf(node)) this.#slot(slot)
    if (this.#made.has(index)) this.#fill(node, index)
  }

  #definition(node: Extract<BundleNode, { t: 'definition' }>, index: number): void {
    const definition = this.#byKey.get(node.key)!
    for (const name of definition.eager) this.#name(name)
    for (const [name, slot] of node.captured) if (definition.eager.includes(name)) this.#slot(slot)
    this.#make(index)
    for (const [, slot] of node.captured) this.#slot(slot)
    for (const name of definition.names) this.#name(name)
    for (const slot of [...node.values, ...node.methods]) this.#slot(slot)
    this.#fill(node, index)
  }

  /** Empty containers are filled too: what evaluating a class puts in has to go again. */
  #fill(node: BundleNode, index: number): void {
    const slots = slotsOf(node)
    if ('of' in node || slots.length > 0) this.#put({ do: 'fill', node: index }, slots)
  }

  #make(index: number): void {
    this.#made.add(index)
    this.#steps.push({ do: 'make', node: index })
    for (const waiting of this.#waiting.get(index) ?? []) {
      this.#make(waiting)
      this.#fill(this.#bundle.nodes[waiting], waiting)
    }
  }
}

function slotsOf(node: BundleNode): readonly Slot[] {
  switch (node.t) {
    case 'object':
      return [...node.values, ...node.symbols.flat()]
    case 'array':
      return node.flat ? node.extra : [...node.values, ...node.extra]
    case 'map':
      return [...node.keys, ...node.values]
    case 'definition':
      return [...node.captured.map(([, slot]) => slot), ...node.values, ...node.methods]
    case 'set':
    case 'clone':
      return node.values
    default:
      return []
  }
}
