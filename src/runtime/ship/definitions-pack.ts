/** Definitions for a bundle and back: one inside another is a slice of the other's text, so no text travels twice. */
import type { BundleDefinition } from './bundle'
import { definitionOf, type Definition } from './definition'

export function packDefinitions(used: Iterable<Definition>): BundleDefinition[] {
  const all = new Map<string, Definition>()
  for (const definition of used) {
    all.set(definition.key, definition)
    for (const key of definition.nested) {
      const nested = definitionOf(key)
      if (nested) all.set(key, nested)
    }
  }
  const inside = new Map<string, string>()
  for (const { key, nested } of all.values()) {
    // Outermost wins: its text holds all of them.
    for (const inner of nested)
      if (!inside.has(inner) || isInside(all, inside.get(inner)!, key)) inside.set(inner, key)
  }
  return [...all.values()].map((definition) => {
    const around = inside.get(definition.key)
    return around === undefined
      ? { ...definition, inside: '' }
      : { ...definition, source: null, inside: around }
  })
}

function isInside(all: ReadonlyMap<string, Definition>, inner: string, outer: string): boolean {
  return all.get(outer)?.nested.includes(inner) ?? false
}

export function unpackDefinitions(packed: readonly BundleDefinition[]): Definition[] {
  const byKey = new Map(packed.map((definition) => [definition.key, definition]))
  return packed.map(({ inside, source, ...definition }) => {
    if (source !== null) return { ...definition, source }
    const around = byKey.get(inside)!
    const slice = around.source!.slice(definition.start - around.start, definition.end - around.start)
    return { ...definition, source: slice }
  })
}
