/**
 * What runs in the containers: the director itself, and what makes a user's class an actor of a director.
 *
 * The director is an ordinary actor. `this.director(to, method, …)` tells it to relay, and it tells the receiver, so a
 * relayed call is two messages. Receivers are found by name; a message to an unknown name is an undeliverable letter,
 * which is shown, where the original's relay died without a word.
 */
import type { ActorClass, Part, Through } from './actors'

/** The message that ends an actor. It waits its turn in the mailbox like any other. */
export const STOP_WORD = 'pls stop'

const relay: Part = (actors) =>
  class DirectorActor {
    counter = 0

    async relay(to: string, method: string, args: readonly unknown[]): Promise<void> {
      this.counter += 1
      // Awaited, so that a flood of relays waits for room instead of growing without bound.
      await actors.actorRef.tell(to, method, ...args)
    }

    count(): number {
      return this.counter
    }
  }

const actor: Part = (actors, Class, [director]) => {
  const Base: ActorClass = Class ?? Object
  const Directed = class extends Base {
    director(to: string, method: string, ...args: readonly unknown[]): Promise<void> {
      return actors.actorRef.tell(director as object, 'relay', to, method, args)
    }

    [STOP_WORD](): Record<string, unknown> {
      actors.self.stop()
      return fieldsOf(this)
    }
  }
  // A subclass, so that private members and inheritance work; it keeps the name that the reader gave.
  Object.defineProperty(Directed, 'name', { value: Base.name })
  return Directed
}

/** An actor's own fields at its end, without those that cannot travel. */
function fieldsOf(instance: object): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(instance)) {
    try {
      fields[name] = structuredClone(value)
    } catch {
      // A function or another thing of its worker: the result does without it.
    }
  }
  return fields
}

export const parts: Readonly<Record<Through['part'], Part>> = {
  'director/relay': relay,
  'director/actor': actor,
}
