/**
 * What the director needs of the module 'actors', and the one thing it needs of the engine besides: `through`.
 *
 * The director is a programming model on top of actors. It reaches the engine by this interface only, so that it can
 * be tested without one.
 */

/** A class as a cell defines it. Its constructor takes no arguments from here. */
export type ActorClass = new (...args: never[]) => object

/** A reference; what is inside is the engine's affair. */
export type ActorRef = object

/**
 * A class passes through a part before the container makes the instance: the container calls
 * `parts[part](actors, Class, args)` and instantiates what that returns. Parts are code of the app, known to every
 * container, so nothing of them is shipped; `args` travel like the arguments of a message, references included.
 */
export interface Through {
  readonly part: 'director/relay' | 'director/actor'
  readonly args: readonly unknown[]
}

/** The module 'actors' as it is inside one actor. */
export interface ActorsInContainer {
  readonly actorRef: {
    tell(to: ActorRef | string, method: string, ...args: readonly unknown[]): Promise<void>
  }
  /** Ends this actor when the present handler has settled; its answer still goes out. */
  readonly self: { stop(): void }
}

export type Part = (
  actors: ActorsInContainer,
  Class: ActorClass | null,
  args: readonly unknown[],
) => ActorClass

/** The module 'actors' as it is in the notebook. */
export interface ActorsModule {
  /** Class null: nothing is shipped, the part makes the class. */
  spawn(
    Class: ActorClass | null,
    options: { readonly name: string; readonly through: Through },
  ): Promise<ActorRef>
  stop(ref: ActorRef): Promise<void>
  readonly actorRef: {
    tell(to: ActorRef, method: string, ...args: readonly unknown[]): Promise<void>
    ask(to: ActorRef, method: string, ...args: readonly unknown[]): Promise<unknown>
  }
  /** Resolves when every message sent so far, and every message that followed from it, has come to its end. */
  quiet(): Promise<void>
}
