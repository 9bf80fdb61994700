import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { equalValues } from './equal-values'

const any = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
})

describe('Values from the wire', () => {
  it('equal their copies', () => {
    fc.assert(fc.property(any, (value) => equalValues(value, structuredClone(value))))
  })

  it.each([
    [0, -0],
    [1, '1'],
    [null, undefined],
    [[1, 2], [1]],
    [[1], { 0: 1 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: undefined }, { b: undefined }],
    [new Uint8Array([1]), new Int8Array([1])],
    [new Uint8Array([1, 2]), new Uint8Array([1, 3])],
    [new Uint8Array([1]).buffer, new Uint8Array([2]).buffer],
    [new Map([[1, 2]]), new Map([[1, 3]])],
    [new Set([1]), new Set([2])],
    [new Date(1), new Date(2)],
    [/a/, /a/g],
    [new Error('a'), new TypeError('a')],
    [new Error('a', { cause: 1 }), new Error('a', { cause: 2 })],
  ])('%o is not %o', (a, b) => {
    expect(equalValues(a, b)).toBe(false)
    expect(equalValues(b, a)).toBe(false)
  })

  it('that go round in a circle are called different, which costs time and no truth', () => {
    const circle = (): object => {
      const it = { it: null as unknown }
      it.it = it
      return it
    }
    expect(equalValues(circle(), circle())).toBe(false)
  })
})
