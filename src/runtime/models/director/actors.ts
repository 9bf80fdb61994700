/**
 * What the director needs of the module 'actors', as a type of its own: it sees the engine by nothing else, and its
 * tests run without one. The same module serves in the notebook and inside each actor.
 */

/** A class as a cell defines it. */
export type ActorClass = new (...args: never[]) => object

/** A reference; its members are known only at run time. */
export type ActorRef = object

export interface ActorsModule {
  spawn(
    Class: ActorClass,
    options: { readonly name: string; readonly args?: readonly unknown[] },
  ): Promise<ActorRef>
  stop(ref: ActorRef): void
  readonly actorRef: {
    tell(to: ActorRef | string, method: string, ...args: unknown[]): Promise<void>
    ask(to: ActorRef | string, method: string, ...args: unknown[]): Promise<unknown>
  }
  /** `stop` ends this actor when the present handler has settled; its answer still goes out. */
  readonly self: { stop(): void }
  /** Resolves when no actor handles and no message waits. */
  quiet(): Promise<void>
}

interface Member {
  (...args: readonly unknown[]): Promise<unknown>
  tell(...args: readonly unknown[]): Promise<void>
}

function memberOf(ref: ActorRef, method: string): Member | null {
  const member: unknown = Reflect.get(ref, method)
  return typeof member === 'function' && 'tell' in member ? (member as Member) : null
}

/**
 * Tells at once where the reference has the member. `actorRef` is for the rest: it sends a moment later, when a handler
 * that nobody awaited may have settled.
 */
export function tell(
  actors: ActorsModule,
  ref: ActorRef,
  method: string,
  args: readonly unknown[],
): Promise<void> {
  return memberOf(ref, method)?.tell(...args) ?? actors.actorRef.tell(ref, method, ...args)
}

export function ask(
  actors: ActorsModule,
  ref: ActorRef,
  method: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  return memberOf(ref, method)?.(...args) ?? actors.actorRef.ask(ref, method, ...args)
}
