/**
 * 'director': actors known by name, and one director that carries what they tell each other.
 *
 * The model of the original: messages from outside go straight into an actor's mailbox (`msgTo`), messages between
 * actors take the way over the director (`this.director` in an actor), and there are no answers. So a message from
 * outside can overtake one from an actor. `stop()` therefore waits until nothing is under way; the original did not,
 * and `stop('as in the original')` does not either, and loses what is under way.
 */
import { ask, tell, type ActorClass, type ActorRef, type ActorsModule } from './actors'
import { makeDirectedActor, standInFor, STOP_WORD } from './directed'
import { makeDirectorActor } from './director-actor'
import { FunctionHandle, type ActorResult, type End } from './handle'

const NOT_RUNNING = 'The director does not run yet: call director.run() first.'

interface Member {
  readonly ref: ActorRef
  readonly end: (end: End) => void
}

/** The module 'director'. The last two are for the workers: spawned classes travel as names of this module. */
export interface DirectorModule {
  readonly Director: new () => RunningDirector
  readonly DirectorActor: ActorClass
  readonly DirectedActor: ActorClass
}

export interface RunningDirector {
  /** Starts the director. It need not be awaited: what follows waits for it. */
  run(): Promise<void>
  newActor(Class: ActorClass, name: string): Promise<FunctionHandle>
  /** Straight into the mailbox of that actor; resolves when there is room. The method 'pls stop' ends the actor. */
  msgTo(name: string, method: string, ...args: readonly unknown[]): Promise<void>
  retrieveActors(): string[]
  /** Waits until nothing is under way, and hears how many messages were relayed. */
  quiet(): Promise<void>
  stop(how?: 'as in the original'): Promise<void>
  /** It runs and waits for messages. */
  readonly waiting: boolean
  /** Resolves when it has stopped. */
  readonly finished: Promise<void>
  /** The director's own actor, null before it runs. */
  readonly container: unknown
  /** Messages relayed, as last heard: by `quiet()` and by `stop()`. */
  readonly counter: number
}

/**
 * The module for one notebook or actor. `travelsAs(Class, name)` says that a class, where it is shipped, stands for the
 * member `name` of this module at the destination.
 */
export function makeDirector(
  actors: ActorsModule,
  travelsAs: (Class: ActorClass, name: keyof DirectorModule) => void,
): DirectorModule {
  const DirectorActor = makeDirectorActor(actors)

  class Director implements RunningDirector {
    readonly finished: Promise<void>
    #container: ActorRef | null = null
    #counter = 0
    #waiting = false
    #started: Promise<ActorRef> | null = null
    #stopped: Promise<void> | null = null
    #finish: () => void = () => {}
    readonly #members = new Map<string, Member>()

    constructor() {
      this.finished = new Promise((resolve) => {
        this.#finish = resolve
      })
    }

    get waiting(): boolean {
      return this.#waiting
    }

    get container(): unknown {
      return this.#container
    }

    get counter(): number {
      return this.#counter
    }

    run(): Promise<void> {
      this.#started ??= this.#start()
      const running = this.#started.then(() => {})
      // Where nobody awaits run(), the next call that needs the director tells why it failed.
      running.catch(() => {})
      return running
    }

    async #start(): Promise<ActorRef> {
      this.#waiting = true
      try {
        this.#container = await actors.spawn(DirectorActor, { name: 'director' })
        return this.#container
      } catch (error) {
        this.#waiting = false
        throw error
      }
    }

    #running(): Promise<ActorRef> {
      if (this.#started === null) throw new Error(NOT_RUNNING)
      if (this.#stopped !== null) throw new Error('The director has stopped. Make a new one.')
      return this.#started
    }

    async newActor(Class: ActorClass, name: string): Promise<FunctionHandle> {
      const director = await this.#running()
      if (typeof Class !== 'function' || typeof Class.prototype !== 'object') {
        throw new TypeError(
          `newActor takes a class and a name, and what came for '${String(name)}' is no class.`,
        )
      }
      if (this.#members.has(name)) throw new Error(`There is an actor '${name}' already.`)
      const StandIn = standInFor(Class)
      travelsAs(StandIn, 'DirectedActor')
      const ref = await actors.spawn(StandIn, { name, args: [Class, director] })
      await ask(actors, director, 'register', [name, ref])
      let end: (end: End) => void = () => {}
      const ended = new Promise<End>((resolve) => {
        end = resolve
      })
      this.#members.set(name, { ref, end })
      return new FunctionHandle(name, ended)
    }

    msgTo(name: string, method: string, ...args: readonly unknown[]): Promise<void> {
      const member = this.#members.get(name)
      if (member === undefined) {
        const known = this.retrieveActors()
        const list = known.length === 0 ? 'It has no actors.' : `It has ${known.join(', ')}.`
        throw new Error(`The director has no actor '${name}'. ${list}`)
      }
      return method === STOP_WORD ? this.#end(name, member) : tell(actors, member.ref, method, args)
    }

    retrieveActors(): string[] {
      return [...this.#members.keys()]
    }

    async quiet(): Promise<void> {
      const director = await this.#running()
      await actors.quiet()
      await this.#hear(director)
    }

    stop(how?: 'as in the original'): Promise<void> {
      if (this.#started === null) return Promise.reject(new Error(NOT_RUNNING))
      this.#stopped ??= this.#stop(this.#started, how === undefined)
      return this.#stopped
    }

    async #stop(started: Promise<ActorRef>, wait: boolean): Promise<void> {
      const director = await started
      if (wait) await actors.quiet()
      await Promise.all([...this.#members].map(([name, member]) => this.#end(name, member)))
      await this.#hear(director)
      actors.stop(director)
      this.#waiting = false
      this.#finish()
    }

    /** Sends the stop word, and keeps what comes back, or why nothing does. */
    async #end(name: string, { ref, end }: Member): Promise<void> {
      this.#members.delete(name)
      try {
        end({ fields: (await ask(actors, ref, STOP_WORD)) as ActorResult })
      } catch (failed) {
        end({ failed })
      }
    }

    async #hear(director: ActorRef): Promise<void> {
      this.#counter = Number(await ask(actors, director, 'count'))
    }
  }
  return { Director, DirectorActor, DirectedActor: makeDirectedActor(actors) }
}
