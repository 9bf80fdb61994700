/**
 * MD5 (RFC 1321) of some bytes, as 32 hex digits.
 *
 * It is here because the published checksums of MNIST are MD5, and a page on plain http has no crypto.subtle
 * (which has no MD5 anyway). It recognises files and notices damage; it protects nobody from a forger.
 */

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
/** K[i] = ⌊2³² · |sin(i + 1)|⌋, as the RFC defines its table. */
const K = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296) | 0)

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/** Mixes the 64-byte block at `at` into the four words of `state`. */
function mixBlock(state: Int32Array, view: DataView, at: number, words: Int32Array): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i, true)
  let a = state[0]
  let b = state[1]
  let c = state[2]
  let d = state[3]
  for (let i = 0; i < 64; i++) {
    const round = i >> 4
    let f: number
    let g: number
    if (round === 0) {
      f = (b & c) | (~b & d)
      g = i
    } else if (round === 1) {
      f = (d & b) | (~d & c)
      g = (5 * i + 1) & 15
    } else if (round === 2) {
      f = b ^ c ^ d
      g = (3 * i + 5) & 15
    } else {
      f = c ^ (b | ~d)
      g = (7 * i) & 15
    }
    const sum = (a + f + K[i] + words[g]) | 0
    a = d
    d = c
    c = b
    b = (b + rotate(sum, SHIFTS[4 * round + (i & 3)])) | 0
  }
  state[0] = (state[0] + a) | 0
  state[1] = (state[1] + b) | 0
  state[2] = (state[2] + c) | 0
  state[3] = (state[3] + d) | 0
}

/** The hash so far: whole blocks are mixed in as they come, the rest at the end. */
class Hash {
  private readonly state = new Int32Array([0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476])
  private readonly words = new Int32Array(16)
  private readonly view: DataView

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Both ends are multiples of 64. */
  mix(from: number, to: number): void {
    for (let at = from; at < to; at += 64) mixBlock(this.state, this.view, at, this.words)
  }

  /** The rest, a one bit, zeros, and the length in bits, which must end a block. */
  end(): string {
    const { bytes, state } = this
    const rest = bytes.subarray(bytes.length & ~63)
    const tail = new Uint8Array(rest.length < 56 ? 64 : 128)
    tail.set(rest)
    tail[rest.length] = 0x80
    const view = new DataView(tail.buffer)
    view.setUint32(tail.length - 8, (bytes.length << 3) >>> 0, true)
    view.setUint32(tail.length - 4, Math.floor(bytes.length / 0x20000000), true)
    for (let at = 0; at < tail.length; at += 64) mixBlock(state, view, at, this.words)
    return [...new Uint8Array(state.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}

export function md5(bytes: Uint8Array): string {
  const hash = new Hash(bytes)
  hash.mix(0, bytes.length & ~63)
  return hash.end()
}

/** A mebibyte takes about five milliseconds. */
const SLICE = 1 << 20

/** The same for a page that must not stand still: `rest` is awaited after every slice. */
export async function md5InSlices(bytes: Uint8Array, rest: () => Promise<void>): Promise<string> {
  const hash = new Hash(bytes)
  const whole = bytes.length & ~63
  for (let from = 0; from < whole; from += SLICE) {
    hash.mix(from, Math.min(whole, from + SLICE))
    await rest()
  }
  return hash.end()
}
