/**
 * What the main thread may ask of a container over Comlink, and the first words between the two.
 */
import type { RunSettings, StartSpec } from './control'

export interface ContainerControl {
  /** A new run: drops every actor. False where a program has changed built-ins for good, so that the worker can't stay. */
  reset(settings: RunSettings): boolean
  /** Sends the states that have changed now, not at the next tick. */
  report(): void
  /** Takes in the pack of modules that come later; '' for none. */
  takePack(text: string): Promise<void>
  /** Accepts the actor; how its constructor ended comes as a Started row. */
  start(specs: readonly StartSpec[]): void
}

/** What every worker that the page holds can be asked. */
export interface ProofOfLife {
  /** Resolves when the worker holds its lock, at once where there are none. */
  ping(): Promise<void>
  /** Nothing is open in it: no handler, timer or request. */
  idle(): boolean
}

/** The first message to any worker of the machine. */
export interface Hello {
  readonly t: 'hello'
  /** Where batches come and go; null: the worker's own messages. */
  readonly batches: MessagePort | null
  readonly control: MessagePort
  readonly settings: RunSettings
  /** Name of the Web Lock that the worker holds while it lives, or '' where there are none. */
  readonly lock: string
  /** Where public/datasets is. */
  readonly base: string
  /** Stop: a flag shared with the page, where it's isolated. */
  readonly flag: Int32Array | null
  /** The pack of modules that come later, where a cell has asked for one; '' before. */
  readonly pack: string
  /** Stop: a blob URL that the page revokes, where it isn't. */
  readonly pollUrl: string
}
