/**
 * What can go wrong between actors, as errors that a program can catch by class.
 *
 * Every one is made from plain words and travels between workers as a WireError; `fromWire` gives the class back.
 */
import type { WireError } from '../protocol/control'

export class ActorError extends Error {
  override name = 'ActorError'
}

/** The receiver doesn't exist, or has stopped. */
export class ActorNotFound extends ActorError {
  override name = 'ActorNotFound'
}

/** The receiver's worker ended after the message was started, so nobody knows how far it came. */
export class ActorDied extends ActorError {
  override name = 'ActorDied'
}

/** No answer came within the deadline. The message may still be handled later. */
export class DeadlineExceeded extends ActorError {
  override name = 'DeadlineExceeded'
}

/** A closed circle of actors waits for each other. */
export class DeadlockError extends ActorError {
  override name = 'DeadlockError'
}

/** More was sent than the outbox holds. `await ref.method.tell()` waits for room instead. */
export class Overloaded extends ActorError {
  override name = 'Overloaded'
}

/** The call itself was wrong: a name that's taken, a method that the class doesn't have. */
export class BadCall extends ActorError {
  override name = 'BadCall'
}

/** The handler threw; `cause` is what it threw and `remoteStack` where. */
export class HandlerError extends ActorError {
  override name = 'HandlerError'
  remoteStack = ''
}

/** By the name on the wire. A Map, for the name may be any word of a user's. */
const CLASSES = new Map<string, new (message: string) => ActorError>(
  Object.entries({
    ActorError,
    ActorNotFound,
    ActorDied,
    DeadlineExceeded,
    DeadlockError,
    Overloaded,
    BadCall,
    HandlerError,
  }),
)

/** Words for a thrown value that is no Error: `threw 42`. Never throws, whatever the value's own code does. */
export function describeThrown(thrown: unknown): string {
  try {
    if (typeof thrown === 'string') return thrown
    if (typeof thrown === 'function') return `a function, ${thrown.name || 'without a name'}`
    if (typeof thrown === 'symbol') return thrown.toString()
    if (typeof thrown === 'object' && thrown !== null) return JSON.stringify(thrown) ?? String(thrown)
    return String(thrown)
  } catch {
    return 'a value that cannot be shown'
  }
}

const bounded = (text: string, limit: number) => (text.length > limit ? `${text.slice(0, limit)}…` : text)

/** What a getter of the user's own error class gives, or the fallback where it throws. */
export function readSafely(read: () => unknown, fallback: string): string {
  try {
    return String(read())
  } catch {
    return fallback
  }
}

/** A proxy may throw when it is asked what it is. */
export function isError(thrown: unknown): thrown is Error {
  try {
    return thrown instanceof Error
  } catch {
    return false
  }
}

/** An error as plain data, whatever was thrown; never throws itself. Messages are cut at 10 000 characters. */
export function toWire(thrown: unknown): WireError {
  if (isError(thrown)) {
    const name = readSafely(() => thrown.name || thrown.constructor?.name || 'Error', 'Error')
    const message = readSafely(() => thrown.message, 'an error whose message cannot be read')
    const stack = readSafely(() => thrown.stack ?? '', '')
    return {
      name: bounded(name, 200),
      message: bounded(message, 10_000),
      stack: bounded(stack, 20_000),
      actorError: thrown instanceof ActorError ? readSafely(() => thrown.name, '') : '',
      remoteStack: thrown instanceof HandlerError ? thrown.remoteStack : '',
    }
  }
  const text = bounded(describeThrown(thrown), 10_000)
  let value: unknown
  try {
    value = structuredClone(thrown)
  } catch {
    value = undefined
  }
  return { name: 'Thrown', message: text, stack: '', actorError: '', remoteStack: '', value }
}

/** The error that an asker gets: an ActorError of its own class, or a HandlerError around what the handler threw. */
export function fromWire(wire: WireError, where: string): ActorError {
  const known = CLASSES.get(wire.actorError)
  if (known !== undefined && wire.actorError !== 'HandlerError') {
    const error = new known(wire.message)
    if (wire.stack) error.stack = `${error.name}: ${error.message}`
    return error
  }
  const inner = wire.actorError === 'HandlerError'
  const words = inner
    ? wire.message
    : `${where} threw ${wire.name === 'Thrown' ? wire.message : `${wire.name}: ${wire.message}`}`
  const error = new HandlerError(words)
  error.remoteStack = inner && wire.remoteStack ? wire.remoteStack : wire.stack
  if (wire.name === 'Thrown' && 'value' in wire) error.cause = wire.value
  else {
    const cause = new Error(wire.message)
    cause.name = wire.name
    cause.stack = wire.stack
    error.cause = cause
  }
  return error
}
