/**
 * 'director' as the editor knows it: types, and words for whoever reads them while they type.
 *
 * Kept by hand beside `runtime/models/director/director.ts`; a test compares the names.
 */

/** Stands for an actor that a director made, and for what is left of it at its end. */
export interface FunctionHandle {
  /** The actor's name. */
  readonly name: string
  /**
   * The actor's fields as they were at its end: waits for it.
   *
   * ```ts
   * const { value } = await handle.getResult()
   * ```
   */
  getResult(): Promise<any>
  /** Gives the result up. */
  clean(): void
}

/**
 * Makes actors that are known by name, and carries what they tell each other. An actor sends by
 * `this.director(name, method, …)`.
 *
 * ```ts
 * const director = new Director()
 * director.run()
 * const handle = await director.newActor(Counter, 'counter')
 * director.msgTo('counter', 'increment')
 * await director.stop()
 * ```
 */
export class Director {
  /** Starts the director. What follows waits for it. */
  run(): Promise<void>
  /**
   * Makes an actor of a class, by a name.
   *
   * ```ts
   * const handle = await director.newActor(Counter, 'counter')
   * ```
   */
  newActor(Class: new (...args: any[]) => object, name: string): Promise<FunctionHandle>
  /**
   * Puts a message into that actor's mailbox. The method `'pls stop'` ends the actor.
   *
   * ```ts
   * director.msgTo('counter', 'increment')
   * ```
   */
  msgTo(name: string, method: string, ...args: unknown[]): Promise<void>
  /** The names of its actors. */
  retrieveActors(): string[]
  /** Waits until no message is under way. */
  quiet(): Promise<void>
  /**
   * Waits until no message is under way, and ends all actors. `'as in the original'` does not wait, and loses what is
   * under way.
   */
  stop(how?: 'as in the original'): Promise<void>
  /** Whether it runs and waits for messages. */
  readonly waiting: boolean
  /** Resolves when it has stopped. */
  readonly finished: Promise<void>
  /** The director's own actor; null before it runs. */
  readonly container: any
  /** How many messages it has carried, as heard at the last `quiet()` or `stop()`. */
  readonly counter: number
}

/** For the machine: the class of the director's own actor. */
export const DirectorActor: new (...args: any[]) => object
/** For the machine: what a class becomes that a director makes an actor of. */
export const DirectedActor: new (...args: any[]) => object
