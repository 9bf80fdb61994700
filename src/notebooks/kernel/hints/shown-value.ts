/**
 * Words beside a value that a cell shows, where the value tells of a mistake that throws nothing: a forgotten `await`, a
 * method that isn't called, an actor's state read from outside.
 */
import { isAsk } from './asks'
import { stateOf } from './members'
import type { Surroundings } from './surroundings'
import { asTyped } from './wording'

const NOT_YET = 'its value is not there yet.'

/** '' where there is nothing to say. Never throws, whatever a proxy of the reader's does. */
export function remark(value: unknown, cell: string, around: Surroundings): string {
  try {
    return wordsFor(value, cell, around)
  } catch {
    return ''
  }
}

function wordsFor(value: unknown, cell: string, around: Surroundings): string {
  if (value instanceof Promise) return `You forgot await: this is a promise, ${NOT_YET}`
  if (typeof value === 'string' && value.includes('[object Promise]'))
    return `You forgot await: a promise stands in this text, ${NOT_YET}`
  const shown = around.result(cell)
  if (typeof value === 'number' && Number.isNaN(value)) {
    const promise = promiseInSum(shown, around)
    return promise === null ? '' : `You forgot await: ${asTyped(promise)} is a promise, ${NOT_YET}`
  }
  const [, object, member] = /^(\$.*)\.([\p{ID_Continue}$]+)$/u.exec(shown) ?? []
  const methods = object === undefined ? undefined : around.ref(object)?.methods
  if (methods === undefined) return ''
  const name = asTyped(object)
  if (methods.includes(member))
    return `Nothing was sent. Write ${name}.${member}() to ask, or ${name}.${member}.tell() to tell.`
  return value === undefined ? stateOf(name, member, methods).replaceAll('`', '') : ''
}

/** A name that holds a promise, or an ask without `await`, next to a sign of arithmetic. */
function promiseInSum(shown: string, around: Surroundings): string | null {
  for (const { 0: whole, 1: path, 2: call, index } of shown.matchAll(TERM)) {
    const isNext =
      /[-*/%]\s*$/.test(shown.slice(0, index)) || /^\s*[-*/%]/.test(shown.slice(index + whole.length))
    if (isNext && (call === undefined ? around.isPromise(path) : isAsk(path, around)))
      return path + (call === undefined ? '' : '()')
  }
  return null
}

const TERM = /(\$(?:\.[\p{ID_Continue}$]+)+)(\([^()]*\))?/gu
