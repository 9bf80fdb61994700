/** What a process's function gets: `args` by position and `kwargs` by name, as in Python. */
import { BadCall } from '../../../actor/errors'
import { came } from '../../given'
import { parametersOf } from '../parameters'
import type { AnyFunction } from '../options'

export type Named = Readonly<Record<string, unknown>>

export function functionOf(call: string, fn: unknown): AnyFunction {
  if (typeof fn === 'function') return fn as AnyFunction
  throw new BadCall(`${call} takes a function; ${came(fn)} came.`)
}

/** Positions of a call. Throws BadCall where a parameter has no value, or two, or a name is unknown. */
export function argumentsOf(call: string, fn: AnyFunction, args: unknown, kwargs: unknown): unknown[] {
  const positions = listOf(call, args)
  const named = namedOf(call, kwargs)
  const parameters = parametersOf(fn)
  const names = parameters.map(({ name }) => name)
  for (const key of Object.keys(named)) {
    const at = names.indexOf(key)
    if (at < 0)
      throw new BadCall(`${call}: ${fn.name || 'the function'} has no parameter ${key}. ${hasNames(names)}`)
    if (at < positions.length) throw new BadCall(`${call}: two values came for the parameter ${key}.`)
    positions.push(...new Array<undefined>(at - positions.length + 1))
    positions[at] = named[key]
  }
  const missing = parameters.filter(
    ({ name, optional }, at) => !optional && (at >= positions.length || isHole(positions[at], name, named)),
  )
  if (missing.length === 0) return positions
  const words = missing.map(({ name }) => name || 'the one that is taken apart').join(', ')
  const spread = positions.length === 1 && call.startsWith('map') ? ' starmap spreads each item.' : ''
  throw new BadCall(
    `${call}: no value for the parameter${missing.length === 1 ? '' : 's'} ${words}.${spread}`,
  )
}

/** A place before a named one that nothing came for. */
function isHole(value: unknown, name: string, named: Named): boolean {
  return value === undefined && Object.keys(named).length > 0 && !(name in named)
}

/** Each item as the arguments of its call. */
export function rowsOf(call: string, given: unknown, iterable: unknown): unknown[][] {
  const fn = functionOf(call, given)
  const items = itemsOf(call, iterable)
  if (!call.startsWith('starmap')) return items.map((item) => argumentsOf(call, fn, [item], null))
  return items.map((item) => argumentsOf(call, fn, itemsOf(`${call}: each item`, item), null))
}

export function itemsOf(call: string, given: unknown): unknown[] {
  const isMany = (typeof given === 'object' && given !== null) || typeof given === 'string'
  if (isMany && Symbol.iterator in Object(given)) return Array.from(given as Iterable<unknown>)
  throw new BadCall(`${call} takes a list; ${came(given)} came.`)
}

export function listOf(call: string, args: unknown): unknown[] {
  if (args === undefined || args === null) return []
  if (typeof args === 'object' && Symbol.iterator in args) return Array.from(args as Iterable<unknown>)
  throw new BadCall(`${call}: args is a list, such as [1, 2]; ${came(args)} came.`)
}

function namedOf(call: string, kwargs: unknown): Named {
  if (kwargs === undefined || kwargs === null) return {}
  if (typeof kwargs === 'object' && !Array.isArray(kwargs)) return kwargs as Named
  throw new BadCall(`${call}: kwargs is an object, such as { level: 2 }; ${came(kwargs)} came.`)
}

function hasNames(names: readonly string[]): string {
  return names.length === 0 ? 'It has none.' : `It has ${names.filter((name) => name !== '').join(', ')}.`
}
