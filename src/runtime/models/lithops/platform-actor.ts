/**
 * A platform for functions as an actor: it keeps the machine of cluster/functions in step with the actors that are its
 * containers.
 *
 * A container is an actor in a worker of its own, and ends with it. What the machine says is to be done is done here, and
 * what happens to a container is told to the machine; nothing is decided here.
 */
import type { Env } from '../../actor/env'
import { ActorNotFound } from '../../actor/errors'
import { tokenOf, type Reference } from '../../actor/reference'
import { cost, NOTHING } from '../../cluster/functions/bill'
import {
  FunctionPlatform as Machine,
  type Activation,
  type LossReason,
  type PlatformEffect,
  type PlatformEvent,
} from '../../cluster/functions/platform'
import { PRESETS, type PlatformSettings } from '../../cluster/functions/settings'
import { dollars } from '../../protocol/dollars'
import type { FunctionNote } from '../../protocol/functions'
import type { Cloud } from './cloud'
import { platformError } from './errors'
import type { Ran, Run } from './function-actor'
import { endingOf, type Invocation, type Job } from './jobs'
import { notesTogether } from './notes-together'
import { JOBS, Recent } from './recent'

type ActorClass = new (...args: never[]) => object

/** What an activation is made of, besides what the machine knows. */
interface Work {
  readonly invocation: Invocation
  readonly submitted: number
}

export function makeFunctionPlatform(env: Env, cloud: Cloud, Container: () => ActorClass) {
  return class FunctionPlatform {
    running = 0
    waiting = 0
    warm = 0
    invocations = 0
    cost = '$0'
    readonly #name: string
    readonly #machine: Machine
    readonly #works = new Map<number, Work>()
    readonly #containers = new Map<number, Reference>()
    /** Jobs that were told to a container. */
    readonly #told = new Map<number, Recent<true>>()
    /** Why a container is ended, where it isn't its time limit. */
    readonly #causes = new Map<number, string>()
    #activation = 1
    #container = 1
    /** For the stage, not told yet. */
    #notes: FunctionNote[] = []

    constructor(backend: string) {
      this.#name = backend
      // While messages are held each activation is sent when there is a container for it.
      this.#machine = new Machine(PRESETS[backend] ?? PRESETS.aws_lambda, env.held ? 0 : undefined)
    }

    async invoke(invocation: Invocation): Promise<void> {
      const { job, chunks, limit } = invocation
      const wished = ((await env.query('platform')) ?? {}) as Partial<PlatformSettings>
      // What a person has set goes before what a program asks for.
      const settings = { ...invocation.settings, ...wished }
      const { memory = job.memory, timeLimit = job.timeLimit } = wished
      const at = env.now()
      const configured = this.#do({ t: 'configure', at, settings })
      const activations = chunks.map((calls): Activation => {
        const id = this.#activation++
        this.#works.set(id, { invocation, submitted: at })
        return {
          id,
          job: job.key,
          calls,
          memory,
          timeLimit,
          group: job.executor,
          groupLimit: limit,
        }
      })
      this.invocations += activations.length
      this.#note({ t: 'submitted', at, job: job.key, name: job.name, calls: job.calls, memory })
      await Promise.all([configured, this.#do({ t: 'invoke', at, activations })])
    }

    /** A call in a container waits for other calls from now on, or goes on. */
    async waits(activation: number, jobs: readonly string[]): Promise<void> {
      for (const [id, { taken }] of this.#machine.containers) {
        if (taken[0]?.id !== activation) continue
        await this.#do({ t: 'waits', at: env.now(), container: id, activation, jobs })
        return
      }
    }

    /** Something is due: a time limit, or the end of a container that nobody needs. */
    tick(): Promise<void> {
      return this.#do({ t: 'tick', at: env.now() })
    }

    /** What its jobs have cost so far. */
    bill(): { readonly jobs: Readonly<Record<string, object>> } {
      const { bills, settings } = this.#machine
      const priced = [...bills].map(
        ([job, bill]) => [job, { ...bill, dollars: cost(bill, settings.prices) }] as const,
      )
      return { jobs: Object.fromEntries(priced) }
    }

    /** Calls of a job that have begun, of those that have not ended. */
    begun(job: string): number[] {
      return [...this.#machine.containers.values()].flatMap(({ status, taken }) =>
        status === 'busy' && taken[0].job === job ? taken[0].calls : [],
      )
    }

    /** Activations that run or wait. */
    going(): number {
      return this.running + this.waiting
    }

    /** Tells the machine, and resolves when all that it wants is done: handlings end when what they caused has. */
    async #do(event: PlatformEvent, over?: Activation): Promise<void> {
      const performed = this.#machine.on(event).map((effect) => this.#perform(effect))
      const { containers, bill, settings } = this.#machine
      this.running = this.#machine.running
      this.waiting = this.#machine.waiting
      this.warm = containers.size - this.running
      this.cost = dollars(cost(bill, settings.prices))
      const stands: FunctionNote = {
        t: 'platform',
        at: event.at,
        running: this.running,
        waiting: this.waiting,
        containers: containers.size,
        limit: settings.limit,
        ...bill,
        gbSecond: settings.prices.gbSecond,
        million: settings.prices.million,
        asOf: settings.prices.asOf,
      }
      if (over === undefined) this.#note(stands)
      else this.#note(stands, this.#done(over, event.at))
      await Promise.all(performed)
    }

    #done({ job, calls }: Activation, at: number): FunctionNote {
      return { t: 'done', at, job, calls, ...(this.#machine.bills.get(job) ?? NOTHING) }
    }

    async #perform(effect: PlatformEffect): Promise<void> {
      switch (effect.t) {
        case 'open':
          return this.#open(effect.container, effect.memory, effect.coldStart)
        case 'run':
          return this.#run(effect.container, effect.activation, effect.cold)
        case 'end':
          return this.#end(effect.container, effect.kill)
        case 'lost':
          return this.#lost(effect.activation, effect.reason, effect.words)
        case 'giveUp': {
          const ref = this.#containers.get(effect.container)
          return ref && env.tell(tokenOf(ref)!.ref, 'giveUp', [effect.words])
        }
        case 'wake':
          if (effect.at < Infinity) env.later(Math.max(0, effect.at - env.now()), 'tick', [])
      }
    }

    async #open(container: number, memory: number, coldStart: number): Promise<void> {
      try {
        const name = `${this.#name}-${this.#container++}`
        const ref = await env.spawn(Container() as never, {
          name,
          args: [this.#name, memory],
          place: 'alone',
          maxConcurrency: 1000,
          deadline: Infinity,
        })
        // It may have become needless while it began.
        if (!this.#machine.containers.has(container)) return void (await env.query('end', tokenOf(ref)!.ref))
        this.#containers.set(container, ref)
        if (coldStart > 0) await env.sleep(coldStart)
        if (this.#machine.containers.has(container)) await this.#do({ t: 'ready', at: env.now(), container })
      } catch (error) {
        const cause = wordsOf(error)
        // What has begun must not go on without the machine.
        this.#causes.set(container, cause)
        await this.#end(container, true)
        await this.#do({ t: 'gone', at: env.now(), container, cause, begun: true })
      }
    }

    async #run(container: number, activation: Activation, cold: boolean): Promise<void> {
      const { ref, name } = tokenOf(this.#containers.get(container))!
      const { invocation, submitted } = this.#works.get(activation.id)!
      const { job, data } = invocation
      const { id, calls, timeLimit } = activation
      const own = data === null ? null : calls.map((call) => data[call])
      const run: Run = [this.#jobFor(container, job), id, cold, calls, own, timeLimit, submitted]
      this.#note({
        t: 'begun',
        at: env.now(),
        job: job.key,
        calls: activation.calls,
        container: name,
        cold,
      })
      try {
        const ran = (await env.ask(ref, 'run', run, Infinity)) as Ran
        if (ran === 'back') {
          this.#told.delete(container)
          await this.#do({ t: 'back', at: env.now(), container, activation: activation.id })
          return
        }
        this.#works.delete(activation.id)
        const { took, end } = typeof ran === 'number' ? { took: ran, end: '' } : ran
        const ends = end !== ''
        if (ends) this.#causes.set(container, end)
        const done = { t: 'done', at: env.now(), container, activation: activation.id, ends, took } as const
        await this.#do(done, activation)
      } catch (error) {
        // Where the platform has ended it itself, the machine knows already.
        if (this.#machine.containers.has(container)) {
          this.#forget(container)
          // Nobody was there to begin it.
          const begun = !(error instanceof ActorNotFound)
          await this.#do({ t: 'gone', at: env.now(), container, cause: wordsOf(error), begun })
        }
      }
    }

    /** A container is told a job once. While messages are held each message says all. */
    #jobFor(container: number, job: Job): Job | string {
      const told = this.#told.get(container) ?? new Recent<true>(JOBS)
      this.#told.set(container, told)
      if (told.get(job.key) !== undefined && !env.held) return job.key
      told.set(job.key, true)
      return job
    }

    async #end(container: number, kill: boolean): Promise<void> {
      const ref = this.#containers.get(container)
      const cause = this.#causes.get(container) ?? 'it was over its time limit'
      this.#causes.delete(container)
      this.#forget(container)
      if (ref === undefined) return
      if (kill) await env.query('kill', tokenOf(ref)!.ref, cause)
      else await env.query('end', tokenOf(ref)!.ref)
    }

    #forget(container: number): void {
      this.#containers.delete(container)
      this.#told.delete(container)
    }

    /** Calls that nobody can answer for any more: the platform says so in their place. */
    async #lost(activation: Activation, reason: LossReason, words: string): Promise<void> {
      const { id, calls, memory } = activation
      this.#note(this.#done(activation, env.now()))
      const work = this.#works.get(id)
      if (work === undefined) return
      this.#works.delete(id)
      const { job } = work.invocation
      const error = platformError(reason === 'time' ? 'TimeoutError' : 'ContainerDied', words)
      const now = env.now()
      const runtime = `${job.backend} - ${memory}MB`
      const stats = { hostSubmitTstamp: work.submitted, workerEndTstamp: now }
      const endings = calls.map((call) => {
        const status = { job: job.key, call, activation: id, container: '', runtime, error, stats, logs: [] }
        return endingOf(status, null)
      })
      await cloud.finish(env, job.storage, endings)
    }

    /** For the stage. What happens in one turn is told together. */
    #note(...notes: readonly FunctionNote[]): void {
      this.#notes.push(...notes)
      if (this.#notes.length === notes.length) void Promise.resolve().then(() => this.#tellNotes())
    }

    #tellNotes(): void {
      env.note('functions', this.#name, ...notesTogether(this.#notes.splice(0)))
    }
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
