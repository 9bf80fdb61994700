import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gunzip, IdxError, readIdx, readIdxFile, writeIdx } from './idx.ts'
import { splitOf } from './split.ts'

const idx = (shape: number[], values: number, type = 8): Uint8Array => {
  const bytes = new Uint8Array(4 + 4 * shape.length + values)
  bytes.set([0, 0, type, shape.length])
  shape.forEach((n, i) => new DataView(bytes.buffer).setUint32(4 + 4 * i, n))
  return bytes
}

describe('readIdx', () => {
  it('gives the shape and the values', () => {
    const bytes = new Uint8Array([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255])
    expect(readIdx(bytes)).toEqual({ shape: [2, 3], data: new Uint8Array([1, 2, 3, 4, 5, 255]) })
  })

  it('reads a file that lies somewhere inside a larger buffer', () => {
    const inside = new Uint8Array([9, 9, 9, 0, 0, 8, 1, 0, 0, 0, 2, 5, 6, 9]).subarray(3, 13)
    expect(readIdx(inside)).toEqual({ shape: [2], data: new Uint8Array([5, 6]) })
  })

  it('reads a file with no values', () => {
    expect(readIdx(idx([0, 28, 28], 0))).toEqual({ shape: [0, 28, 28], data: new Uint8Array(0) })
  })

  it('reads what writeIdx wrote', () => {
    const data = Uint8Array.from({ length: 24 }, (_, i) => i * 10)
    expect(readIdx(writeIdx([2, 3, 4], data))).toEqual({ shape: [2, 3, 4], data })
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(0), /empty/],
    ['a single zero', new Uint8Array(1), /truncated.*at least 4 bytes, and it has 1/],
    ['half a header', new Uint8Array([0, 0, 8]), /truncated/],
    ['text', new TextEncoder().encode('label,pixel0,pixel1'), /not an IDX file.*two zero bytes.*0x6c 0x61/],
    ['a web page', new TextEncoder().encode('<!doctype html>'), /not an IDX file.*web page/],
    ['a gzip file', gzipSync(idx([1], 1)), /not an IDX file.*gzip.*unpack/],
    ['a zip archive', new TextEncoder().encode('PK\x03\x04'), /not an IDX file.*zip/],
    ['floats', idx([2], 8, 0x0d), /type code is 0x0d \(32-bit floats\); only unsigned bytes/],
    ['an unknown type', idx([2], 2, 0x07), /type code is 0x07, which IDX does not define/],
    ['no dimensions', new Uint8Array([0, 0, 8, 0]), /no dimensions/],
    [
      'dimensions cut off',
      new Uint8Array([0, 0, 8, 3, 0, 0, 0, 1]),
      /truncated: 3 dimensions need a header of 16 bytes/,
    ],
    ['values cut off', idx([2, 3], 5), /truncated: 2 × 3 = 6 values are announced, and 5 are there/],
    ['no values', idx([60000, 28, 28], 0), /truncated.*and 0 are there/],
    ['a value too many', idx([2, 3], 7), /too long: 2 × 3 = 6 values are announced, and 7 are there/],
    ['huge dimensions', idx([0xffffffff, 0xffffffff], 3), /dimensions overflow: 4294967295 × 4294967295/],
    ['many huge dimensions', idx(new Array(255).fill(0xffffffff), 3), /dimensions overflow/],
    ['little-endian dimensions', idx([0x60ea0000], 60000), /truncated/],
  ])('says what is wrong with %s', (_name, bytes, words) => {
    expect(() => readIdx(bytes)).toThrow(IdxError)
    expect(() => readIdx(bytes)).toThrow(words)
  })
})

describe('writeIdx', () => {
  it('refuses a shape that the values do not fill', () => {
    expect(() => writeIdx([2, 3], new Uint8Array(5))).toThrow(
      'A shape of 2 × 3 needs 6 values, and there are 5.',
    )
  })
})

describe('gunzip', () => {
  it('unpacks gzip and leaves anything else as it is', async () => {
    const plain = new Uint8Array(idx([3], 3))
    expect(await gunzip(plain)).toBe(plain)
    expect(await gunzip(new Uint8Array(gzipSync(plain)))).toEqual(plain)
    expect(await readIdxFile(new Uint8Array(gzipSync(plain)))).toEqual(readIdx(plain))
  })

  it('says so when the gzip file is cut off or damaged', async () => {
    const packed = new Uint8Array(gzipSync(idx([1000], 1000)))
    await expect(gunzip(packed.slice(0, packed.length - 9))).rejects.toThrow(/damaged or truncated/)
    packed[packed.length - 6] ^= 1 // A bit of the check sum.
    await expect(gunzip(packed)).rejects.toThrow(/damaged or truncated/)
  })
})

describe('splitOf', () => {
  const images = readIdx(idx([3, 2, 2], 12))

  it('puts images and labels together', () => {
    const labels = readIdx(idx([3], 3))
    expect(splitOf(images, labels)).toEqual({
      images: images.data,
      labels: labels.data,
      count: 3,
      rows: 2,
      columns: 2,
    })
  })

  it('refuses labels that are not as many as the images', () => {
    expect(() => splitOf(images, readIdx(idx([4], 4)))).toThrow(
      'There are 3 images and 4 labels: the two files do not belong together.',
    )
  })

  it('notices the two files in each other’s place', () => {
    const labels = readIdx(idx([3], 3))
    expect(() => splitOf(labels, images)).toThrow(/Is it the labels’ file\?/)
    expect(() => splitOf(images, images)).toThrow(/Is it the images’ file\?/)
  })
})
