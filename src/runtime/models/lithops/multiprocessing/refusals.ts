/** Refusals of what processes share as errors that a program catches, and how long a call may take. */
import { BadCall } from '../../../actor/errors'
import { TimeoutError } from '../errors'
import { errors } from './errors'

const CLASSES = new Map<string, new (words: string) => Error>(
  Object.entries({ ...errors, TimeoutError, RangeError }),
)

export function errorNamed(name: string, words: string): Error {
  return new (CLASSES.get(name) ?? BadCall)(words)
}

/** Seconds that something may take; none: as long as it takes. Throws BadCall. */
export function secondsOf(call: string, given: unknown): number {
  if (given === undefined || given === null) return Infinity
  if (typeof given === 'number' && given >= 0) return given
  throw new BadCall(`${call}: the timeout is a number of seconds from 0 on, or null for none.`)
}

/** `block` and `timeout` as Python has them: seconds to wait, 0 where it doesn't block. */
export function blocking(call: string, block: unknown, timeout: unknown): number {
  if (typeof block !== 'boolean')
    throw new BadCall(`${call}: block is true or false. The timeout comes after it: ${call}(true, 5).`)
  return block ? secondsOf(call, timeout) : 0
}
