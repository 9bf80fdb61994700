import { expect, it } from 'vitest'
import { States, type StateEntry } from './states'

const entry = (actor: number, time: number): StateEntry => ({
  actor,
  time,
  rows: time,
  row: -1,
  fields: [{ name: 'value', text: String(time), changed: false }],
})

it('an actor’s state at a moment is the one that was reported last before it', () => {
  const states = new States()
  for (const [actor, time] of [[1, 10], [2, 15], [1, 20], [1, 30]] as const) states.add(entry(actor, time)) // oxfmt-ignore
  expect([9, 10, 19, 20, 99].map((time) => states.at(1, time)?.time)).toEqual([undefined, 10, 10, 20, 30])
  expect(states.at(3, 99)).toBeUndefined()
})

it('of ten thousand reports the latest 8192 stay, and all are counted', () => {
  const states = new States()
  for (let n = 0; n < 10_000; n++) states.add(entry(n % 7, n))
  expect([states.total, states.first, states.since(0).length]).toEqual([10_000, 1808, 8192])
  expect(states.since(9_998).map(({ time }) => time)).toEqual([9_998, 9_999])
})
