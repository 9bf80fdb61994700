/**
 * The module 'lithops/multiprocessing': Python's multiprocessing over functions in containers, as Lithops has it.
 *
 * Everything that processes share is an actor, and to read, to wait or to write is a message to it, so it is awaited. The
 * objects travel with the function of a call, with its data and in what it returns, and as arguments of `spawn`; a message
 * between actors carries only their fields, as it does of any instance.
 */
import type { Env } from '../../../actor/env'
import { BadCall } from '../../../actor/errors'
import { markNative, markTraveller, type ModuleExports } from '../../../host/modules'
import { answerPython } from '../../python-names'
import { configOf, type ExecutorOptions } from '../config'
import { TimeoutError } from '../errors'
import type { FunctionExecutor } from '../executor'
import { errors } from './errors'
import { Link } from './link'
import { makeLocks } from './locks'
import { makeDictProxy, makeManager } from './manager'
import { makePool, type PoolParts } from './pool'
import { makeProcess } from './process'
import { makeQueues } from './queues'
import { makeSharedActor, type StateClass } from './shared-actor'
import { BarrierState } from './shared/barrier-state'
import { DictState } from './shared/dict-state'
import { EventState } from './shared/event-state'
import { ListState } from './shared/list-state'
import { LockState } from './shared/lock-state'
import { PipeState } from './shared/pipe-state'
import { QueueState } from './shared/queue-state'
import { SemaphoreState } from './shared/semaphore-state'
import { ValueState } from './shared/value-state'
import { makeSignals } from './signals'
import { makeRunTask } from './task'
import { makeValues } from './values'

export const NAME = 'lithops/multiprocessing'

/** What stands behind an object, by the kind that its actor is called. */
const STATES: Readonly<Record<string, StateClass>> = {
  Queue: QueueState,
  SimpleQueue: QueueState,
  JoinableQueue: QueueState,
  Pipe: PipeState,
  Lock: LockState,
  RLock: LockState,
  Condition: LockState,
  Semaphore: SemaphoreState,
  BoundedSemaphore: SemaphoreState,
  Event: EventState,
  Barrier: BarrierState,
  Value: ValueState,
  Array: ListState,
  list: ListState,
  dict: DictState,
}
const CONTEXTS = [undefined, null, 'cloud', 'spawn', 'fork', 'forkserver']

type ActorClass = new (...args: never[]) => object

export function makeMultiprocessing(env: Env, use: (name: string) => ModuleExports): ModuleExports {
  const classes = new Map<string, ActorClass>()
  const actorOf = (kind: string): ActorClass => {
    let Class = classes.get(kind)
    if (Class === undefined) {
      Class = makeSharedActor(env, kind, STATES[kind])
      classes.set(kind, Class)
      markNative(Class, { module: NAME, name: `#actor ${kind}` })
    }
    return Class
  }
  const link = new Link(env, actorOf)
  const { OwnLock, ...locks } = makeLocks(link)
  const { Connection, Pipe, ...queues } = makeQueues(env, link)
  const { ListProxy, SharedArray, ...values } = makeValues(env, link, { OwnLock, ...locks })
  const signals = makeSignals(link)
  const DictProxy = makeDictProxy(env, link)
  const shared = { ...locks, ...queues, ...values, ...signals, Array: SharedArray }
  const hidden = { OwnLock, Connection, ListProxy, DictProxy }
  for (const [name, Class] of Object.entries({ ...shared, ...hidden })) {
    markTraveller(Class)
    Object.defineProperty(Class, 'name', { value: name })
  }
  for (const [name, Class] of Object.entries(hidden)) markNative(Class, { module: NAME, name: `#${name}` })

  let processName = ''
  const runTask = makeRunTask((name) => {
    processName = name
  })
  markNative(runTask, { module: NAME, name: '#runTask' })
  const { FunctionExecutor: Executor } = use('lithops') as unknown as {
    FunctionExecutor: new (options: ExecutorOptions) => FunctionExecutor
  }
  const parts: PoolParts = { env, Executor, runTask }
  const exports: ModuleExports = {
    Pool: makePool(parts),
    Process: makeProcess(parts),
    Pipe,
    Manager: makeManager(link, { ...shared, list: ListProxy, dict: DictProxy } as never),
    ...shared,
    ...errors,
    TimeoutError,
    /** How many containers run at a time: the limit of the platform. */
    cpuCount(options: ExecutorOptions = {}): number {
      const { limit, settings } = configOf('cpuCount', options, cores())
      return Math.min(limit, settings.limit)
    },
    /** In a process: its name. */
    currentProcess: () => ({ name: processName || (link.owner === 'notebook' ? 'MainProcess' : link.owner) }),
    /** As in Python: this module again. Processes are begun in one way. */
    getContext(method?: string | null) {
      if (!CONTEXTS.includes(method))
        throw new BadCall(`There is no context ${String(method)}: processes are containers, 'cloud'.`)
      return exports
    },
    '#resolve'(name: string) {
      if (name === '#runTask') return runTask
      const [, kind] = /^#actor (.*)$/.exec(name) ?? []
      if (kind !== undefined) return Object.hasOwn(STATES, kind) ? actorOf(kind) : undefined
      const key = name.slice(1)
      return Object.hasOwn(hidden, key) ? hidden[key as keyof typeof hidden] : undefined
    },
  }
  return answerPython(exports, 'The module', ['cpu_count', 'current_process', 'get_context'])
}

function cores(): number {
  return globalThis.navigator?.hardwareConcurrency ?? 4
}
