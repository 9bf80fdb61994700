import { describe, expect, it } from 'vitest'
import { Appearances, colourOf, identityOf, letterOf, showAppearances } from './palette'
import { counted, grouped } from './numbers'

describe('the identity of an actor', () => {
  it('gives the notebook the eighth colour and others the first seven in order', () => {
    expect([0, 1, 2, 7, 8].map(colourOf)).toEqual([8, 1, 2, 7, 1])
  })

  it('gives the second round square tokens', () => {
    expect([1, 7, 8, 14, 15].map((index) => identityOf(index, 'x').square)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ])
  })

  it('takes the number at the end of a name as its letter', () => {
    expect(['account_1', 'worker_12', 'count', 'Bank', '7', 'w2', ''].map(letterOf)).toEqual([
      '1',
      '12',
      'c',
      'B',
      '7',
      '2',
      '?',
    ])
  })
})

describe('a name', () => {
  const stage = (appearances: Appearances, ...actors: [number, string][]) =>
    appearances.meet(actors.map(([index, name]) => ({ index, name })))

  it('keeps its place when its cell runs again and makes another actor', () => {
    const seen = new Appearances()
    stage(seen, [0, 'notebook'], [1, 'bank'], [2, 'auditor'])
    stage(seen, [0, 'notebook'], [3, 'bank'], [4, 'auditor'], [5, 'account'])
    expect([3, 4, 5].map((index) => seen.placeOf(index))).toEqual([1, 2, 3])
    showAppearances(seen)
    expect([3, 4, 5].map(colourOf)).toEqual([1, 2, 3])
    showAppearances(new Appearances())
    expect([3, 4, 5].map(colourOf)).toEqual([3, 4, 5])
  })

  it('that two actors have at one time has two places', () => {
    const seen = new Appearances()
    stage(seen, [1, 'worker'], [2, 'worker'])
    stage(seen, [3, 'worker'], [4, 'worker'])
    expect([1, 2, 3, 4].map((index) => seen.placeOf(index))).toEqual([1, 2, 1, 2])
  })
})

describe('numbers on the stage', () => {
  it('has a thin space for thousands and leaves decimals alone', () => {
    expect([4260, 62.4, 1234567, 12.3456].map(grouped)).toEqual([
      '4\u2009260',
      '62.4',
      '1\u2009234\u2009567',
      '12.3456',
    ])
  })

  it('says no, one or many', () => {
    expect([0, 1, 4].map((n) => counted(n, 'message'))).toEqual(['no messages', '1 message', '4 messages'])
  })
})
