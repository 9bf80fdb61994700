/**
 * From a definition's text to a function that makes it, as often as wanted.
 *
 * The text is padded with line breaks and spaces to where it stood in its cell, so that errors point at the cell's own
 * lines. Evaluated once for a text (10 000 actors of a class parse it once); each call makes a new function or class
 * with its own captured variables and bound to the given scope.
 */
import { evaluate } from './cell'
import type { define, Definition, Origin } from './definition'
import type { Scope } from './scope'
import { sourceUrl } from './stack'
import { variantOf, type Variant } from './variant'

/** Makes the value; sets the captured locals (they may be set late, and again); its origin. */
export type Made = readonly [
  make: () => object,
  capture: (values: readonly unknown[]) => void,
  origin: () => Origin,
]

export type Factory = (
  scope: Scope,
  define_: typeof define,
  check: () => void,
  readOnly: (name: string) => never,
) => Made

const factories = new Map<string, Factory>()
/** Beyond, all are forgotten: a notebook that is edited for hours makes new texts all the time. */
const MOST = 5000

export function factoryOf(definition: Definition, variant: Variant): Factory {
  const text = factoryText(definition, variant)
  const known = factories.get(text)
  if (known) return known
  if (factories.size >= MOST) factories.clear()
  const made = evaluate(text) as Factory
  factories.set(text, made)
  return made
}

function factoryText(definition: Definition, variant: Variant): string {
  const { cell, version, captured, line, column, kind } = definition
  // A method `[Symbol.iterator]() {…}` is found again by that symbol, all others by their name.
  const name = definition.name.startsWith('[Symbol.')
    ? definition.name.slice(1, -1)
    : JSON.stringify(definition.name)
  const isNamed = kind === 'method' || definition.inferredName
  const before = kind === 'method' ? '{' : isNamed ? `{[${name}]:` : ''
  const after = isNamed ? `}[${name}]` : ''
  const locals = captured.length > 0 ? `let ${captured.join(',')};` : ''
  const list = captured.join(',')
  const prefix = `"use strict";(function($,$def,$check,$ro){${locals}return[()=>(${before}`
  const padding = line === 1 ? ' '.repeat(column - 1) : '\n'.repeat(line - 1) + ' '.repeat(column - 1)
  const origin = `()=>[${JSON.stringify(definition.key)},$,{${list}}]`
  return [
    prefix,
    padding,
    variantOf(definition.source, variant),
    `${after}),${captured.length > 0 ? `$v=>{[${list}]=$v}` : '()=>{}'},${origin}]})`,
    `\n//# sourceURL=${sourceUrl(cell, version, line === 1 ? prefix.length : 0)}`,
  ].join('')
}
