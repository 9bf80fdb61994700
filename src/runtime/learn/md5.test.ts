import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { md5, md5InSlices } from './md5.ts'
import { seededRandom } from './random.ts'

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

it.each([
  ['', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['abc', '900150983cd24fb0d6963f7d28e17f72'],
  [
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
    '57edf4a22be3c955ac49da2e2107b67a',
  ],
])('%j has the sum that RFC 1321 prints', (text, sum) => {
  expect(md5(ascii(text))).toBe(sum)
})

it('agrees with Node’s own for every length up to three blocks, wherever the bytes lie in their buffer', () => {
  const random = seededRandom(7)
  const bytes = Uint8Array.from({ length: 200 }, () => random() * 256)
  for (let length = 0; length <= 192; length++) {
    const part = bytes.subarray(3, 3 + length)
    expect(md5(part)).toBe(createHash('md5').update(part).digest('hex'))
  }
})

it('comes out the same in slices, with a rest after each', async () => {
  const bytes = new Uint8Array(2.5 * 2 ** 20 + 7).fill(201)
  let rests = 0
  const sum = await md5InSlices(bytes, async () => {
    rests++
  })
  expect([sum, rests]).toEqual([md5(bytes), 3])
})
