/** An object as a person can look at it: text, JSON in lines, bytes in hexadecimal, or a kept value. Bounded. Pure. */
import { valueTree } from '../../runtime/models/show'
import type { ValueNode } from '../../runtime/protocol/output'
import type { Body } from '../../runtime/store/port'

/** Bytes that are fetched to be looked at. */
export const LOOKED_AT = 64 * 1024
const LETTERS = 20_000
const HEX = 512

export type Preview =
  | { readonly kind: 'text' | 'JSON' | 'bytes'; readonly text: string; readonly leftOut: number }
  | { readonly kind: 'value'; readonly value: ValueNode }

/** `size`: of the whole object, where the body is its beginning. */
export function previewOf(body: Body, size: number): Preview {
  if ('pickled' in body) return { kind: 'value', value: valueTree(body.pickled) }
  const text = textOf(body, size)
  if (text === null) {
    const shown = body.subarray(0, HEX)
    return { kind: 'bytes', text: hexOf(shown), leftOut: size - shown.length }
  }
  const json = body.length === size ? jsonOf(text) : null
  const whole = json ?? text
  return {
    kind: json === null ? 'text' : 'JSON',
    text: whole.slice(0, LETTERS),
    // Letters beyond what is shown count as bytes: nobody counts them one by one.
    leftOut: Math.max(0, whole.length - LETTERS) + (size - body.length),
  }
}

/** Null where it is no text. */
function textOf(body: Uint8Array, size: number): string | null {
  try {
    // A letter may be cut where only the beginning is there.
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const text = decoder.decode(body, { stream: body.length < size })
    // Control letters, but for the usual ones, are no text.
    return /[\0-\u0008\u000e-\u001f]/.test(text) ? null : text
  } catch {
    return null
  }
}

function jsonOf(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return null
  }
}

/** Sixteen bytes a line: where, which, and as letters. */
function hexOf(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const row = [...bytes.subarray(at, at + 16)]
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const letters = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('')
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${letters}`)
  }
  return lines.join('\n')
}
