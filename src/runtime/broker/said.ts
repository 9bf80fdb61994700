/**
 * What a host says of its actors and what is shown as it comes: looked at before it is kept.
 *
 * A host bounds it, but a program may speak in its name. What has not the form of it throws, and whoever carries messages
 * ends that worker.
 */
import type { StateReport } from '../protocol/control'
import type { LogLine } from '../protocol/view'

/** Wide: a host's own bounds are far below. */
const FIELDS = 100
const TEXT = 50_000

export function stateOf(said: unknown): StateReport {
  const report = said as StateReport | null
  const fields = report?.fields
  if (!Array.isArray(fields) || fields.length > FIELDS) return forged('state')
  for (const field of fields as StateReport['fields'])
    if (!isText(field?.name) || !isText(field.text) || typeof field.changed !== 'boolean')
      return forged('state')
  return report!
}

export function lineOf(
  level: unknown,
  text: unknown,
  place: unknown,
): Pick<LogLine, 'level' | 'text' | 'place'> {
  if ((level !== 'log' && level !== 'warn' && level !== 'error') || !isText(text)) return forged('line')
  const at = (place ?? null) as LogLine['place']
  if (at !== null && (!isText(at?.cell) || typeof at.line !== 'number')) return forged('line')
  return { level, text, place: at }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT
}

function forged(what: string): never {
  throw new Error(`A worker posted what is no ${what} of an actor.`)
}
