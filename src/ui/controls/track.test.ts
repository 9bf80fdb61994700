import { describe, expect, it } from 'vitest'
import { inGroups, keyedTo, pointedTo, ticksOf } from './track'

describe('the track of the scrubber', () => {
  it('is moved on by keys, and never below the first step or beyond the last that was gone', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End']
    expect(keys.map((key) => keyedTo(key, 5, 2, 9))).toEqual([4, 6, 2, 9, 2, 9])
    expect(keyedTo('Enter', 5, 2, 9)).toBeNull()
  })

  it('gives the step under a pointer, of those that were gone', () => {
    expect([0, 0.26, 0.5, 1].map((share) => pointedTo(share, 1, 3, 6))).toEqual([1, 2, 3, 3])
    expect(pointedTo(0.4, 0, 0, 0)).toBe(0)
  })

  it('has a tick a step up to sixty', () => {
    expect(ticksOf(2)).toEqual([0, 0.5, 1])
    expect(ticksOf(60)).toHaveLength(61)
    expect([ticksOf(61), ticksOf(1), ticksOf(0)]).toEqual([[], [], []])
  })

  it('puts together what would lie over each other', () => {
    const forks = [{ at: 9 }, { at: 0 }, { at: 1 }]
    expect(inGroups(forks, 10, 100, 20)).toEqual([
      { at: 0, all: [{ at: 0 }, { at: 1 }] },
      { at: 9, all: [{ at: 9 }] },
    ])
    expect(inGroups(forks, 10, 1000, 20)).toHaveLength(3)
  })
})
