/**
 * Control words: what the broker's side asks of a host over Comlink, each call with a deadline.
 *
 * Plain data only. Mailbox traffic never travels here.
 */
import type { FieldView, Mode } from './view'

/** Code and captured values, made by ship/; opaque to everyone between. */
export type ShippedBundle = object

/** A value with the code that it refers to, and how large both are, in bytes. */
export interface Packed {
  readonly bundle: ShippedBundle
  readonly bytes: number
}

/** A module's export seen from a bundle. */
export interface NativeName {
  readonly module: string
  readonly name: string
}

/** An actor reference in a message or a bundle. `methods` and `className` let the receiver build its members. */
export interface RefToken {
  readonly ref: number
  readonly id: string
  readonly name: string
  readonly className: string
  readonly methods: readonly string[]
  /** Its incarnation when the token was made; messages go to whichever is the latest. */
  readonly incarnation: number
}

/** Where an actor lives: see SpawnOptions. */
export type Place = 'own' | 'shared' | 'alone'

export type Supervision = 'resume' | 'restart' | 'stop'

/** What `spawn` asks of the broker. */
export interface SpawnRequest {
  readonly name: string
  readonly className: string
  readonly methods: readonly string[]
  readonly bundle: ShippedBundle
  /** Shipped with the class, so that functions may be among the arguments. */
  readonly bytes: number
  readonly supervision: Supervision
  readonly maxRestarts: number
  readonly place: Place
  /** Belongs to the notebook: it stays when the cell or the actor that made it is over. */
  readonly lasting: boolean
  readonly maxConcurrency: number
  /** Seconds. */
  readonly deadline: number
  /** Cell and version of the class, for "Changed since it ran". */
  readonly cell: string
  readonly version: number
}

/** What a host needs to make an actor. */
export interface StartSpec {
  readonly index: number
  readonly id: string
  readonly name: string
  readonly className: string
  readonly incarnation: number
  /** Ordinal of the activation in which the constructor runs. */
  readonly activation: number
  /** Ordinal of the first message that it will get. */
  readonly first: number
  /** The pause in which it begins, as the broker has it: it comes by another port than the word of a pause. */
  readonly pause: number
  /** Ordinals that its earlier incarnations gave to their children. */
  readonly children: number
  readonly bundle: ShippedBundle
  readonly supervision: Supervision
  readonly maxConcurrency: number
  readonly deadline: number
  readonly seed: number
  /** Row of the spawn that caused it. */
  readonly cause: number
}

/** Factors that a run's clock may have. */
export const CLOCK_RATES = { least: 0.01, most: 1000 }

export function isClockRate(rate: number): boolean {
  return rate >= CLOCK_RATES.least && rate <= CLOCK_RATES.most
}

/**
 * The run's clock showed `seconds` when the machine's showed `at`; in between lies what was held meanwhile. Where nothing
 * is held it goes `rate` times as fast as the machine's.
 */
export interface ClockReading {
  readonly seconds: number
  readonly at: number
  readonly rate: number
}

/** How a host runs. */
export interface RunSettings {
  readonly epoch: number
  /** 0: live. Else the number of the pause: time is trapped, and the end of every slice is reported with it. */
  readonly pause: number
  readonly clock: ClockReading
  readonly seed: number
  readonly outboxBytes: number
}

export interface StateReport {
  readonly fields: readonly FieldView[]
  /** Hash of the whole state where it could be walked, 0 otherwise. */
  readonly hash: number
}

/** An error on its way between workers. */
export interface WireError {
  readonly name: string
  readonly message: string
  readonly stack: string
  /** Name of the ActorError it is, or '' for an error of the user's. */
  readonly actorError: string
  /** Stack of where it was thrown, when it has come from another actor already. */
  readonly remoteStack: string
  /** The thrown value where it isn't an Error and can be copied. */
  readonly value?: unknown
}

export type { Mode }
