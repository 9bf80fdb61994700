/**
 * IDX, the file format MNIST is published in: two zero bytes, a type code, the number of dimensions, each
 * dimension as a big-endian 32-bit number, then the values.
 *
 * Only unsigned bytes (type 0x08) are read, because that is all MNIST has. Everything a wrong file can do
 * wrong is told in words, because the reader of the message is someone who put a file into a folder. Which
 * file it is, and whether it is the true one, is checksums.ts's matter.
 */

export interface Idx {
  readonly shape: number[]
  /** A view of the file's bytes, not a copy. */
  readonly data: Uint8Array
}

export class IdxError extends Error {
  override name = 'IdxError'
}

const UNSIGNED_BYTE = 0x08
const OTHER_TYPES: Record<number, string> = {
  0x09: 'signed bytes',
  0x0b: '16-bit integers',
  0x0c: '32-bit integers',
  0x0d: '32-bit floats',
  0x0e: '64-bit floats',
}

const hex = (byte: number): string => '0x' + byte.toString(16).padStart(2, '0')

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** What a file that is not IDX looks like, for the message. */
function resemblance(bytes: Uint8Array): string {
  if (isGzip(bytes)) return ' It is a gzip file: unpack it first, or read it with readIdxFile.'
  if (bytes[0] === 0x3c)
    return ' It looks like a web page, which a server may send in place of a missing file.'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return ' It looks like a zip archive.'
  return ''
}

export function readIdx(bytes: Uint8Array): Idx {
  if (bytes.length === 0) throw new IdxError('The file is empty.')
  if (bytes.length >= 2 && (bytes[0] !== 0 || bytes[1] !== 0)) {
    throw new IdxError(
      `This is not an IDX file: it must start with two zero bytes, and starts with ` +
        `${hex(bytes[0])} ${hex(bytes[1])}.${resemblance(bytes)}`,
    )
  }
  if (bytes.length < 4) {
    throw new IdxError(
      `The file is truncated: an IDX header has at least 4 bytes, and it has ${bytes.length}.`,
    )
  }
  const type = bytes[2]
  const dimensions = bytes[3]
  if (type !== UNSIGNED_BYTE) {
    const holds = OTHER_TYPES[type]
    throw new IdxError(
      `The IDX type code is ${hex(type)}${holds ? ` (${holds})` : ', which IDX does not define'}; ` +
        `only unsigned bytes (0x08) can be read.`,
    )
  }
  if (dimensions === 0) throw new IdxError('The IDX file has no dimensions, so it holds nothing.')

  const headerSize = 4 + 4 * dimensions
  if (bytes.length < headerSize) {
    throw new IdxError(
      `The file is truncated: ${dimensions} dimensions need a header of ${headerSize} bytes, ` +
        `and the file has ${bytes.length}.`,
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i))
  // A zero anywhere makes the product 0, so this refuses only what a real file of that size could not be.
  const size = shape.reduce((product, n) => product * n, 1)
  const shown = shape.join(' × ')
  if (!Number.isSafeInteger(size) || size > 2 ** 32) {
    throw new IdxError(`The dimensions overflow: ${shown} values are more than a file can hold here.`)
  }
  const held = bytes.length - headerSize
  if (held < size) {
    throw new IdxError(
      `The file is truncated: ${shown} = ${size} values are announced, and ${held} are there.`,
    )
  }
  if (held > size) {
    throw new IdxError(
      `The file is too long: ${shown} = ${size} values are announced, and ${held} are there.`,
    )
  }
  return { shape, data: bytes.subarray(headerSize) }
}

export function writeIdx(shape: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = shape.reduce((product, n) => product * n, 1)
  if (shape.length === 0 || shape.length > 255) throw new IdxError('An IDX file has 1 to 255 dimensions.')
  if (size !== data.length) {
    throw new IdxError(`A shape of ${shape.join(' × ')} needs ${size} values, and there are ${data.length}.`)
  }
  const bytes = new Uint8Array(4 + 4 * shape.length + size)
  bytes.set([0, 0, UNSIGNED_BYTE, shape.length])
  const view = new DataView(bytes.buffer)
  shape.forEach((n, i) => view.setUint32(4 + 4 * i, n))
  bytes.set(data, 4 + 4 * shape.length)
  return bytes
}

/**
 * The bytes, unpacked if they are gzip. Servers differ: some send a .gz file as it is, some with a
 * Content-Encoding that the browser has undone already, so the bytes themselves are asked, not the name.
 */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) return bytes
  try {
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(unpacked).arrayBuffer())
  } catch (cause) {
    throw new IdxError('The gzip file is damaged or truncated: it could not be unpacked.', { cause })
  }
}

export async function readIdxFile(bytes: Uint8Array<ArrayBuffer>): Promise<Idx> {
  return readIdx(await gunzip(bytes))
}
