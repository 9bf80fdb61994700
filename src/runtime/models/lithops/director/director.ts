/**
 * A director whose actors are functions, as in the original project: each actor is one long call of an executor, and so is
 * the director's own relay. Messages lie in mailboxes in the storage.
 *
 * It is a class of 'lithops', beside the Director of 'director' and with its members, and not an option of that one: it
 * needs the executor, the storage and the platform, which come in a pack, and every worker would have to carry them to
 * begin with.
 *
 * What differs from actors in workers is the lesson. An actor's state lives in its function and is gone at the time limit;
 * its mailbox stays, and another actor of that name goes on with it. An actor that waits for messages is billed like one
 * that works. With fewer containers than actors some never begin.
 */
import type { Env } from '../../../actor/env'
import { LONGEST } from '../../../cluster/functions/settings'
import { markStay } from '../../../host/modules'
import type { Store } from '../../../store/port'
import type { ActorClass } from '../../director/actors'
import { STOP_WORD } from '../../director/directed'
import { FunctionHandle } from '../../director/handle'
import type { FunctionExecutor } from '../executor'
import type { ExecutorOptions } from '../config'
import type { StorageKind } from '../jobs'
import type { CallOptions } from '../options'
import { makeStandIn, type Run } from '../stand-in'
import { POLL, type Place } from './loops'
import { BUCKET, carryingOut, Mailbox, type CarryOut } from './mailbox'
import { isQuiet, memberOf, Members, type Member } from './members'
import { checkActor, directorOptions, type DirectorOptions } from './options'
import { Registry } from './registry'

const NOT_RUNNING = 'The director does not run yet: call director.run() first.'

export interface FunctionDirectorParts {
  readonly env: Env
  readonly Executor: new (options: ExecutorOptions) => FunctionExecutor
  readonly apply: (kind: StorageKind) => Store['apply']
  readonly runActor: unknown
  readonly runRelay: unknown
}

export function makeFunctionDirector({ env, Executor, apply, runActor, runRelay }: FunctionDirectorParts) {
  return class FunctionDirector {
    /** Whose calls the actors are: its job summary has their bill, its futures their logs. */
    readonly executor: FunctionExecutor
    readonly finished: Promise<void>
    readonly #options: ReturnType<typeof directorOptions>
    readonly #place: Place
    readonly #carryOut: CarryOut
    readonly #registry: Registry
    readonly #relayBox: Mailbox
    readonly #members = new Members()
    readonly #sending = new Set<Promise<void>>()
    #relay: Member | null = null
    #started: Promise<void> | null = null
    #stopped: Promise<void> | null = null
    #finish: () => void = () => {}
    #counter = 0
    #waiting = false

    constructor(options: DirectorOptions = {}) {
      this.#options = directorOptions(options)
      this.executor = new Executor(this.#options.executor)
      const { mailbox: kind, storage } = this.#options
      this.#place = { director: this.executor.executorId, kind }
      this.#carryOut = carryingOut(apply(storage))
      this.#registry = new Registry(this.#carryOut, this.#place.director)
      this.#relayBox = this.#boxOf('')
      this.finished = new Promise((resolve) => {
        this.#finish = resolve
      })
      markStay(this, { what: 'a FunctionDirector', reason: ', which stays where it was made' })
    }

    get waiting() {
      return this.#waiting
    }
    get counter(): number {
      return this.#counter
    }

    run(): Promise<void> {
      this.#started ??= this.#start()
      // Where nobody awaits run(), the next call that needs the director tells why it failed.
      this.#started.catch(() => {})
      return this.#started
    }

    async #start(): Promise<void> {
      this.#waiting = true
      try {
        await this.#carryOut({ op: 'createBucket', bucket: BUCKET })
        await this.#registry.keep([])
      } catch (error) {
        this.#waiting = false
        throw error
      }
      // Where it ended before its actors, what they tell each other would lie in its mailbox.
      const relay = this.#call('director', runRelay, this.#place, { timeout: LONGEST })
      this.#relay = memberOf(this.#relayBox, relay)
    }

    #running(): Promise<void> {
      if (this.#started === null) throw new Error(NOT_RUNNING)
      if (this.#stopped !== null) throw new Error('The director has stopped. Make a new one.')
      return this.#started
    }

    #boxOf(name: string): Mailbox {
      return new Mailbox(this.#carryOut, this.#place.kind, this.#place.director, name)
    }

    /** Begins a function; the promise is of what it returns. */
    #call(name: string, run: unknown, parts: object, options: CallOptions = {}): Promise<unknown> {
      const standIn = makeStandIn(name, run as Run, { ...parts, storage: this.#options.storage })
      return this.executor.callAsync(standIn, undefined, options).result()
    }

    /** Where the actor of this name has ended without a stop word, a new one goes on with its mailbox. */
    async newActor(Class: ActorClass, name: string): Promise<FunctionHandle> {
      await this.#running()
      checkActor(Class, name)
      if (this.#members.all.get(name)?.ended === false)
        throw new Error(`There is an actor '${name}' already.`)
      const member = memberOf(
        this.#boxOf(name),
        this.#call(name, runActor, { Class, name, place: this.#place }),
      )
      this.#members.all.set(name, member)
      await this.#registry.keep(this.retrieveActors())
      return new FunctionHandle(name, member.result)
    }

    msgTo(name: string, method: string, ...args: readonly unknown[]): Promise<void> {
      const { box } = this.#members.of(name)
      const mail = { to: name, method: String(method), args: env.pack(args) }
      const sent = this.#running().then(() => box.send(mail))
      this.#sending.add(sent)
      const over = () => void this.#sending.delete(sent)
      sent.then(over, over)
      return sent
    }

    retrieveActors(): string[] {
      return this.#members.names()
    }

    /** How many messages lie in the mailbox of that actor, whether it runs or not. */
    mailboxLength(name: string): Promise<number> {
      return this.#members.of(name).box.length()
    }

    async quiet(): Promise<void> {
      await this.#running()
      await this.#settle()
      await this.#hear()
    }

    async #settle(): Promise<void> {
      for (;;) {
        await Promise.all(this.#sending)
        const members = [...this.#members.all.values(), ...(this.#relay === null ? [] : [this.#relay])]
        if ((await isQuiet(members)) && this.#sending.size === 0) return
        await env.sleep(POLL)
      }
    }

    async #hear(): Promise<void> {
      this.#counter = await this.#relayBox.sent()
    }

    stop(how?: 'as in the original'): Promise<void> {
      if (this.#started === null) return Promise.reject(new Error(NOT_RUNNING))
      this.#stopped ??= this.#stop(this.#started, how === undefined)
      return this.#stopped
    }

    async #stop(started: Promise<void>, wait: boolean): Promise<void> {
      await started
      if (wait) await this.#settle()
      const none = env.pack([])
      const members = [...this.#members.all]
      this.#members.all.clear()
      await Promise.all(
        members.map(async ([name, { box, ended, result }]) => {
          if (!ended) await box.send({ to: name, method: STOP_WORD, args: none })
          await result
        }),
      )
      await this.#hear()
      if (this.#relay?.ended === false) await this.#relayBox.send({ to: '', method: STOP_WORD, args: none })
      await this.#relay?.result
      await Promise.all([this.#relayBox, ...members.map(([, { box }]) => box)].map((box) => box.clear()))
      this.#waiting = false
      this.#finish()
    }
  }
}
