/**
 * JSON as Jupyter's own writer lays it out: one space a level, keys in the order of their code points, a line break at
 * the end. So a file that Jupyter wrote, read and written here, shows no change where there is none.
 *
 * JSON.stringify has no order of keys (numbers come first), and makes 0 of -0, and null of a number that was too large
 * to be read: here they are what they were.
 */
import type { Json } from '../notebook'
import { isList } from './json'

export function writeJson(value: Json): string {
  return `${inner(value, '\n')}\n`
}

/** `line`: a line break and the indentation where the value stands. */
function inner(value: Json, line: string): string {
  const deeper = `${line} `
  if (isList(value)) {
    const items = value.map((one) => inner(one, deeper))
    return items.length === 0 ? '[]' : `[${deeper}${items.join(`,${deeper}`)}${line}]`
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([key, one]) => `${JSON.stringify(key)}: ${inner(one, deeper)}`)
    return entries.length === 0 ? '{}' : `{${deeper}${entries.join(`,${deeper}`)}${line}}`
  }
  if (Object.is(value, -0)) return '-0'
  if (value === Infinity) return '1e999'
  if (value === -Infinity) return '-1e999'
  return JSON.stringify(value)
}

/** UTF-16 and code points differ in one place: surrogates stand below U+E000 to U+FFFF there, above them here. */
function byCodePoint(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  return rank(a, at) - rank(b, at)
}

function rank(text: string, at: number): number {
  if (at >= text.length) return -1
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit
}
