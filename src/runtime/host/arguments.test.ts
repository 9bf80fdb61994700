import { expect, test } from 'vitest'
import { BatchBuilder, FLAG_MOVED } from '../protocol/wire'
import { ArgumentsCopier } from './arguments'

const BIG = 64 * 1024

function sent(value: unknown, given: Set<ArrayBufferLike>) {
  const copier = new ArgumentsCopier(given)
  const builder = new BatchBuilder()
  copier.copyInto([value], builder)
  return {
    arg: builder.args[0],
    transfers: builder.transfers ?? [],
    isMoved: (copier.flags & FLAG_MOVED) !== 0,
  }
}

test('a big buffer is copied, and the copy is moved', () => {
  const body = new Uint8Array(BIG).fill(7)
  const { arg, transfers, isMoved } = sent({ body }, new Set())
  expect(arg).toEqual({ body })
  expect(transfers).toHaveLength(1)
  expect(transfers).not.toContain(body.buffer)
  expect(isMoved).toBe(true)
})

test('one that was given away is moved itself, however deep it lies, and once', () => {
  const body = new Uint8Array(BIG)
  const given = new Set<ArrayBufferLike>([body.buffer])
  const { transfers } = sent({ ok: true, value: { body, again: [body] } }, given)
  expect(transfers).toEqual([body.buffer])
  expect(given.size).toBe(0)
  expect(sent({ body }, given).transfers).not.toContain(body.buffer)
})

test('a small one inside something else is copied, given away or not', () => {
  const body = new Uint8Array(8)
  const { arg, transfers } = sent({ body }, new Set([body.buffer]))
  expect(arg).toEqual({ body })
  expect((arg as { body: Uint8Array }).body.buffer).not.toBe(body.buffer)
  expect(transfers).toEqual([])
})
