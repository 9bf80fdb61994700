/**
 * What a decision reads and writes, as data.
 *
 * A decision is a generator: it yields what it needs, several at once, and is resumed with what was found. So one text
 * of it serves a state in memory, which finds at once, and a transaction, which finds later. What it writes it returns
 * with its answer, and nothing is written where it refuses but that an earlier incarnation is over.
 *
 * What a decision yields first hangs on its operation alone; a transaction of many operations reads ahead by it.
 */
import type { Answer, Body, BucketInfo, Entry, Name, ObjectInfo, Range } from './port'

export interface Head extends ObjectInfo {
  readonly pickled: boolean
}

/** A list holds the items first … next − 1; their numbers only grow. */
export interface ListInfo {
  readonly first: number
  readonly next: number
  readonly version: number
}

export type Kept = Entry | ListInfo

export type Need =
  | { readonly need: 'version' }
  | { readonly need: 'fence'; readonly actor: string }
  | { readonly need: 'bucket'; readonly bucket: string }
  | { readonly need: 'head'; readonly bucket: string; readonly key: string }
  | { readonly need: 'entry'; readonly key: string }
  | { readonly need: 'buckets' }
  /** In the order of the keys: at the most `limit` that begin with `prefix` and come after `after`. */
  | {
      readonly need: 'heads'
      readonly bucket: string
      readonly prefix: string
      readonly after: string | null
      readonly limit: number
    }
  /** The range is within the object. */
  | { readonly need: 'body'; readonly bucket: string; readonly head: Head; readonly range: Range | null }
  /** Items `from` … `to` − 1, which are there. */
  | { readonly need: 'items'; readonly key: string; readonly from: number; readonly to: number }

export interface Found {
  version: number
  /** The actor's latest incarnation that is over; 0 where none is. */
  fence: number
  bucket: BucketInfo | null
  head: Head | null
  entry: Kept | null
  buckets: readonly BucketInfo[]
  heads: readonly Head[]
  body: Body
  items: readonly unknown[]
}

export type FoundFor<N extends readonly Need[]> = {
  readonly [I in keyof N]: N[I] extends Need ? Found[N[I]['need']] : never
}

export type Write =
  | { readonly write: 'version'; readonly version: number }
  | { readonly write: 'fence'; readonly actor: string; readonly over: number }
  | { readonly write: 'bucket'; readonly bucket: string; readonly info: BucketInfo | null }
  /** `former` stood under its key. */
  | {
      readonly write: 'object'
      readonly bucket: string
      readonly head: Head
      readonly body: Body
      readonly former: Head | null
    }
  | { readonly write: 'remove'; readonly bucket: string; readonly head: Head }
  | { readonly write: 'remove all'; readonly bucket: string; readonly prefix: string }
  | { readonly write: 'entry'; readonly key: string; readonly kept: Kept | null }
  /** Items that get the numbers `at`, `at` + 1 … */
  | {
      readonly write: 'items'
      readonly key: string
      readonly at: number
      readonly values: readonly unknown[]
    }
  /** Items `from` … `to` − 1 are gone. */
  | { readonly write: 'drop'; readonly key: string; readonly from: number; readonly to: number }

export interface Decided<N extends Name> {
  readonly answer: Answer<N>
  readonly writes: readonly Write[]
}

export type Deciding<N extends Name> = Generator<readonly Need[], Decided<N>, readonly unknown[]>

/** Asks for several at once, and gives what was found in their order. */
export function* ask<const N extends readonly Need[]>(
  needs: N,
): Generator<readonly Need[], FoundFor<N>, readonly unknown[]> {
  return (yield needs) as FoundFor<N>
}

export const isList = (kept: Kept | null): kept is ListInfo => kept !== null && 'first' in kept
