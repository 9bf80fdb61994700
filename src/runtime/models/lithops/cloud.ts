/**
 * How a program finds its storage and its platforms: actors with names, made by whoever needs one first.
 *
 * They belong to the notebook, not to the cell that happened to be first, so they stay when that cell runs again. Where the
 * stage was cleared they are made anew.
 */
import { ActorDied, ActorNotFound, BadCall } from '../../actor/errors'
import type { Env } from '../../actor/env'
import { tokenOf, type Reference } from '../../actor/reference'
import type { Packed, RefToken } from '../../protocol/control'
import type { Answer, Name, Operation } from '../../store/port'
import type { Ending, Invocation, Job, StorageKind } from './jobs'
import type { PackedValue } from './pack-as'
import { OPERATIONS, type News } from './storage-actor'

type ActorClass = new (...args: never[]) => object

export interface CloudClasses {
  readonly ObjectStorage: () => ActorClass
  readonly FunctionPlatform: () => ActorClass
}

/** How many messages such an actor may have in hand at a time. */
const MANY = 10_000

const STORAGES: Readonly<Record<StorageKind, string>> = {
  durable: 'object storage',
  memory: 'memory storage',
}

export class Cloud {
  private readonly known = new Map<string, Promise<Reference>>()
  /** How often the actor of a name was found to be gone. */
  private readonly losses = new Map<string, number>()

  constructor(private readonly classes: CloudClasses) {}

  /** The actor of this name, made where there is none. */
  private async find(
    env: Env,
    name: string,
    Class: ActorClass,
    args: readonly unknown[],
  ): Promise<Reference> {
    const key = `${env.epoch} ${name}`
    let found = this.known.get(key)
    if (found === undefined) {
      found = this.lookUp(env, name, Class, args)
      this.known.set(key, found)
      found.catch(() => this.known.delete(key))
    }
    return found
  }

  private async lookUp(
    env: Env,
    name: string,
    Class: ActorClass,
    args: readonly unknown[],
  ): Promise<Reference> {
    for (;;) {
      try {
        return await env.lookup(name)
      } catch (error) {
        if (!(error instanceof ActorNotFound)) throw error
      }
      try {
        return await env.spawn(Class as never, { name, args, lasting: true, maxConcurrency: MANY })
      } catch (error) {
        // Somebody else was quicker; theirs is looked up.
        if (!(error instanceof BadCall) || !error.message.includes('is taken')) throw error
      }
    }
  }

  private storage(env: Env, kind: StorageKind): Promise<Reference> {
    return this.find(env, STORAGES[kind], this.classes.ObjectStorage(), [kind])
  }

  private platform(env: Env, backend: string): Promise<Reference> {
    return this.find(env, backend, this.classes.FunctionPlatform(), [backend])
  }

  /** Asks without a deadline, and (`again`) once more where the actor is another one since. */
  private async ask(
    env: Env,
    find: () => Promise<Reference>,
    method: string,
    args: readonly unknown[],
    again = true,
  ): Promise<unknown> {
    const found = find()
    const actor = tokenOf(await found)!
    try {
      return await env.ask(actor.ref, method, args, Infinity)
    } catch (error) {
      if (!isGone(error)) throw error
      await this.lose(env, actor)
      if (!again || !(error instanceof ActorNotFound)) throw error
      return env.ask(tokenOf(await find())!.ref, method, args, Infinity)
    }
  }

  /** Where the stage was cleared the others are gone too, so all are looked up anew. Counted once an actor. */
  private async lose(env: Env, { name, ref }: RefToken): Promise<void> {
    const known = await this.known.get(`${env.epoch} ${name}`)?.catch(() => undefined)
    if (known === undefined || tokenOf(known)!.ref !== ref) return
    this.losses.set(name, (this.losses.get(name) ?? 0) + 1)
    this.known.clear()
  }

  /** How often this storage was lost. What it knew of jobs is lost with it. */
  lossesOf(kind: StorageKind): number {
    return this.losses.get(STORAGES[kind]) ?? 0
  }

  asksStorage(
    env: Env,
    kind: StorageKind,
    method: string,
    args: readonly unknown[],
    again = true,
  ): Promise<unknown> {
    return this.ask(env, () => this.storage(env, kind), method, args, again)
  }

  // ---- storage

  perform<N extends Name>(env: Env, kind: StorageKind, operation: Operation<N>): Promise<Answer<N>> {
    const { op, ...given } = operation as Operation
    if (!(OPERATIONS as readonly string[]).includes(op)) throw new Error(`The storage has no ${op}.`)
    return this.asksStorage(env, kind, op, [given]) as Promise<Answer<N>>
  }

  begin(env: Env, job: Job, code: Packed, data: readonly PackedValue[]): Promise<string> {
    const args = [job.functionKey, code, job.dataKey, data]
    return this.asksStorage(env, job.storage, 'begin', args) as Promise<string>
  }

  code(env: Env, job: Job): Promise<Packed | null> {
    return this.asksStorage(env, job.storage, 'code', [job.functionKey]) as Promise<Packed | null>
  }

  data(env: Env, job: Job, calls: readonly number[]): Promise<readonly PackedValue[] | null> {
    return this.asksStorage(env, job.storage, 'data', [job.dataKey, calls]) as Promise<
      readonly PackedValue[] | null
    >
  }

  async finish(env: Env, kind: StorageKind, endings: readonly Ending[]): Promise<void> {
    const storage = tokenOf(await this.storage(env, kind))!
    // Told: the storage keeps it, or says itself what became of the call. Each waits for room: a chunk may have thousands.
    for (const { job, call, status, output } of endings)
      await env.tell(storage.ref, 'finish', [job, call, status, output])
  }

  /** Another storage than the one that had the jobs would never have news of them: it isn't asked. */
  news(env: Env, kind: StorageKind, wanted: Readonly<Record<string, number>>, now: boolean): Promise<News> {
    return this.asksStorage(env, kind, 'news', [wanted, now], false) as Promise<News>
  }

  outputs(
    env: Env,
    kind: StorageKind,
    job: string,
    calls: readonly number[],
  ): Promise<(PackedValue | null)[]> {
    return this.asksStorage(env, kind, 'outputs', [job, calls]) as Promise<(PackedValue | null)[]>
  }

  async forget(env: Env, kind: StorageKind, jobs: readonly string[]): Promise<void> {
    await this.asksStorage(env, kind, 'forget', [jobs])
  }

  // ---- platform

  /**
   * Told: a platform has handled it when all calls have ended. What is told to one that is gone would be lost without a
   * word, so it is looked up first.
   */
  async invoke(env: Env, invocation: Invocation): Promise<void> {
    this.known.delete(`${env.epoch} ${invocation.job.backend}`)
    const platform = tokenOf(await this.platform(env, invocation.job.backend))!
    await env.tell(platform.ref, 'invoke', [invocation])
  }

  async waits(env: Env, backend: string, activation: number, jobs: readonly string[]): Promise<void> {
    const platform = tokenOf(await this.platform(env, backend))!
    await env.tell(platform.ref, 'waits', [activation, jobs])
  }

  asksPlatform(env: Env, backend: string, method: string, ...args: unknown[]): Promise<unknown> {
    return this.ask(env, () => this.platform(env, backend), method, args)
  }
}

/** An ask that failed since its actor is gone. */
export function isGone(error: unknown): boolean {
  return error instanceof ActorNotFound || error instanceof ActorDied
}
