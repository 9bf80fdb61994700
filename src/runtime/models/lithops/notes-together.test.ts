import { expect, test } from 'vitest'
import { FunctionRegister } from '../../record/functions'
import type { FunctionNote } from '../../protocol/functions'
import { notesTogether } from './notes-together'

const begun = (call: number, container = 'one', at = call, cold = false): FunctionNote => ({
  ...{ t: 'begun', at, job: 'j', calls: [call], container, cold },
})
const done = (call: number, at = call): FunctionNote => ({
  ...{ t: 'done', at, job: 'j', calls: [call], requests: call, gbSeconds: 0 },
})
const stands = (running: number): FunctionNote => ({
  ...{ t: 'platform', at: running, running, waiting: 0, containers: 2, limit: 2, requests: 0 },
  ...{ gbSeconds: 0, gbSecond: 0, million: 0, asOf: '' },
})
const submitted: FunctionNote = { t: 'submitted', at: 0, job: 'j', name: 'f', calls: 9, memory: 256 }

test('what was said of calls of one job and one container is one note, and of the platform the last', () => {
  expect(
    notesTogether([submitted, begun(1), begun(2, 'two'), stands(1), begun(3), done(8), stands(2), done(9)]),
  ).toEqual([
    submitted,
    { ...begun(3), calls: [1, 3] },
    begun(2, 'two'),
    stands(2),
    { ...done(9), calls: [8, 9] },
  ])
})

test('a cold start is not a warm one', () => {
  expect(notesTogether([begun(1, 'one', 1, true), begun(2)])).toHaveLength(2)
})

test('a call that was lost and begins elsewhere has not ended', () => {
  const notes = [begun(1), done(4), begun(4, 'two', 9)]
  const register = new FunctionRegister()
  for (const note of [submitted, ...notesTogether([begun(4)]), ...notesTogether(notes)])
    register.note('p', note)
  expect(register.jobs.get('j')?.calls.get(4)).toMatchObject({ container: 'two', begun: 9, done: NaN })
})
