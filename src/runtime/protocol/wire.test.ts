import { expect, it } from 'vitest'
import { BatchBuilder, Kind, STRIDE, countOf, headersOf, posted, received } from './wire'

const EDGES = [0, 1, -1, 0xffff, 0x10000, 0xd800, -0xd800, 2 ** 31 - 1, -(2 ** 31)]

/** A batch of so many messages whose numbers are drawn from the edges of what a number may be. */
function batchOf(messages: number) {
  const builder = new BatchBuilder()
  const numbers: number[] = []
  const next = () => {
    const number = EDGES[(numbers.length * 7 + messages) % EDGES.length]
    numbers.push(number)
    return number
  }
  for (let i = 0; i < messages; i++) {
    numbers.push(Kind.Tell)
    builder.push(
      Kind.Tell, next(), next(), next(), next(), next(), next(), next(), next(), next(), next(), next(),
    ) // oxfmt-ignore
  }
  return { batch: builder.take(1).batch, numbers }
}

it.each([0, 1, 3, 16, 17, 64, 65])(
  'headers of %i messages come out of a thread as they went in',
  (messages) => {
    const { batch, numbers } = batchOf(messages)
    const came = received(structuredClone(posted(batch)))
    expect(came).toEqual(batch)
    expect([...headersOf(came)]).toEqual(numbers)
    expect(countOf(came)).toBe(messages)
    expect(numbers).toHaveLength(messages * STRIDE)
  },
)

it('what a batch doesn’t have is not posted', () => {
  const { batch } = batchOf(1)
  expect(posted(batch)).toHaveLength(4)
  expect(posted({ ...batch, names: ['add'] })).toHaveLength(6)
})
