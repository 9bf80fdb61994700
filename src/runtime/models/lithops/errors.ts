/**
 * What a Lithops program can catch: the errors of calls, by the names that Python has.
 */
import { readSafely } from '../../actor/errors'
import type { WireError } from '../../protocol/control'
import { errors as sharedErrors } from './multiprocessing/errors'
import { errors as storageErrors } from './storage-errors'

/** A call, or a wait, took longer than it may. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
}

/** A call used more memory than its container has. */
export class MemoryError extends Error {
  override name = 'MemoryError'
}

/** Every container is held by calls that wait for calls which have none. Lithops would wait for ever. */
export class DeadlockError extends Error {
  override name = 'DeadlockError'
}

/** The container of a call ended, and nobody knows how far the call came. */
export class ContainerDied extends Error {
  override name = 'ContainerDied'
}

const KNOWN = new Map<string, new (message: string) => Error>([
  ['TimeoutError', TimeoutError],
  ['MemoryError', MemoryError],
  ['DeadlockError', DeadlockError],
  ['ContainerDied', ContainerDied],
  ['TypeError', TypeError],
  ['RangeError', RangeError],
  ['ReferenceError', ReferenceError],
  ['SyntaxError', SyntaxError],
  ['EvalError', EvalError],
  ['URIError', URIError],
  ...Object.entries(storageErrors),
  ...Object.entries(sharedErrors),
])

/** What a call threw, thrown again where its result is asked for. */
export interface RemoteError extends Error {
  /** Where it was thrown, in the container. */
  remoteStack: string
  /** Whose call it was, as `73bbe9-0-M000/00017`. */
  call: string
}

/** The error of a call as its caller gets it: of the same class where that is a built-in one, else an Error of its name. */
export function errorOfCall(wire: WireError, call: string): Error {
  if (wire.name === 'Thrown' && 'value' in wire && wire.value !== undefined) {
    const error = new Error(wire.message) as RemoteError
    error.cause = wire.value
    return Object.assign(error, { remoteStack: wire.stack, call })
  }
  const Known = KNOWN.get(wire.name)
  const error = (Known === undefined ? new Error(wire.message) : new Known(wire.message)) as RemoteError
  if (Known === undefined && wire.name !== 'Error' && wire.name !== 'Thrown') error.name = wire.name
  return Object.assign(error, { remoteStack: wire.remoteStack || wire.stack, call })
}

/** An error without a stack of a program's, for what the platform says itself. */
export function platformError(name: string, message: string): WireError {
  return { name, message, stack: '', actorError: '', remoteStack: '' }
}

export function nameOf(error: unknown): string {
  return error instanceof Error ? readSafely(() => error.name, 'Error') : 'Thrown'
}
