import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Notifier } from './notifier'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells all who listen once, however often something was new', () => {
  const notifier = new Notifier()
  const told: string[] = []
  notifier.subscribe(() => told.push('one'))
  const leave = notifier.subscribe(() => told.push('other'))
  for (let n = 0; n < 100; n++) notifier.notify()
  expect(told).toEqual([])
  vi.runAllTimers()
  expect(told).toEqual(['one', 'other'])
  leave()
  notifier.notify()
  vi.runAllTimers()
  expect(told).toEqual(['one', 'other', 'one'])
})

it('waits for nothing while nobody listens, and tells who comes then what was missed', () => {
  const notifier = new Notifier()
  notifier.notify()
  expect(vi.getTimerCount()).toBe(0)
  const told: string[] = []
  notifier.subscribe(() => told.push('missed'))
  vi.runAllTimers()
  expect(told).toEqual(['missed'])
  notifier.subscribe(() => told.push('later'))
  expect(vi.getTimerCount()).toBe(0)
})
