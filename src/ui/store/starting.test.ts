import { expect, it } from 'vitest'
import { actor, frameOf } from '../stage/fixtures/frames'
import { isStarting } from './starting'

const frame = frameOf([actor(0)], { mode: 'step', phase: 'running', delivered: 6, known: 6 })

it('is starting while a cell runs and the stage still shows the end of the one before', () => {
  expect(isStarting(frame)).toBe(true)
})

it('is not starting at the end of its own run, at rest, or at full speed', () => {
  expect(isStarting({ ...frame, canUndo: true })).toBe(false)
  expect(isStarting({ ...frame, phase: 'idle' })).toBe(false)
  expect(isStarting({ ...frame, mode: 'live' })).toBe(false)
})
