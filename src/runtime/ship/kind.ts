/** What sort of thing a value is, for those who copy values and for their error messages. */

/** A few words that a beginner recognises: `a Promise (await it first)`, `a function`, `a WeakMap`. */
export function describe(value: unknown): string {
  if (typeof value === 'function') return isClass(value) ? 'a class' : 'a function'
  if (typeof value === 'symbol') return 'a symbol'
  const name = typeName(value)
  return /^[AEIOU]/.test(name) ? `an ${name}` : `a ${name}`
}

/** The name of a value's class: `OffscreenCanvas`, `Promise`, `Generator`. */
export function typeName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  if (tag !== 'Object') return tag
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null
  const name = prototype?.constructor?.name
  return typeof name === 'string' && name !== '' ? name : 'object'
}

function isClass(value: unknown): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value))
}

/** Cloned by the platform into something equal; a class of a cell may extend these, too. */
const CLONED = new Set([
  'Error',
  'Date',
  'RegExp',
  'Blob',
  'File',
  'FileList',
  'ImageData',
  'ImageBitmap',
  'CryptoKey',
])
const BOXED = new Set([
  'Number',
  'String',
  'Boolean',
  'BigInt',
  'DOMException',
  'DOMRect',
  'DOMPoint',
  'DOMMatrix',
])

export function isCloned(tag: string): boolean {
  return CLONED.has(tag) || BOXED.has(tag)
}

/** `Object.prototype.toString`, which internal slots answer for built-ins whose prototype was changed. */
export function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}
