/**
 * An object as a stream: what is read is fetched, and no more, so an object may be bigger than anybody's memory.
 *
 * It reads one version of the object. Where another takes its place under way, reading on is an error: half of one and
 * half of the other would be neither.
 */
import { BadCall } from '../../actor/errors'
import type { Store } from '../../store/port'
import { came } from '../given'
import { StorageChangedError, storageError } from './storage-errors'

/** Bytes that an iteration gives at a time. */
const PIECE = 1 << 20

export interface Streamed {
  readonly bucket: string
  readonly key: string
  readonly version: number
  /** The first byte to read, and the one behind the last. */
  readonly from: number
  readonly end: number
}

export class ObjectReader {
  readonly #apply: Store['apply']
  readonly #object: Streamed
  #at: number

  constructor(apply: Store['apply'], object: Streamed) {
    this.#apply = apply
    this.#object = object
    this.#at = object.from
  }

  /** Bytes of what is read as a whole. */
  get size(): number {
    return this.#object.end - this.#object.from
  }

  /** The next `size` bytes, or fewer at the end, or none behind it; without `size` all that are left. */
  async read(size = Infinity): Promise<Uint8Array> {
    if (typeof size !== 'number' || !(size >= 0) || !(Number.isInteger(size) || size === Infinity))
      throw new BadCall(`read takes a number of bytes; ${came(size)} came.`)
    const { bucket, key, version, end } = this.#object
    const [from, to] = [this.#at, Math.min(end, this.#at + size)]
    if (from >= to) return new Uint8Array()
    // Whoever reads twice at once gets two parts that follow each other.
    this.#at = to
    const answer = await this.#apply({ op: 'get', bucket, key, range: { from, to: to - 1 } })
    if (!answer.ok) throw storageError(answer)
    if (answer.value.version !== version)
      throw new StorageChangedError(`/${bucket}/${key} was changed while it was read. Get it again.`)
    return answer.value.body as Uint8Array
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = await this.read(PIECE)
      if (piece.length === 0) return
      yield piece
    }
  }
}
