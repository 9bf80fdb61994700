/** Compiled words as the reader wrote them, and lists for hints. */

/**
 * `(0 , $.total) is not a function` → `total is not a function`; `$e0.x` is a local that closures share. Firefox names
 * the call by which a pattern at the top of a cell is opened.
 */
export function asTyped(compiled: string): string {
  return compiled
    .replace(/^\$k\.open\(\.\.\.\)/, 'the value')
    .replace(/\(0 ?, ?([^()]*)\)/g, '$1')
    .replace(/\$(?:e\d+)?\.(?=[\p{ID_Start}_$])/gu, '')
}

/** 'increment, getValue and 3 more' */
export function listed(names: readonly string[], most = 4): string {
  if (names.length <= most) return names.map((name) => `\`${name}\``).join(', ')
  const shown = names.slice(0, most - 1).map((name) => `\`${name}\``)
  return `${shown.join(', ')} and ${names.length - shown.length} more`
}

/** 'a number', 'an array', 'null' */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'function') return /^class\b/.test(sourceOf(value)) ? 'a class' : 'a function'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function sourceOf(value: unknown): string {
  try {
    return Function.prototype.toString.call(value)
  } catch {
    return ''
  }
}
