/** What calls of Storage are given, checked and told: each refusal names the call, what it takes, and what came. */
import { BadCall } from '../../actor/errors'
import type { Range } from '../../store/port'
import { came } from '../given'

/** As on S3: bytes of a key in UTF-8, characters of a bucket's name. */
const KEY_BYTES = 1024
const BUCKET_LENGTH = 63

export function bucketOf(call: string, bucket: unknown): string {
  if (typeof bucket !== 'string' || bucket === '')
    throw new BadCall(`${call} takes the name of a bucket first, such as 'data'; ${came(bucket)} came.`)
  if (bucket.includes('/'))
    throw new BadCall(
      `A bucket's name has no '/', and ${came(bucket)} has. What stands behind it is the key.`,
    )
  if (bucket.length > BUCKET_LENGTH)
    throw new BadCall(`A bucket's name has at most ${BUCKET_LENGTH} characters; ${came(bucket)} has more.`)
  return bucket
}

export function keyOf(call: string, key: unknown): string {
  if (typeof key !== 'string' || key === '')
    throw new BadCall(`${call} takes a key, such as 'results/1.json'; ${came(key)} came.`)
  const bytes = new TextEncoder().encode(key).length
  if (bytes > KEY_BYTES)
    throw new BadCall(`A key has at most ${KEY_BYTES} bytes, and ${came(key)} has ${bytes}.`)
  return key
}

export function keysOf(call: string, keys: unknown): string[] {
  if (!Array.isArray(keys)) throw new BadCall(`${call} takes a list of keys; ${came(keys)} came.`)
  return keys.map((key) => keyOf(call, key))
}

/** '' where none is given. */
export function prefixOf(call: string, prefix: unknown): string {
  if (prefix === undefined || prefix === null) return ''
  if (typeof prefix !== 'string')
    throw new BadCall(`${call} takes a text that keys begin with; ${came(prefix)} came.`)
  return prefix
}

/** Text as UTF-8, and bytes as they are. Not a copy: whoever takes them makes it. */
export async function bytesOf(call: string, body: unknown): Promise<Uint8Array> {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Uint8Array) return body
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  if (typeof Blob === 'function' && body instanceof Blob) return new Uint8Array(await body.arrayBuffer())
  const advice =
    body === undefined
      ? 'The body comes after bucket and key.'
      : 'Other values become text first: JSON.stringify(value).'
  throw new BadCall(`${call} takes text or bytes as a body; ${came(body)} came. ${advice}`)
}

/** `{ from, to }` or 'bytes=0-99', both ends part of it. 'bytes=100-' goes to the end. */
export function rangeOf(range: unknown): Range {
  if (typeof range === 'string') {
    const match = /^bytes=(\d+)-(\d*)$/.exec(range.trim())
    if (match !== null) return { from: Number(match[1]), to: match[2] === '' ? Infinity : Number(match[2]) }
  } else if (typeof range === 'object' && range !== null) {
    const { from, to = Infinity } = range as { from?: unknown; to?: unknown }
    if (typeof from === 'number' && typeof to === 'number') return { from, to }
  }
  throw new BadCall(
    `A range is { from: 0, to: 99 } or 'bytes=0-99', both ends included; ${came(range)} came.`,
  )
}
