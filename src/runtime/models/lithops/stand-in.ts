/**
 * A function of a module that an executor calls in the place of a reader's, with the reader's as one of its parts: what is
 * packed is a stand-in with its parts, once a job and not once a call.
 */
import type { AnyFunction } from './options'

export type Run = (parts: never, args: readonly unknown[]) => unknown

/** Travels by its fields; `run` as a name of its module. */
export class StandIn {
  constructor(
    readonly run: Run,
    readonly parts: object,
  ) {}
}

const standIns = new WeakMap<object, StandIn>()

/** What an executor takes for a function: whatever its parameters are called, all arguments go to `run`. */
export function makeStandIn(name: string, run: Run, parts: object): AnyFunction {
  const fn = (...args: never[]) => run(parts as never, args)
  Object.defineProperty(fn, 'name', { value: name })
  standIns.set(fn, new StandIn(run, parts))
  return fn
}

/** What is packed for a function. */
export function carriedBy(fn: AnyFunction): unknown {
  return standIns.get(fn) ?? fn
}

/** What was packed, as a function again. */
export function callable(value: unknown): (...args: unknown[]) => unknown {
  if (!(value instanceof StandIn)) return value as (...args: unknown[]) => unknown
  return (...args) => value.run(value.parts as never, args)
}
