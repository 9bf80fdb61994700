import { describe, expect, it } from 'vitest'
import { nearestName } from './nearest'

describe('the nearest name', () => {
  it.each([
    ['conut', ['count', 'account'], 'count'],
    ['Count', ['count'], 'count'],
    ['account_1', ['account_2', 'bank', 'account_11'], 'account_2'],
    ['bnak', ['notebook', 'bank'], 'bank'],
    ['x', ['y'], 'y'],
    ['count', ['zebra'], ''],
    ['count', [], ''],
    ['', ['a', 'bank'], 'a'],
  ])('of %j among %j is %j', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest)
  })

  it('is the first of those equally near', () => {
    expect(nearestName('worker', ['worker_1', 'worker_2'])).toBe('worker_1')
  })

  it('compares the first forty characters of long names only', () => {
    const long = 'a'.repeat(200_000)
    expect(nearestName(long, [`${'a'.repeat(40)}b`, 'c'])).toBe(`${'a'.repeat(40)}b`)
  })
})
