import { describe, expect, it } from 'vitest'
import { BatchBuilder, Kind, type Batch } from '../protocol/wire'
import { Feeding } from './feeding'

interface Told {
  readonly method: string
  readonly args?: readonly unknown[]
  readonly to?: number
}

/** What one host says, in batches of these messages. */
function saying(...batches: readonly (readonly Told[])[]): Batch[] {
  const builder = new BatchBuilder()
  let n = 0
  return batches.map((messages) => {
    for (const { method, args = [], to = 2 } of messages) {
      builder.args.push(...args)
      builder.push(Kind.Tell, n++, 1, to, 1, -1, builder.intern(method), -1, 0, args.length, 0, 1)
    }
    return builder.take(1).batch
  })
}

const A: Told = { method: 'a', args: [1, 'x'] }
const B: Told = { method: 'b' }
const C: Told = { method: 'c', args: [[3]] }

function hear(expected: readonly Batch[], said: readonly Batch[]): Feeding {
  const feeding = new Feeding()
  for (const batch of expected) feeding.expect(1, batch)
  for (const batch of said) feeding.hear(1, batch)
  return feeding
}

describe('What a host says once more', () => {
  it('is the same, wherever its batches begin and end', async () => {
    const expected = saying([A, B], [C], [A])
    for (const said of [saying([A, B], [C], [A]), saying([A], [B, C, A]), saying([A, B, C], [A])]) {
      const feeding = hear(expected, said)
      await feeding.done()
      expect(feeding.difference).toBe('')
    }
  })

  it.each<[string, readonly (readonly Told[])[]]>([
    ['another argument', [[{ ...A, args: [1, 'y'] }, B]]],
    ['another method', [[{ ...A, method: 'z' }, B]]],
    ['another receiver', [[{ ...A, to: 3 }, B]]],
    ['another order', [[B, A]]],
    ['more', [[A, B], [C]]],
  ])('is different with %s', async (_, said) => {
    const feeding = hear(saying([A, B]), saying(...said))
    await feeding.done()
    expect(feeding.difference).toBe('worker 1 said something else')
  })

  it('is waited for until all of it is said, or nobody waits any more', async () => {
    const [first, second] = saying([A], [B])
    const feeding = hear([first, second], [first])
    let over = false
    const done = feeding.done().then(() => (over = true))
    await Promise.resolve()
    expect(over).toBe(false)
    feeding.giveUp('it was ended')
    await done
    expect(feeding.difference).toBe('it was ended')
  })
})
