/**
 * Values as bounded text, tree and table. Reading a value never calls its accessors and never runs long.
 */
import { tokenOf } from '../actor/reference'
import { oneLine } from '../host/state-view'
import type { ValueNode } from '../protocol/output'

const TEXT = 10_000
const ENTRIES = 50
const DEPTH = 4
/** Nodes of a tree, whatever its shape. */
const NODES = 2000
/** Characters of a key. */
const KEY = 200
const ROWS = 200
const COLUMNS = 20

/** What console.log prints, cut at 10 000 characters. */
export function textOf(values: readonly unknown[]): string {
  const text = values.map((value) => (typeof value === 'string' ? value : longLine(value))).join(' ')
  return text.length > TEXT ? `${text.slice(0, TEXT)}… (${text.length - TEXT} characters left out)` : text
}

function longLine(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (typeof value === 'string') return `'${value}'`
  return oneLine(value, 3)
}

/** A tree for an expandable view; depth 4, 50 entries a level, 2000 in all. */
export function valueTree(value: unknown): ValueNode {
  return nodeOf(value, 0, [], { left: NODES })
}

function nodeOf(value: unknown, depth: number, seen: readonly object[], room: { left: number }): ValueNode {
  room.left--
  const text = typeof value === 'string' ? `'${value.slice(0, 1000)}'` : longLine(value).slice(0, 1000)
  if (typeof value !== 'object' || value === null) {
    return { kind: typeof value === 'function' ? 'function' : 'primitive', text }
  }
  if (tokenOf(value) !== undefined) return { kind: 'ref', text: `actor ${text}` }
  const kind = Array.isArray(value)
    ? 'array'
    : value instanceof Map
      ? 'map'
      : value instanceof Set
        ? 'set'
        : value.constructor && value.constructor !== Object
          ? 'class'
          : 'object'
  if (depth >= DEPTH || seen.includes(value)) return { kind, text }
  const path = [...seen, value]
  const entries: (readonly [string, ValueNode])[] = []
  let left = 0
  for (const [key, item] of entriesOf(value)) {
    if (entries.length < ENTRIES && room.left > 0)
      entries.push([key.slice(0, KEY), nodeOf(item, depth + 1, path, room)])
    else left++
  }
  if (left > 0) entries.push(['…', { kind: 'more', text: `${left} more` }])
  return { kind, text, entries }
}

function* entriesOf(value: object): Iterable<readonly [string, unknown]> {
  if (value instanceof Map) {
    for (const [key, item] of value) yield [oneLine(key, 1), item]
  } else if (value instanceof Set) {
    let i = 0
    for (const item of value) yield [String(i++), item]
  } else if (ArrayBuffer.isView(value) && 'length' in value) {
    const numbers = value as unknown as ArrayLike<number>
    for (let i = 0; i < numbers.length; i++) yield [String(i), numbers[i]]
  } else {
    for (const key of Object.keys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key)
      yield [key, property?.get === undefined ? property?.value : '(accessor)']
    }
  }
}

/** Rows of objects (or of arrays) as texts, 200 rows and 20 columns at the most. */
export function tableOf(rows: readonly object[]): { columns: string[]; rows: string[][]; leftOut: number } {
  if (!Array.isArray(rows)) throw new TypeError('table takes an array of rows.')
  const columns: string[] = []
  const shown = rows.slice(0, ROWS)
  for (const row of shown) {
    for (const key of Object.keys(row ?? {})) {
      if (!columns.includes(key) && columns.length < COLUMNS) columns.push(key)
    }
  }
  const cells = shown.map((row) =>
    columns.map((key) => {
      const property = Object.getOwnPropertyDescriptor(row ?? {}, key)
      return property === undefined ? '' : oneLine(property.value).slice(0, 200)
    }),
  )
  return {
    columns: columns.map((key) => key.slice(0, KEY)),
    rows: cells,
    leftOut: rows.length - shown.length,
  }
}
