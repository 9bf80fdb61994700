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

it('1000 seeds that are paused, patiently and in a hurry, with and without kills, lose nothing', async () => {
  for (const pauses of ['patient', 'hurried'] as const) {
    for (const kills of [0, 2]) {
      const { problems } = await sweep(1000, 250, drain, { kills, pauses })
      expect(problems).toEqual([])
    }
  }
})

it('1000 seeds on an unordered network break the order of sender and receiver, and nothing else', async () => {
  const waived = / got \d+ after|after its end/
  for (const options of [{ kills: 0 }, { kills: 3 }, { kills: 1, pauses: 'patient' }] as const) {
    const { problems } = await sweep(1000, 334, drain, { ...options, ordering: 'unordered' })
    expect(problems.filter((words) => !waived.test(words))).toEqual([])
  }
})
