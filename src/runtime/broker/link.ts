/**
 * The broker's end of the wire to one host: what is to be posted, and both directions' dictionaries.
 */
import type { RefToken } from '../protocol/control'
import { BatchBuilder, type Batch } from '../protocol/wire'
import { tokenFor, type ActorEntry } from './actor-entry'

export class Link {
  readonly out = new BatchBuilder()
  /** Number on this link → the broker's number, for names that the host has sent. */
  readonly inNames: number[] = []
  /** The broker's number → number on this link. */
  readonly outNames: number[] = []
  /** Actors that the host has been told of. */
  private readonly introduced = new Set<number>()
  private introductions: RefToken[] | null = null
  /** Bytes that have left this host's account since it was last told. */
  room = 0

  constructor(readonly container: number) {}

  /** Tells the host of an actor before it hears from it. */
  introduce(entry: ActorEntry): void {
    if (this.introduced.has(entry.index)) return
    this.introduced.add(entry.index)
    ;(this.introductions ??= []).push(tokenFor(entry))
  }

  /** What is to be posted, with the actors that the host doesn't know yet. */
  take(epoch: number): { batch: Batch; transfers: ArrayBuffer[] } {
    const taken = this.out.take(epoch)
    taken.batch.actors = this.introductions
    this.introductions = null
    return taken
  }
}
