/**
 * Where bodies lie. A short one lies in its head, so that a small result costs one record. A long one lies in chunks of
 * 1 MiB, so that a range of a big object reads only the chunks that it touches; a long pickle is one record.
 */
import type { Head } from '../needs'
import { isPickle } from '../object-decisions'
import type { Body, Range } from '../port'
import { gotten, partsOf } from './requests'

export const CHUNK = 1 << 20
/** Bodies of at most so many bytes lie in their heads, which a listing reads. */
export const SHORT = 2048
/** So many chunks are on their way at once. */
const WINDOW = 8

/** In which chunk a byte lies. */
export const chunkOf = (byte: number) => Math.floor(byte / CHUNK)

/** A head as it lies in the database. */
export interface HeadRecord extends Head {
  readonly short?: Body
}

const chunksOf = (head: Head) => {
  if (head.size <= SHORT) return 0
  return head.pickled ? 1 : Math.ceil(head.size / CHUNK)
}

/** Only these bytes. What is cloned into the database takes the whole buffer with it. */
export function alone(bytes: Uint8Array, from = 0, to = bytes.length): Uint8Array {
  const whole = bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === to - from
  return whole ? bytes : bytes.slice(from, to)
}

export function recordOf(head: Head, body: Body): HeadRecord {
  if (head.size > SHORT) return head
  return { ...head, short: isPickle(body) ? body : alone(body) }
}

/**
 * Writes the chunks, and takes away those that `former` had more. Few are copied ahead of the database. `isThere`: the
 * only chunk was written already.
 */
export async function writeBody(
  bodies: IDBObjectStore,
  bucket: string,
  head: Head,
  body: Body,
  former: Head | null,
  isThere: boolean,
): Promise<void> {
  const [count, before] = [chunksOf(head), former === null ? 0 : chunksOf(former)]
  const { key } = head
  if (before > count) bodies.delete(IDBKeyRange.bound([bucket, key, count], [bucket, key, []]))
  if (count === 0 || isThere) return
  if (isPickle(body)) return void bodies.put({ pickled: body.pickled }, [bucket, key, 0])
  for (let n = 0; n < count; n++) {
    const chunk = alone(body, n * CHUNK, Math.min((n + 1) * CHUNK, body.length))
    const request = bodies.put(chunk, [bucket, key, n])
    if (n % WINDOW === WINDOW - 1) await gotten(request)
  }
}

export function removeBody(bodies: IDBObjectStore, bucket: string, head: Head): void {
  if (chunksOf(head) > 0) bodies.delete(partsOf(bucket, head.key))
}

/** `part` gives a record of the body by its number. */
export async function readBody(
  part: (n: number) => Promise<unknown>,
  head: HeadRecord,
  range: Range | null,
): Promise<Body> {
  const { short, size } = head
  const { from, to } = range ?? { from: 0, to: size - 1 }
  if (short !== undefined) return isPickle(short) || range === null ? short : short.slice(from, to + 1)
  if (head.pickled) return { pickled: ((await part(0)) as { pickled: unknown }).pickled, size }
  const [first, last] = [chunkOf(from), chunkOf(to)]
  if (first === last) {
    const chunk = (await part(first)) as Uint8Array
    return alone(chunk, from - first * CHUNK, to + 1 - first * CHUNK)
  }
  const bytes = new Uint8Array(to - from + 1)
  for (let n = first; n <= last; n += WINDOW) {
    const numbers = Array.from({ length: Math.min(WINDOW, last + 1 - n) }, (_, i) => n + i)
    for (const [i, chunk] of (await Promise.all(numbers.map(part))).entries()) {
      const at = numbers[i] * CHUNK
      const cut = (chunk as Uint8Array).subarray(Math.max(0, from - at), to + 1 - at)
      bytes.set(cut, Math.max(0, at - from))
    }
  }
  return bytes
}
