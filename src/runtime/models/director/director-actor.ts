/**
 * The director itself, an ordinary actor: what actors tell each other passes through it, and it counts.
 *
 * So a relayed call is two messages. A message to a name that it does not know is looked up among all actors; where
 * there is none the relay fails with words and goes on, while the original's died silently.
 */
import { tell, type ActorRef, type ActorsModule } from './actors'

export interface DirectorActor {
  readonly counter: number
  register(name: string, ref: ActorRef): void
  relay(to: string, method: string, args: readonly unknown[]): Promise<void>
  count(): number
}

export function makeDirectorActor(actors: ActorsModule): new () => DirectorActor {
  return class implements DirectorActor {
    static {
      Object.defineProperty(this, 'name', { value: 'DirectorActor' })
    }

    counter = 0
    readonly #known = new Map<string, ActorRef>()

    register(name: string, ref: ActorRef): void {
      this.#known.set(name, ref)
    }

    async relay(to: string, method: string, args: readonly unknown[]): Promise<void> {
      this.counter += 1
      const ref = this.#known.get(to)
      // Awaited, so that a flood of relays waits for room instead of growing without bound.
      await (ref === undefined ? actors.actorRef.tell(to, method, ...args) : tell(actors, ref, method, args))
    }

    count(): number {
      return this.counter
    }
  }
}
