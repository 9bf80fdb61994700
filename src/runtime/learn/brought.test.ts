import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { lookAt, type Finding } from './brought.ts'
import { FILES, missingFrom } from './checksums.ts'
import { writeIdx } from './idx.ts'

const look = (name: string, bytes: Uint8Array): Promise<Finding> =>
  lookAt({ name, size: bytes.length, bytes: async () => new Uint8Array(bytes) }, async () => {})
const idx = (...shape: number[]): Uint8Array =>
  writeIdx(shape, new Uint8Array(shape.reduce((product, n) => product * n, 1)))
const drawn = new Uint8Array(
  readFileSync(new URL('../../../public/datasets/drawn/t10k-labels-idx1-ubyte.gz', import.meta.url)),
)

describe('a file that a person brought', () => {
  it.each<[string, string, Uint8Array, string]>([
    [
      'pictures of another size',
      'train-images-idx3-ubyte',
      idx(50, 32, 32),
      'Its pictures have 32 × 32 pixels. Those of MNIST have 28 × 28.',
    ],
    [
      'other contents in the same shape',
      't10k-labels-idx1-ubyte.gz',
      gzipSync(idx(10_000)),
      'It has the shape of t10k-labels-idx1-ubyte and other contents: its checksum is not 27ae3e4e…. ' +
        'Fashion-MNIST has files of the same names and shapes.',
    ],
    [
      'fewer labels under a name of MNIST, with a dot for the dash',
      't10k-labels.idx1-ubyte',
      idx(500),
      'It holds 500 values, and t10k-labels-idx1-ubyte holds 10000.',
    ],
    [
      'fewer labels under another name',
      'my-labels',
      idx(3),
      'It holds 3 values. None of MNIST’s four files does.',
    ],
    [
      'half a file',
      'train-labels-idx1-ubyte',
      idx(60_000).subarray(0, 30_000),
      'The file is truncated: 60000 = 60000 values are announced, and 29992 are there.',
    ],
    [
      'half a packed file',
      'train-labels-idx1-ubyte.gz',
      gzipSync(drawn).subarray(0, 600),
      'The gzip file is damaged or truncated: it could not be unpacked.',
    ],
    [
      'drawn digits',
      't10k-labels-idx1-ubyte.gz',
      drawn,
      'It is one of the digits drawn by a program. The page has these already.',
    ],
    ['nothing', 'empty', new Uint8Array(0), 'The file is empty.'],
  ])('with %s is none of the four, and is told what it is', async (_what, name, bytes, words) => {
    expect(await look(name, bytes)).toEqual({
      name,
      size: bytes.length,
      file: null,
      words: words.replace('’', "'"),
      bytes: null,
    })
  })

  it('that is a web page or an archive is told so', async () => {
    const ascii = (text: string) => new TextEncoder().encode(text)
    expect((await look('a.gz', ascii('<!doctype html>'))).words).toContain('looks like a web page')
    expect((await look('a.zip', ascii('PK\u0003\u0004'))).words).toContain('looks like a zip archive')
  })

  it('that is too large is not read, and one that cannot be read is told so', async () => {
    const bytes = async (): Promise<never> => {
      throw new DOMException('a folder', 'NotFoundError')
    }
    const found = (size: number) => lookAt({ name: 'x', size, bytes }, async () => {})
    expect((await found(65 * 1024 * 1024)).words).toMatch(/^It is too large/)
    expect((await found(4096)).words).toMatch(/^It could not be read/)
  })

  it('of the real MNIST is known under any name, packed or not, and lets the page rest in between', async (ctx) => {
    const folder = inject('mnistDir')
    if (folder === '') return ctx.skip('MNIST_DIR is not set')
    const packed = readFileSync(join(folder, 't10k-images-idx3-ubyte.gz'))
    for (const bytes of [packed, gunzipSync(packed)]) {
      let rests = 0
      const given = new Uint8Array(bytes)
      const found = await lookAt(
        { name: 'x (1)', size: given.length, bytes: async () => given },
        async () => {
          rests++
        },
      )
      expect(found).toMatchObject({
        file: 't10k-images-idx3-ubyte',
        words: 'MNIST: 10 000 pictures to test with.',
      })
      expect(found.bytes).toBe(given)
      expect(rests).toBe(8)
    }
  })
})

it('missing is what is not among the files that are there', () => {
  expect(missingFrom([])).toEqual(FILES)
  expect(missingFrom([FILES[2], FILES[0]])).toEqual([FILES[1], FILES[3]])
  expect(missingFrom(FILES)).toEqual([])
})
