/**
 * An actor's state in one line a field, bounded: at most eight fields of sixty characters.
 *
 * Private members can't be seen from outside and are left out. Reading never throws and never runs long: accessors
 * are shown as such, not called.
 */
import { tokenOf } from '../actor/reference'
import { hashText } from '../protocol/identity'
import type { FieldView } from '../protocol/view'

const FIELDS = 8
const WIDTH = 60

const cut = (text: string) => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text)

/** One line for a value; depth says how far containers are opened. */
export function oneLine(value: unknown, depth = 2): string {
  switch (typeof value) {
    case 'string':
      // Nothing at all would read as a mistake.
      return depth === 2 && value !== '' ? value : `'${value}'`
    case 'function':
      return `function ${value.name || '()'}`
    case 'object':
      return value === null ? 'null' : objectLine(value, depth)
    case 'bigint':
      return `${value}n`
    default:
      return String(value)
  }
}

function objectLine(value: object, depth: number): string {
  const ref = tokenOf(value)
  if (ref !== undefined) return ref.name
  if (ArrayBuffer.isView(value))
    return `${value.constructor.name}(${(value as Uint8Array).length ?? value.byteLength})`
  if (value instanceof Map) return `Map(${value.size})`
  if (value instanceof Set) return `Set(${value.size})`
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (Array.isArray(value)) {
    if (depth === 0 || value.length > 12) return `Array(${value.length})`
    return `[${Array.from(value, (item) => oneLine(item, depth - 1)).join(', ')}]`
  }
  if (value instanceof Promise) return 'Promise'
  const name = value.constructor?.name
  const prefix = name && name !== 'Object' ? `${name} ` : ''
  if (depth === 0) return `${prefix}{…}`
  // What only says how large it is comes last: beside it nothing else would have room.
  const large = (key: string): boolean => ArrayBuffer.isView(read(value, key))
  const all = Object.keys(value)
  const keys = all.length > 64 ? all : [...all.filter((key) => !large(key)), ...all.filter(large)]
  const parts = keys.slice(0, 6).map((key) => `${key}: ${oneLine(read(value, key), depth - 1)}`)
  if (keys.length > 6) parts.push('…')
  return `${prefix}{${parts.length > 0 ? ` ${parts.join(', ')} ` : ''}}`
}

function read(value: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(value, key)
  return property?.get !== undefined ? '(accessor)' : property?.value
}

/** Fields as lines; `last` remembers them, so that what changed is marked. */
export function fieldsOf(instance: object, last: Map<string, string>): { fields: FieldView[]; hash: number } {
  const fields: FieldView[] = []
  let hash = 0
  try {
    for (const name of Object.keys(instance).slice(0, FIELDS)) {
      const text = cut(oneLine(read(instance, name)))
      const before = last.get(name)
      fields.push({ name: cut(name), text, changed: before !== undefined && before !== text })
      last.set(name, text)
      hash = hashText(`${name}=${text};`, hash)
    }
  } catch {
    fields.push({ name: 'state', text: 'cannot be shown', changed: false })
  }
  return { fields, hash }
}
