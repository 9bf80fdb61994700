/**
 * A picture as a PNG file in base64, so that a notebook's file can hold it.
 *
 * Its pixels are stored and not packed: a cell's pictures are small, and this way nothing has to be waited for and no
 * canvas is needed.
 */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel, row by row. */
  readonly rgba: Uint8ClampedArray
}

/** Bytes that one stored block holds at the most. */
const BLOCK = 65_535

export function pngOf({ width, height, rgba }: Picture): string {
  const size = [...word(width), ...word(height)]
  return base64([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    // 8 bits a colour, with alpha; no other choices.
    chunk('IHDR', Uint8Array.of(...size, 8, 6, 0, 0, 0)),
    chunk('IDAT', stored(lines(width, height, rgba))),
    chunk('IEND', new Uint8Array()),
  ])
}

/** Every line begins with its filter: none. */
function lines(width: number, height: number, rgba: Uint8ClampedArray): Uint8Array {
  const bytes = new Uint8Array(height * (width * 4 + 1))
  for (let y = 0; y < height; y += 1)
    bytes.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1)
  return bytes
}

/** A zlib stream of stored blocks. */
function stored(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK))
  const stream = new Uint8Array(2 + blocks * 5 + bytes.length + 4)
  stream.set([0x78, 0x01])
  let at = 2
  for (let block = 0; block < blocks; block += 1) {
    const part = bytes.subarray(block * BLOCK, (block + 1) * BLOCK)
    const { length } = part
    const last = block === blocks - 1 ? 1 : 0
    stream.set([last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255], at)
    stream.set(part, at + 5)
    at += 5 + length
  }
  stream.set(word(adler(bytes)), at)
  return stream
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  bytes.set(word(data.length))
  bytes.set(
    [...name].map((letter) => letter.charCodeAt(0)),
    4,
  )
  bytes.set(data, 8)
  bytes.set(word(crc(bytes.subarray(4, data.length + 8))), data.length + 8)
  return bytes
}

function word(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

function crc(bytes: Uint8Array): number {
  let rest = ~0
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return ~rest >>> 0
}

function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return ((b << 16) | a) >>> 0
}

function base64(parts: readonly Uint8Array[]): string {
  let text = ''
  for (const part of parts)
    for (let at = 0; at < part.length; at += 4096)
      text += String.fromCharCode(...part.subarray(at, at + 4096))
  return btoa(text)
}
