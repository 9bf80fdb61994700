import { expect, it } from 'vitest'
import { sweep } from './testing/sweep'

const drain = (then: () => void) => void setImmediate(then)

it('5000 seeds of random programs, threads and kills keep order, count every message and leave no promise', async () => {
  for (const [kills, loss, letters] of [
    [0, 0, 60],
    [2, 0, 25],
    [6, 0, 60],
    [2, 0.2, 40],
    [10, 0.05, 100],
  ]) {
    const { problems } = await sweep(1000, 1000, drain, { kills, loss, letters })
    expect(problems).toEqual([])
  }
})
