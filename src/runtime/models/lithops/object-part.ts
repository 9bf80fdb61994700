/**
 * `obj`, as a call has it: a part of an object, and a stream to read it.
 *
 * Lines stay whole: a line belongs to the part in which it begins. So a part is read from the first line that begins in it
 * to where the first one behind it begins, and the parts of an object are together the object, whatever their size. A line
 * end that can overlap itself, such as `||`, may be found elsewhere than by somebody who reads from the beginning.
 */
import { answerPython } from '../python-names'
import type { PartOf } from './partitions'

/** Bytes `from` up to and with `to` of the object; fewer at its end. */
export type ReadRange = (from: number, to: number) => Promise<Uint8Array>

const BLOCK = 64 * 1024

export class ObjectPart {
  readonly bucket: string
  readonly key: string
  readonly part: number
  readonly totalParts: number
  /** Bytes of the part as it was cut, both ends included; null: all of the object. */
  readonly dataByteRange: readonly [number, number] | null
  readonly chunkSize: number
  readonly dataStream: PartStream

  constructor(of: PartOf, read: ReadRange) {
    this.bucket = of.bucket
    this.key = of.key
    this.part = of.part
    this.totalParts = of.totalParts
    this.dataByteRange = of.range
    this.chunkSize = of.chunkSize
    this.dataStream = new PartStream(of, read)
  }
}
answerPython(ObjectPart.prototype, 'obj', ['total_parts', 'data_byte_range', 'chunk_size', 'data_stream'])

export class PartStream {
  private at: number | null = null
  private end: number | null = null

  constructor(
    private readonly of: PartOf,
    private readonly readRange: ReadRange,
  ) {}

  /** The next `n` bytes, all that are left where it isn't said; none at the end. */
  async read(n = Infinity): Promise<Uint8Array> {
    this.at ??= await this.begin()
    this.end ??= await this.over()
    const to = Math.min(this.end, this.at + n)
    if (to <= this.at) return new Uint8Array(0)
    const bytes = await this.readRange(this.at, to === Infinity ? Number.MAX_SAFE_INTEGER : to - 1)
    this.at = to
    return bytes
  }

  /** All that is left, as text. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.read())
  }

  /** The lines that are left, without what ends them. */
  async *lines(): AsyncGenerator<string> {
    const text = await this.text()
    if (text === '') return
    const newline = this.of.newline || '\n'
    const lines = text.split(newline)
    if (text.endsWith(newline)) lines.pop()
    yield* lines
  }

  private begin(): Promise<number> | number {
    const { range, newline } = this.of
    if (range === null || range[0] === 0) return 0
    return newline === '' ? range[0] : this.lineFrom(range[0])
  }

  private over(): Promise<number> | number {
    const { range, newline, size } = this.of
    if (range === null) return Number.isNaN(size) ? Infinity : size
    return newline === '' ? range[1] + 1 : this.lineFrom(range[1] + 1)
  }

  /** Where the first line begins that begins at `from` or behind it: the end of the object where there is none. */
  private async lineFrom(from: number): Promise<number> {
    const { size } = this.of
    const newline = new TextEncoder().encode(this.of.newline)
    // What ends a line may stand across two blocks.
    for (let at = from - newline.length; at < size; at += BLOCK) {
      const block = await this.readRange(Math.max(0, at), Math.min(size, at + BLOCK + newline.length) - 1)
      const found = indexOf(block, newline, 0)
      const line = found < 0 ? -1 : Math.max(0, at) + found + newline.length
      if (line >= from) return line
    }
    return size
  }
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0], from); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at
  }
  return -1
}
