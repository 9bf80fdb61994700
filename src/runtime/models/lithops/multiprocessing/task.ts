/**
 * What runs in a container for a process or for a task of a pool: the initializer first, then the function.
 *
 * The initializer runs in each call, as in Lithops, where each call is a process of its own; what it sets is seen by the
 * function of the same call and by no other.
 */
import type { AnyFunction } from '../options'

export interface Task {
  readonly fn: AnyFunction
  readonly initializer: AnyFunction | null
  readonly initargs: readonly unknown[]
  /** Of the process; '' where its call names it. */
  readonly name: string
}

export function makeRunTask(named: (name: string) => void) {
  return async ({ fn, initializer, initargs, name }: Task, args: readonly unknown[]): Promise<unknown> => {
    named(name)
    if (initializer !== null) await initializer(...(initargs as never[]))
    return fn(...(args as never[]))
  }
}
