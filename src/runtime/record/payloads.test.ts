import { expect, it } from 'vitest'
import { Payloads } from './payloads'

const kept = (payloads: Payloads, rows: number) =>
  Array.from({ length: rows }, (_, row) => payloads.of(row)).filter((payload) => payload !== undefined)

it('the arguments of a message stay, one or several', () => {
  const payloads = new Payloads()
  payloads.keep(0, 1, 'one', 3)
  payloads.keep(1, 2, ['a', 'b'], 2)
  expect(payloads.of(0)).toMatchObject({ argc: 1, args: 'one' })
  expect(payloads.of(1)).toMatchObject({ argc: 2, args: ['a', 'b'] })
  expect([payloads.of(2), payloads.of(-1)]).toEqual([undefined, undefined])
})

it('of a million messages the last 1024 stay, and their bytes are what is counted', () => {
  const payloads = new Payloads()
  for (let row = 0; row < 1_000_000; row++) payloads.keep(row, 1, row, 8)
  expect(payloads.of(999_999)?.args).toBe(999_999)
  expect(payloads.of(1_000_000 - 1024)?.args).toBe(1_000_000 - 1024)
  expect(payloads.of(1_000_000 - 1025)).toBeUndefined()
  expect(payloads.bytes).toBe(1024 * 8)
})

it('large arguments push older ones out at 4 MiB, and one that is larger is not kept at all', () => {
  const payloads = new Payloads()
  const mib = 1024 * 1024
  for (let row = 0; row < 6; row++) payloads.keep(row, 1, row, mib)
  payloads.keep(6, 1, 'too large', 5 * mib)
  expect(kept(payloads, 7).map(({ args }) => args)).toEqual([2, 3, 4, 5])
  expect(payloads.bytes).toBe(4 * mib)
})

it('a message that is delivered later than younger ones is kept too, and one delivered again counts once', () => {
  const payloads = new Payloads()
  payloads.keep(7, 1, 'young', 10)
  payloads.keep(3, 1, 'old', 10)
  payloads.keep(3, 1, 'old', 10)
  expect(kept(payloads, 8).map(({ args }) => args)).toEqual(['old', 'young'])
  expect(payloads.bytes).toBe(20)
  payloads.keep(5000, 1, 'much younger', 10)
  payloads.keep(4, 1, 'much too old', 10)
  expect(payloads.of(4)).toBeUndefined()
})

it('of a message without arguments it stays known that it had none', () => {
  const payloads = new Payloads()
  for (let row = 0; row < 5000; row++) payloads.keep(row, row % 2, row, 8)
  expect(payloads.of(1000)).toEqual({ argc: 0, args: [] })
  expect(payloads.of(1001)).toBeUndefined()
  expect(payloads.of(6000)).toBeUndefined()
})
