import { expect, it } from 'vitest'
import { sweep } from './testing/sweep'

const drain = (then: () => void) => void setImmediate(then)

it('runs that are paused and let go again before all is still lose nothing and handle nothing twice', async () => {
  expect((await sweep(1, 50, drain, { kills: 0, pauses: 'hurried' })).problems).toEqual([])
  expect((await sweep(1, 50, drain, { kills: 2, pauses: 'hurried' })).problems).toEqual([])
})
