/**
 * What makes a user's class an actor of a director: `this.director(to, method, …)`, and the stop word.
 *
 * Both are methods of a subclass, so that private members, inheritance and constructors work as the reader wrote them.
 * The subclass is made where the actor lives. What is spawned is a class of this module that travels by its name, with
 * the reader's class as an argument, and whose constructor returns an instance of the subclass.
 */
import { tell, type ActorClass, type ActorRef, type ActorsModule } from './actors'

/** The message that ends an actor. It waits its turn in the mailbox like any other. */
export const STOP_WORD = 'pls stop'

/** For the actor's own worker: `new (makeDirectedActor(actors))(Class, director)` is the actor. */
export function makeDirectedActor(
  actors: ActorsModule,
): new (Class: ActorClass, director: ActorRef) => object {
  return class {
    constructor(Class: ActorClass, director: ActorRef) {
      const Directed = class extends Class {
        director(to: string, method: string, ...args: readonly unknown[]): Promise<void> {
          return tell(actors, director, 'relay', [to, method, args])
        }

        [STOP_WORD](): Record<string, unknown> {
          actors.self.stop()
          return fieldsOf(this)
        }
      }
      Object.defineProperty(Directed, 'name', { value: Class.name })
      return new Directed()
    }
  }
}

/** For whoever spawns: a class with the name and the methods that the actor will have. */
export function standInFor(Class: ActorClass): ActorClass {
  const StandIn = class extends Class {
    [STOP_WORD](): void {}
  }
  Object.defineProperty(StandIn, 'name', { value: Class.name })
  return StandIn
}

/** An actor's own fields at its end, without those that cannot travel. */
export function fieldsOf(instance: object): Record<string, unknown> {
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
