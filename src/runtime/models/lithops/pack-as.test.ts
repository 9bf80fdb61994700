import { describe, expect, it } from 'vitest'
import type { Env } from '../../actor/env'
import { NotShippable } from '../../ship/not-shippable'
import { ship, type ShipHooks } from '../../ship/ship'
import { bytesOf, packValue, unpackValue } from './pack-as'

const hooks: ShipHooks = { encodeRef: () => undefined, nativeOf: () => undefined }
const env = {
  pack(value: unknown) {
    const bundle = ship(value, hooks)
    return { bundle, bytes: bundle.bytes }
  },
} as unknown as Env

describe('a value that a call needs or leaves', () => {
  it.each([
    [7],
    ['text'],
    [null],
    [undefined],
    [true],
    [12n],
    [NaN],
    [[]],
    [[1, 'two', null, undefined, 3n, -0]],
  ])('travels as it is where it is plain, and counts as packing counts: %o', (value) => {
    const packed = packValue(env, 'x', value)
    expect(Array.isArray(packed)).toBe(true)
    expect(unpackValue(env, packed)).toEqual(value)
    expect(bytesOf(packed)).toBe(env.pack(value).bytes)
  })

  it('is another list each time it is unpacked', () => {
    const packed = packValue(env, 'x', [1, 2])
    const first = unpackValue(env, packed)
    expect(unpackValue(env, packed)).not.toBe(first)
  })

  it.each([[{ a: 1 }], [[[1]]], [Array.from({ length: 17 }, () => 0)], [Object.assign([1], { name: 'x' })]])(
    'is packed where it is more: %o',
    (value) => {
      expect(packValue(env, 'x', value)).toHaveProperty('bundle')
    },
  )

  it('is refused under its name where it can’t travel', () => {
    expect(() => packValue(env, 'data[3]', Promise.resolve())).toThrow(NotShippable)
    expect(() => packValue(env, 'data[3]', Promise.resolve())).toThrow('`data[3]`')
    expect(() => packValue(env, 'data[3]', Symbol('own'))).toThrow('`data[3]`')
    expect(() => packValue(env, 'data[3]', [Symbol('own')])).toThrow('`data[3][0]`')
  })
})
