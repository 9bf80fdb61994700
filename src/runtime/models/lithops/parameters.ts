/**
 * The parameters of a function, read off its text, and an item of data as arguments for them.
 *
 * As in Lithops: a tuple goes to the positions, an object to the names, anything else is the one argument. JavaScript has no
 * tuples, so an array is one where the function takes more than one argument of the caller's; `tuple(…)` always is.
 * Parameters named `id`, `storage` and `obj` are filled in by the container.
 */
import { BadCall } from '../../actor/errors'
import { came } from '../given'
import type { Injected } from './jobs'

export interface Parameter {
  /** '' where it is taken apart in the head, as `{ x, y }`. */
  readonly name: string
  /** It has a default, or takes the rest. */
  readonly optional: boolean
  readonly rest: boolean
}

const INJECTED: ReadonlySet<string> = new Set<Injected>(['id', 'storage', 'obj'])

/** What `tuple(1, 2)` gives. */
export class Tuple {
  readonly items: readonly unknown[]

  constructor(items: readonly unknown[]) {
    this.items = items
  }
}

/** The parameters of a function or class as its text has them. */
export function parametersOf(fn: (...args: never[]) => unknown): Parameter[] {
  const text = Function.prototype.toString.call(fn)
  // A built-in one tells nothing of its parameters: it takes what comes.
  if (/\{\s*\[native code\]\s*\}$/.test(text)) return [{ name: '', optional: true, rest: true }]
  const head = headOf(text)
  return split(head).map((part): Parameter => {
    const rest = part.startsWith('...')
    const bare = rest ? part.slice(3).trim() : part
    const equals = topLevel(bare, '=')
    const name = (equals < 0 ? bare : bare.slice(0, equals)).trim()
    return {
      name: /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : '',
      optional: rest || equals >= 0,
      rest,
    }
  })
}

/** What stands between the parentheses of the parameters, or the one parameter before an arrow. */
function headOf(text: string): string {
  const arrow = /^(?:async\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(text)
  if (arrow !== null) return arrow[1]
  const open = text.indexOf('(')
  const close = closing(text, open)
  return text.slice(open + 1, close)
}

const OPENING = '([{'
const CLOSING = ')]}'

/** Where the bracket that opens at `from` closes. Strings and comments are passed over. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const skipped = skip(text, at)
    if (skipped > at) {
      at = skipped - 1
      continue
    }
    if (OPENING.includes(text[at])) depth++
    else if (CLOSING.includes(text[at]) && --depth === 0) return at
  }
  return text.length
}

/** The end of a string or a comment that begins here, else `at`. */
function skip(text: string, at: number): number {
  const quote = text[at]
  if (quote === '"' || quote === "'" || quote === '`') {
    let end = at + 1
    while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1
    return end + 1
  }
  if (text.startsWith('/*', at)) return Math.max(at, text.indexOf('*/', at + 2)) + 2
  if (text.startsWith('//', at)) return text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at)
  return at
}

/** The first place of a letter outside brackets and strings; -1 where there is none. */
function topLevel(text: string, letter: string): number {
  for (let at = 0; at < text.length; at++) {
    const skipped = skip(text, at)
    if (skipped > at) at = skipped - 1
    else if (text[at] === letter && text[at + 1] !== '>' && text[at + 1] !== '=') return at
    else if (OPENING.includes(text[at])) at = closing(text, at)
  }
  return -1
}

function split(head: string): string[] {
  const parts: string[] = []
  let rest = head
  for (let comma = topLevel(rest, ','); comma >= 0; comma = topLevel(rest, ',')) {
    parts.push(rest.slice(0, comma))
    rest = rest.slice(comma + 1)
  }
  return [...parts, rest].map(withoutComments).filter((part) => part !== '')
}

function withoutComments(part: string): string {
  return part.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').trim()
}

/** The positions that the container fills in. */
export function injectedOf(parameters: readonly Parameter[]): (readonly [number, Injected])[] {
  return parameters.flatMap(({ name }, at) => (INJECTED.has(name) ? [[at, name as Injected] as const] : []))
}

/** An item of data as the positions of a call; what the container fills in is undefined. Throws in words. */
export function bind(
  call: string,
  parameters: readonly Parameter[],
  item: unknown,
  extra: readonly unknown[] | Readonly<Record<string, unknown>> = [],
): unknown[] {
  if (typeof extra !== 'object' || extra === null)
    throw new BadCall(`${call}: extraArgs is a list of arguments, or an object of them; ${came(extra)} came.`)
  const own = parameters.filter(({ name }) => !INJECTED.has(name))
  const positions = own.some(({ rest }) => rest) ? Infinity : own.length
  // As everywhere in this language, a function may take no notice of what it is given.
  if (own.length === 0 && !(item instanceof Tuple)) return fillIn(parameters, [])
  const more = Array.isArray(extra) ? (extra as unknown[]) : null
  const named = namedBy(item, own)
  if (named !== null || more === null) {
    const values: Record<string, unknown> = { ...named, ...(more === null ? extra : {}) }
    if (named === null) Object.assign(values, firstOf(own, item))
    return byName(call, parameters, own, values, more ?? [])
  }
  const given =
    item instanceof Tuple
      ? [...item.items]
      : Array.isArray(item) && positions > 1 + more.length
        ? [...(item as unknown[])]
        : [item]
  const all = [...given, ...more]
  if (all.length > positions) {
    throw new BadCall(`${call}: the function takes ${count(positions)}, and ${all.length} came.`)
  }
  const missing = own.slice(all.length).filter(({ optional }) => !optional)
  if (missing.length > 0) throw missingError(call, missing)
  return fillIn(parameters, all)
}

/** An object whose fields go to parameters; null where the item is an argument itself. */
function namedBy(item: unknown, own: readonly Parameter[]): Record<string, unknown> | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null
  const prototype: unknown = Object.getPrototypeOf(item)
  if (prototype !== Object.prototype && prototype !== null) return null
  // Taken apart in the head, the object is the argument.
  if (own.length === 0 || own[0].name === '') return null
  return item as Record<string, unknown>
}

function firstOf(own: readonly Parameter[], item: unknown): Record<string, unknown> {
  return own.length > 0 && own[0].name !== '' ? { [own[0].name]: item } : {}
}

function byName(
  call: string,
  parameters: readonly Parameter[],
  own: readonly Parameter[],
  values: Readonly<Record<string, unknown>>,
  more: readonly unknown[],
): unknown[] {
  const names = own.map(({ name }) => name)
  const unknown = Object.keys(values).filter((key) => !names.includes(key))
  const left = own.filter(({ name }) => !(name in values))
  const missing = left.slice(more.length).filter(({ optional }) => !optional)
  if (missing.length > 0) throw missingError(call, missing, unknown)
  if (unknown.length > 0) {
    throw new BadCall(
      `${call}: the function has no parameter ${unknown.join(', ')}. It has ${names.join(', ')}.`,
    )
  }
  let next = 0
  const args = own.map(({ name }) => (name in values ? values[name] : more[next++]))
  return fillIn(parameters, args)
}

/** Own arguments at their positions among the parameters. */
function fillIn(parameters: readonly Parameter[], own: readonly unknown[]): unknown[] {
  let next = 0
  const args: unknown[] = parameters
    .filter(({ rest }) => !rest)
    .map(({ name }) => (INJECTED.has(name) ? undefined : own[next++]))
  return [...args, ...own.slice(next)]
}

function missingError(call: string, missing: readonly Parameter[], unknown: readonly string[] = []): BadCall {
  const names = missing.map(({ name }) => name || 'the one that is taken apart').join(', ')
  const hint =
    unknown.length > 0
      ? ` An object gives its fields to the parameters of the same names, and it has ${unknown.join(', ')}. As one argument, write it in tuple(…).`
      : ''
  return new BadCall(`${call}: no value for the parameter${missing.length === 1 ? '' : 's'} ${names}.${hint}`)
}

function count(n: number): string {
  return n === 0 ? 'no arguments' : n === 1 ? '1 argument' : `${n} arguments`
}
