/**
 * A process: a function that runs once, in a container of its own.
 *
 * As in Python what it throws is told in the log, and `exitcode` is 1; Lithops throws it at whoever joins. A process can't
 * be ended from outside: `terminate` and `kill` say so.
 */
import { BadCall } from '../../../actor/errors'
import { markStay } from '../../../host/modules'
import { came } from '../../given'
import { answerPython } from '../../python-names'
import { OPTION_NAMES, type ExecutorOptions } from '../config'
import type { FunctionExecutor } from '../executor'
import type { AnyFunction } from '../options'
import type { ResponseFuture } from '../futures'
import { packAs } from '../pack-as'
import { Tuple } from '../parameters'
import { makeStandIn } from '../stand-in'
import { argumentsOf, functionOf, type Named } from './arguments'
import { secondsOf } from './refusals'
import { AsyncResult } from './results'
import type { Task } from './task'
import type { PoolParts } from './pool'

export interface ProcessOptions extends ExecutorOptions {
  readonly target: AnyFunction
  readonly args?: Iterable<unknown>
  readonly kwargs?: Named
  readonly name?: string
  /** Taken for Python's sake: nothing here ends with its parent. */
  readonly daemon?: boolean
}

const OWN = ['target', 'args', 'kwargs', 'name', 'daemon'] as const
/** As a process that was killed has it in Python. */
const KILLED = -9
const KILLS = ['MemoryError', 'ContainerDied']
const NO_KILL = 'A call that was invoked runs to its end: a process can’t be ended from outside.'

export function makeProcess({ env, Executor, runTask }: PoolParts) {
  let made = 0

  return answerProcess(
    class Process {
      readonly name: string
      daemon: boolean
      private readonly target: AnyFunction
      private readonly row: readonly unknown[]
      private readonly executor: FunctionExecutor
      private future: ResponseFuture | null = null
      private end: AsyncResult<number> | null = null
      private code: number | null = null

      constructor(options: ProcessOptions) {
        if (typeof options !== 'object' || options === null)
          throw new BadCall(
            `Process takes an object, such as { target: work, args: [1] }; ${came(options)} came.`,
          )
        const { target, args, kwargs, name, daemon = false, ...more } = options
        const unknown = Object.keys(more).find((key) => !(OPTION_NAMES as readonly string[]).includes(key))
        if (unknown !== undefined)
          throw new BadCall(
            `Process doesn't know ${unknown}. It takes ${[...OWN, ...OPTION_NAMES].join(', ')}.`,
          )
        this.target = functionOf('Process: target', target)
        this.row = argumentsOf('Process', this.target, args, kwargs)
        this.executor = new Executor(more)
        this.name = name ?? `Process-${++made}`
        this.daemon = daemon
        markStay(this, { what: 'a Process', reason: ', which stays where it was made' })
      }

      /** Calls the target in a container. Once. */
      start(): void {
        if (this.future !== null) throw new BadCall(`${this.name} was started before. Make a new Process.`)
        const { target: fn, name } = this
        packAs(env, fn.name || 'the function', fn)
        const task: Task = { fn, initializer: null, initargs: [], name }
        const standIn = makeStandIn(fn.name, runTask as never, task)
        this.future = this.executor.callAsync(standIn, new Tuple(this.row))
        this.end = new AsyncResult(env, () => this.ended(this.future!), {})
      }

      /** Waits for its end, or until `timeout` seconds are over. Throws nothing of what the target threw. */
      async join(timeout?: number | null): Promise<void> {
        secondsOf('join', timeout)
        await this.started('join').wait(timeout)
      }

      isAlive(): boolean {
        return this.end !== null && !this.end.ready()
      }

      /** Null until it has ended; 0, or 1 where the target threw, or -9 where its container was killed. */
      get exitcode(): number | null {
        this.end?.ready()
        return this.code
      }

      terminate(): never {
        throw new BadCall(NO_KILL)
      }

      kill(): never {
        throw new BadCall(NO_KILL)
      }

      private started(call: string): AsyncResult<number> {
        if (this.end === null)
          throw new BadCall(`${call}: ${this.name} was not started yet. start() it first.`)
        return this.end
      }

      private async ended(future: ResponseFuture): Promise<number> {
        let code = 0
        try {
          await this.executor.getResult(future)
        } catch (error) {
          code = wasKilled(error) ? KILLED : 1
          env.log('error', `${this.name}: ${String(error)}`)
        }
        this.code = code
        return code
      }
    },
  )
}

function wasKilled(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return KILLS.includes(error.name) || (error.name === 'TimeoutError' && error.message.includes('was killed'))
}

function answerProcess<C extends { readonly prototype: object }>(Process: C): C {
  answerPython(Process.prototype, 'A process', ['is_alive'])
  return Process
}
