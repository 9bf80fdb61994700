/**
 * The wire between a host (kernel or container) and the broker: batches of messages in columns.
 *
 * A batch is one Int32Array of headers (STRIDE numbers a message) and one flat array of arguments. Object envelopes
 * cost almost twice as much to clone; columns reach the speed of forwarding unread. Method names and call sites are
 * interned a link and a direction: a batch carries the names that its receiver hasn't seen yet.
 */

import type { RefToken } from './control'

/** Numbers a message header has. */
export const STRIDE = 12

/** Offsets in a header. */
export const KIND = 0
/** Number of the message within its activation: (activation, n) is its identity. */
export const N = 1
export const FROM = 2
export const TO = 3
/** Ordinal of the sender's activation, counted over the actor's life. */
export const ACTIVATION = 4
/** Row of the message or answer that the sender received last: the causal parent; -1 for none. */
export const CAUSE = 5
export const METHOD = 6
export const SITE = 7
export const BYTES = 8
/** Low 16 bits: number of arguments; above: flags. */
export const ARGC = 9
/** Host → broker: the host's token of an ask. Broker → host: the row. Answers: the row, then the token. */
export const TOKEN = 10
/** Incarnation of the sender (host → broker) or of the receiver (broker → host): the fence. */
export const INCARNATION = 11

export const FLAG_REFS = 1 << 16
export const FLAG_LATE = 1 << 17
/** Arguments hold a big buffer that is moved, not copied, so the broker can't keep a second one. */
export const FLAG_MOVED = 1 << 18
/** On a failure: the actor's supervision asks for a restart, or for a stop. */
export const FLAG_RESTART = 1 << 19
export const FLAG_STOP = 1 << 20
/** On an ask: its asker waits without a deadline. */
export const FLAG_PATIENT = 1 << 21

/** The token of what is not answered. */
export const NOBODY = -1

export const enum Kind {
  Tell = 1,
  Ask = 2,
  Answer = 3,
  Failure = 4,
  /** TO = actor, N = started, ACTIVATION = settled: all deliveries below these ordinals have begun, have ended. */
  Watermark = 5,
  /** A handler that settled out of order (maxConcurrency > 1). TOKEN = row. */
  Settled = 6,
  Spawn = 7,
  /** TO = actor that is to stop, in order after what was sent to it before. */
  Stop = 8,
  /** args [fields]; FROM = actor. */
  State = 9,
  /** args [level, text, cell, line]; FROM = actor. */
  Log = 10,
  /** The end of a slice. FROM = actor, N = SliceEnd, ACTIVATION = its pause, args [words] when uncontrolled. */
  Slice = 11,
  /** A timer asked of the broker (step, explore). TOKEN = host's token, args [seconds]. */
  Timer = 12,
  /** An ask that its asker no longer waits for. TOKEN = the host's token. */
  Cancel = 13,
  /** The host says that FROM waits: N asks open, ACTIVATION others (timers, other sources). */
  Blocked = 14,
  /** A question to the broker that isn't a message: args [name, …], answered by token. NOBODY: a note, not answered. */
  Query = 15,
  /** Broker → host: BYTES that left this host's account, so that its outbox has room again. */
  Room = 16,
  /** Broker → host: TO = actor whose delivered, unstarted messages are taken back; answered by Watermark. */
  Revoke = 17,
  /** Broker → host: N = pause: report slices and trap time from now on; N = 0: no more (live). args [seconds of the clock]. */
  Mode = 22,
  /** Broker → host: args [seconds of the run's clock], which has moved by another host's timer. */
  Time = 23,
  /** Broker → host: TO = actor to drop. */
  Drop = 18,
  /** Broker → host: TOKEN = timer that fires; args [seconds of the run's clock]. */
  Fire = 19,
  /** Host → broker: FROM's constructor has returned (args [null]) or thrown (args [error]). */
  Started = 20,
  /** Broker → host: everything here takes N ÷ 100 times as long from now on. */
  Slow = 24,
  /** Host → broker: args [operation]; FROM shows it in the cell that made it. */
  Display = 21,
}

export const enum SliceEnd {
  Settled = 0,
  Blocked = 1,
  Uncontrolled = 2,
}

export interface Batch {
  /** The run that it belongs to; batches of an earlier run are dropped. */
  readonly epoch: number
  /**
   * Text where they are few: threads clone two characters a number for nothing, where as many numbers cost
   * microseconds and a typed array more. `headersOf` reads both, `countOf` counts both.
   */
  readonly headers: Int32Array | string
  readonly args: unknown[]
  /** Names new on this link and direction, in the order of their numbers. */
  readonly names: readonly string[] | null
  /** Broker → host: actors that the host hasn't heard of, senders among them. */
  actors: readonly RefToken[] | null
  /** Broker → host: so many more of the host's batches have been read. */
  acks: number
}

/** A batch as threads post it: they clone a list sooner than an object with the names of its fields. */
export type Posted = readonly [
  epoch: number,
  headers: Int32Array | string,
  args: unknown[],
  acks: number,
  names?: readonly string[] | null,
  actors?: readonly RefToken[] | null,
]

export function posted({ epoch, headers, args, acks, names, actors }: Batch): Posted {
  return names === null && actors === null
    ? [epoch, headers, args, acks]
    : [epoch, headers, args, acks, names, actors]
}

/** Whether it has the form of one: programs can post what they like. What its numbers say is not looked at. */
export function isPosted(data: unknown): data is Posted {
  if (!Array.isArray(data)) return false
  const [epoch, headers, args, acks, names = null, actors = null] = data as unknown[]
  const whole =
    typeof headers === 'string' ? headers.length % (STRIDE * CHARACTERS) === 0 : headers instanceof Int32Array
  return (
    typeof epoch === 'number' &&
    whole &&
    Array.isArray(args) &&
    typeof acks === 'number' &&
    (names === null || (Array.isArray(names) && names.every((name) => typeof name === 'string'))) &&
    (actors === null || Array.isArray(actors))
  )
}

export function received([epoch, headers, args, acks, names = null, actors = null]: Posted): Batch {
  return { epoch, headers, args, names, actors, acks }
}

/** A host may have so many unread batches at the main thread; what it sends beyond waits in its own outbox. */
export const LINK_WINDOW = 64
/**
 * While so many are unread, a batch that isn't full waits and grows. With 64 hosts that talk in small batches the page
 * would otherwise have thousands of tasks to do before it may draw.
 */
export const SMALL_WINDOW = 4
/** A batch is posted at the latest when it has so many messages. */
export const BATCH_LIMIT = 512

const MOVE_HEADERS_FROM = 4096
/** Messages up to which headers travel as text. */
const FEW = 16
/** A number has so many characters there. */
const CHARACTERS = 2

/** The headers of a batch as the columns that they are. */
export function headersOf({ headers }: Batch): Int32Array {
  if (typeof headers !== 'string') return headers
  const columns = new Int32Array(headers.length / CHARACTERS)
  for (let i = 0, at = 0; i < columns.length; i++, at += CHARACTERS)
    columns[i] = headers.charCodeAt(at) | (headers.charCodeAt(at + 1) << 16)
  return columns
}

/** How many messages a batch has. */
export function countOf({ headers }: Pick<Batch, 'headers'>): number {
  return headers.length / (typeof headers === 'string' ? CHARACTERS * STRIDE : STRIDE)
}

/** The first numbers as text, the low half of each before its high half. */
function asText(numbers: Int32Array, length: number): string {
  const characters: number[] = []
  for (let i = 0; i < length; i++) characters.push(numbers[i] & 0xffff, numbers[i] >>> 16)
  return String.fromCharCode(...characters)
}

/** Collects messages in columns until they are taken as one batch. */
export class BatchBuilder {
  headers = new Int32Array(64 * STRIDE)
  args: unknown[] = []
  names: string[] | null = null
  transfers: ArrayBuffer[] | null = null
  count = 0
  private numbers = new Map<string, number>()

  /** Number of a name on this link, announcing it when new. */
  intern(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      number = this.numbers.size
      this.numbers.set(name, number)
      ;(this.names ??= []).push(name)
    }
    return number
  }

  /** Room for one more header; returns its offset. */
  reserve(): number {
    const at = this.count * STRIDE
    if (at === this.headers.length) {
      const wider = new Int32Array(this.headers.length * 2)
      wider.set(this.headers)
      this.headers = wider
    }
    this.count++
    return at
  }

  push(
    kind: Kind,
    n: number,
    from: number,
    to: number,
    activation: number,
    cause: number,
    method: number,
    site: number,
    bytes: number,
    argc: number,
    token: number,
    incarnation: number,
  ): void {
    const at = this.reserve()
    const h = this.headers
    h[at] = kind
    h[at + 1] = n
    h[at + 2] = from
    h[at + 3] = to
    h[at + 4] = activation
    h[at + 5] = cause
    h[at + 6] = method
    h[at + 7] = site
    h[at + 8] = bytes
    h[at + 9] = argc
    h[at + 10] = token
    h[at + 11] = incarnation
  }

  /** The batch so far, and an empty builder again. Interned names stay known. */
  take(epoch: number): { batch: Batch; transfers: ArrayBuffer[] } {
    const length = this.count * STRIDE
    const headers = this.count <= FEW ? asText(this.headers, length) : this.headers.slice(0, length)
    const batch: Batch = { epoch, headers, args: this.args, names: this.names, actors: null, acks: 0 }
    const transfers = this.transfers ?? []
    // Moving a buffer costs some microseconds: a small one is copied sooner.
    if (typeof headers !== 'string' && headers.byteLength >= MOVE_HEADERS_FROM) transfers.push(headers.buffer)
    this.args = []
    this.names = null
    this.transfers = null
    this.count = 0
    return { batch, transfers }
  }
}
