/**
 * What is awaited: a promise, or what behaves like one. A reference to an actor has members of any name and is none.
 */
import { tokenOf } from './reference'

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function' &&
    tokenOf(value) === undefined
  )
}
